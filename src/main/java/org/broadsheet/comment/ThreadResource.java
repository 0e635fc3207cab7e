package org.broadsheet.comment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.Tenant;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.broadsheet.http.Problem;
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

@Path(ThreadResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Comments", description = "What readers say about articles")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class ThreadResource {

    static final String PATH = "/api/v1/comments";

    private final Threads threads;
    private final Delivered delivered;
    private final ObjectMapper json;
    private final Readers readers;
    private final CommentTokens tokens;

    ThreadResource(Threads threads, Delivered delivered, ObjectMapper json, Readers readers, CommentTokens tokens) {
        this.threads = threads;
        this.delivered = delivered;
        this.json = json;
        this.readers = readers;
        this.tokens = tokens;
    }

    @GET
    @Path("{id}")
    @Tenant(Reader.TENANT)
    @Operation(
            operationId = "readPublicComment",
            summary = "Read a comment",
            description =
                    "With what it answers and its first replies; only while its article is public. Who sends a token sees their"
                            + " own held ones, too.")
    @APIResponse(
            responseCode = "200",
            description = "The comment",
            content = @Content(schema = @Schema(implementation = PublicComment.class)))
    @APIResponse(responseCode = "401", description = "A token was sent that is not good")
    public Response read(
            UUID id,
            @Valid @BeanParam ThreadRequest thread,
            @Parameter(description = CommentTokens.DESCRIPTION) @HeaderParam(CommentTokens.HEADER) String token)
            throws JsonProcessingException {
        PublicComment comment = threads.one(id, thread.replies(), visitor(token));
        return delivered.json(json.writeValueAsBytes(comment), Threads.keys(comment.articleId()));
    }

    @GET
    @Path("{id}/replies")
    @Tenant(Reader.TENANT)
    @Operation(
            operationId = "listPublicReplies",
            summary = "List the replies to a comment",
            description =
                    "Direct ones, oldest first, each with its own first replies. Who sends a token sees their own held ones,"
                            + " too.")
    @APIResponse(
            responseCode = "200",
            description = "A page of comments",
            content = @Content(schema = @Schema(implementation = PublicComment.Replies.class)))
    @APIResponse(responseCode = "401", description = "A token was sent that is not good")
    public Response replies(
            UUID id,
            @Valid @BeanParam ThreadRequest thread,
            @Valid @BeanParam PageRequest page,
            @Parameter(description = CommentTokens.DESCRIPTION) @HeaderParam(CommentTokens.HEADER) String token,
            @Context UriInfo uri)
            throws JsonProcessingException {
        Threads.Page found = threads.repliesTo(id, page, thread.replies(), visitor(token), uri);
        PublicComment.Replies replies = found.comments();
        return delivered.json(json.writeValueAsBytes(replies), replies.page(), found.keys());
    }

    private Visitor visitor(String token) {
        return new Visitor(tokens.guest(token), readers.reading());
    }
}
