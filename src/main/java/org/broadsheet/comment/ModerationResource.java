package org.broadsheet.comment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.broadsheet.audit.Audited;
import org.broadsheet.http.Problem;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.Answers;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.PageInfo;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Signer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/manage/comments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Audited
@Tag(name = "Comments", description = "What readers say about articles")
@Extension(name = Contract.MANAGEMENT, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class ModerationResource {

    private final ModerationService service;
    private final Signer signer;

    ModerationResource(ModerationService service, Signer signer) {
        this.service = service;
        this.signer = signer;
    }

    @GET
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "listComments",
            summary = "List comments",
            description = "Of all articles, newest first by default; `queued=true` is the moderators' queue.")
    @APIResponse(
            responseCode = "200",
            description = "A page of comments",
            content = @Content(schema = @Schema(implementation = CommentPage.class)))
    public Response list(
            @BeanParam ModerationFilter filter, @Valid @BeanParam PageRequest request, @Context UriInfo uri) {
        return Answers.page(service.list(filter, request, new PageLinks(uri, signer)));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Rights.MODERATE)
    @Operation(operationId = "readComment", summary = "Read a comment", description = "With its version as ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The comment",
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    public Response read(UUID id) {
        return answer(service.read(id));
    }

    @POST
    @Path("{id}/actions/approve")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "approveComment",
            summary = "Approve a comment",
            description = "Readers see it from now on, also one that was rejected before.")
    @APIResponse(
            responseCode = "200",
            description = "The comment as it is now",
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    public Response approve(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(service.decide(id, ifMatch, CommentStatus.approved));
    }

    @POST
    @Path("{id}/actions/reject")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "rejectComment",
            summary = "Reject a comment",
            description = "Readers do not see it; where answers below it are shown, its place stays.")
    @APIResponse(
            responseCode = "200",
            description = "The comment as it is now",
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    public Response reject(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(service.decide(id, ifMatch, CommentStatus.rejected));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "deleteComment",
            summary = "Delete a comment",
            description = "Name, e-mail address and text are erased for ever; where answers below it are shown, its"
                    + " place stays.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        service.delete(id, ifMatch);
    }

    private static Response answer(CommentView comment) {
        return Answers.versioned(comment.version(), comment);
    }

    @Schema(name = "CommentPage", description = "A page of comments")
    record CommentPage(List<CommentView> data, PageInfo page) {}
}
