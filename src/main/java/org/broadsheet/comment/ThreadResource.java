package org.broadsheet.comment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.broadsheet.http.Problem;
import org.broadsheet.reference.Delivered;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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

    ThreadResource(Threads threads, Delivered delivered, ObjectMapper json) {
        this.threads = threads;
        this.delivered = delivered;
        this.json = json;
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "readPublicComment",
            summary = "Read a comment",
            description = "With its first replies; only while its article is public.")
    @APIResponse(
            responseCode = "200",
            description = "The comment",
            content = @Content(schema = @Schema(implementation = PublicComment.class)))
    public Response read(UUID id, @Valid @BeanParam ThreadRequest thread, @Context Request request)
            throws JsonProcessingException {
        return delivered.json(request, json.writeValueAsString(threads.one(id, thread.replies())));
    }

    @GET
    @Path("{id}/replies")
    @Operation(
            operationId = "listPublicReplies",
            summary = "List the replies to a comment",
            description = "Direct ones, oldest first, each with its own first replies.")
    @APIResponse(
            responseCode = "200",
            description = "A page of comments",
            content = @Content(schema = @Schema(implementation = PublicComment.Replies.class)))
    public Response replies(
            UUID id,
            @Valid @BeanParam ThreadRequest thread,
            @Valid @BeanParam PageRequest page,
            @Context UriInfo uri,
            @Context Request request)
            throws JsonProcessingException {
        PublicComment.Replies found = threads.repliesTo(id, page, thread.replies(), uri);
        Response.ResponseBuilder answer = delivered.builder(request, json.writeValueAsString(found));
        return PageLinks.header(answer, found.page()).build();
    }
}
