package org.broadsheet.comment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.Tenant;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.function.Supplier;
import org.broadsheet.delivery.PublishedArticles;
import org.broadsheet.http.Idempotency;
import org.broadsheet.http.Problem;
import org.broadsheet.limit.Limited;
import org.broadsheet.limit.RouteClass;
import org.broadsheet.reference.Delivered;
import org.broadsheet.security.Reader;
import org.broadsheet.security.Readers;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/articles/{article}/comments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Comments", description = "What readers say about articles")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class CommentsResource {

    private final CommentService service;
    private final Threads threads;
    private final Delivered delivered;
    private final ObjectMapper json;
    private final Idempotency idempotency;
    private final Readers readers;

    CommentsResource(
            CommentService service,
            Threads threads,
            Delivered delivered,
            ObjectMapper json,
            Idempotency idempotency,
            Readers readers) {
        this.service = service;
        this.threads = threads;
        this.delivered = delivered;
        this.json = json;
        this.idempotency = idempotency;
        this.readers = readers;
    }

    @GET
    @Operation(
            operationId = "listPublicComments",
            summary = "List an article's comments",
            description = "Those that begin threads, newest first by default, each with its first replies.")
    @APIResponse(
            responseCode = "200",
            description = "A page of comments",
            content = @Content(schema = @Schema(implementation = PublicComment.Replies.class)))
    public Response list(
            @Parameter(description = "Slug or id") @PathParam("article") String name,
            @Parameter(description = "The order") @QueryParam("sort") @DefaultValue("newest") ThreadSort sort,
            @Valid @BeanParam ThreadRequest thread,
            @Valid @BeanParam PageRequest page,
            @Context UriInfo uri,
            @Context Request request)
            throws JsonProcessingException {
        Threads.Page found = threads.ofArticle(name, sort, page, thread.replies(), uri);
        if (!found.isNamed(name)) {
            return delivered.moved(path(found.slug()), uri.getRequestUri().getRawQuery());
        }
        Response.ResponseBuilder answer = delivered.builder(request, json.writeValueAsString(found.comments()));
        return PageLinks.header(answer, found.comments().page()).build();
    }

    @POST
    @Limited(RouteClass.comments)
    @Tenant(Reader.TENANT)
    @Operation(
            operationId = "createPublicComment",
            summary = "Comment on an article",
            description =
                    "Needs no account. A reader who has signed in at the publisher's provider may send its token: the comment"
                            + " carries the name in it. 201: it is shown. 202: a moderator looks at it first.")
    @APIResponse(
            responseCode = "201",
            description = "The comment, which is shown",
            content = @Content(schema = @Schema(implementation = PublicComment.class)))
    @APIResponse(
            responseCode = "202",
            description = "The comment, which is held",
            content = @Content(schema = @Schema(implementation = PublicComment.class)))
    @APIResponse(responseCode = "401", description = "A token was sent that is not a reader's")
    @APIResponse(responseCode = "429", description = "Too many comments from one network")
    public Response create(
            @Parameter(description = "Slug or id") @PathParam("article") String name,
            @NotNull CreateComment input,
            @Context UriInfo uri) {
        Optional<Reader> reader = readers.current();
        CreateComment named = service.named(input, reader);
        PublishedArticles.Found article = service.article(name);
        if (!article.isNamed(name)) {
            return delivered.moved(path(article.slug()), uri.getRequestUri().getRawQuery());
        }
        // By the article's id: under a new slug it is the same thread.
        String route = "/api/v1/articles/" + article.id() + "/comments";
        Supplier<Response> creation = () -> created(service.create(article, named, reader));
        return reader.isPresent() ? idempotency.once(route, creation) : idempotency.onceForGuest(route, creation);
    }

    private static Response created(Comment comment) {
        Response.ResponseBuilder answer = comment.isApproved()
                ? Response.status(Response.Status.CREATED)
                        .header(HttpHeaders.LOCATION, ThreadResource.PATH + "/" + comment.id())
                : Response.status(Response.Status.ACCEPTED);
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(PublicComment.toItsWriter(comment))
                .build();
    }

    private static String path(String slug) {
        return "/api/v1/articles/" + slug + "/comments";
    }
}
