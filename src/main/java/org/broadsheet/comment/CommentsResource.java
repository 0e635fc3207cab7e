package org.broadsheet.comment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.Tenant;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.broadsheet.change.Keys;
import org.broadsheet.conversation.Policies;
import org.broadsheet.delivery.PublishedArticles;
import org.broadsheet.http.Idempotency;
import org.broadsheet.http.Problem;
import org.broadsheet.limit.Limited;
import org.broadsheet.limit.RouteClass;
import org.broadsheet.reference.Delivered;
import org.broadsheet.security.Reader;
import org.broadsheet.security.Readers;
import org.broadsheet.shared.Contract;
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
    private final CommentTokens tokens;
    private final Networks networks;

    CommentsResource(
            CommentService service,
            Threads threads,
            Delivered delivered,
            ObjectMapper json,
            Idempotency idempotency,
            Readers readers,
            CommentTokens tokens,
            Networks networks) {
        this.service = service;
        this.threads = threads;
        this.delivered = delivered;
        this.json = json;
        this.idempotency = idempotency;
        this.readers = readers;
        this.tokens = tokens;
        this.networks = networks;
    }

    @GET
    @Tenant(Reader.TENANT)
    @Operation(
            operationId = "listPublicComments",
            summary = "List an article's comments",
            description =
                    "Those that begin threads, newest first by default, each with its first replies; or all in one"
                            + " row. Links leave out the anchor. Who sends a token sees their own held ones, too.")
    @APIResponse(
            responseCode = "200",
            description = "A page of comments",
            content = @Content(schema = @Schema(implementation = PublicComment.Replies.class)))
    @APIResponse(responseCode = "401", description = "A token was sent that is not good")
    public Response list(
            @Parameter(description = "Slug or id") @PathParam("article") String name,
            @Valid @BeanParam WholeThreadRequest whole,
            @Valid @BeanParam ThreadRequest thread,
            @Valid @BeanParam PageRequest page,
            @Parameter(description = CommentTokens.DESCRIPTION) @HeaderParam(CommentTokens.HEADER) String token,
            @Context UriInfo uri)
            throws JsonProcessingException {
        Visitor visitor = new Visitor(tokens.guest(token), readers.reading());
        Threads.Page found = threads.ofArticle(name, whole, page, thread.replies(), visitor, uri);
        if (!found.isNamed(name)) {
            return moved(name, found.article(), found.slug(), uri);
        }
        return delivered.json(
                json.writeValueAsBytes(found.comments()), found.comments().page(), found.keys());
    }

    @POST
    @Limited(RouteClass.comments)
    @Tenant(Reader.TENANT)
    @Operation(
            operationId = "createPublicComment",
            summary = "Comment on an article",
            description =
                    "Needs no account. A guest is given an `editToken`, and is the same guest where they send one of theirs. A reader who has signed in at the publisher's provider may send its token: the comment"
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
    @APIResponse(responseCode = "403", description = "The reader is banned here")
    @APIResponse(responseCode = "429", description = "Too many comments from one network")
    public Response create(
            @Parameter(description = "Slug or id") @PathParam("article") String name,
            @NotNull CreateComment input,
            @Parameter(description = CommentTokens.DESCRIPTION) @HeaderParam(CommentTokens.HEADER) String token,
            @Context UriInfo uri) {
        Optional<Reader> reader = readers.current();
        Writer writer = new Writer(reader, tokens.guest(token), networks.current());
        CreateComment named = service.named(input, reader);
        Policies.Public found = service.article(name);
        PublishedArticles.Found article = found.article();
        if (!article.isNamed(name)) {
            return moved(name, article.id(), article.slug(), uri);
        }
        // By the article's id: under a new slug it is the same thread.
        String route = "/api/v1/articles/" + article.id() + "/comments";
        if (reader.isPresent()) {
            return idempotency.once(route, () -> created(service.create(found.policy(), named, writer)));
        }
        AtomicReference<Comment> made = new AtomicReference<>();
        Response answer = idempotency.onceForGuest(route, () -> {
            made.set(service.create(found.policy(), named, writer));
            return created(made.get());
        });
        return made.get() == null ? answer : proven(answer, made.get());
    }

    /** The token is in no answer that is kept: guests share the keys under which these are found again. */
    private Response proven(Response answer, Comment comment) {
        String token = tokens.of(comment.guest().orElseThrow(), comment.id());
        return Response.fromResponse(answer)
                .entity(threads.toItsWriter(comment, token))
                .build();
    }

    private Response created(Comment comment) {
        Response.ResponseBuilder answer = comment.isApproved()
                ? Response.status(Response.Status.CREATED)
                        .header(HttpHeaders.LOCATION, ThreadResource.PATH + "/" + comment.id())
                : Response.status(Response.Status.ACCEPTED);
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(threads.toItsWriter(comment, null))
                .build();
    }

    private Response moved(String name, UUID article, String slug, UriInfo uri) {
        return delivered.moved(
                "/api/v1/articles/" + slug + "/comments",
                uri.getRequestUri().getRawQuery(),
                Set.of(Keys.slug(name), Keys.article(article)));
    }
}
