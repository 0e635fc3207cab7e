package org.broadsheet.comment;

import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.broadsheet.shared.Formats;
import org.broadsheet.shared.PageInfo;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Signer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
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
    private final ReportService reports;
    private final ModerationBulk bulk;
    private final ModerationLists lists;
    private final Signer signer;

    ModerationResource(
            ModerationService service,
            ReportService reports,
            ModerationBulk bulk,
            ModerationLists lists,
            Signer signer) {
        this.service = service;
        this.reports = reports;
        this.bulk = bulk;
        this.lists = lists;
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
            @Valid @BeanParam ModerationFilter filter,
            @Valid @BeanParam ModerationPlace place,
            @Valid @BeanParam PageRequest request,
            @Context UriInfo uri) {
        return Answers.page(lists.page(filter, place, request, new PageLinks(uri, signer)));
    }

    @GET
    @Path("counts")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "countComments",
            summary = "Count comments",
            description = "What waits, and what stands where.")
    @APIResponse(
            responseCode = "200",
            description = "The numbers",
            extensions = @Extension(name = Contract.UNVERSIONED, value = ""),
            content = @Content(schema = @Schema(implementation = CommentTotals.class)))
    public CommentTotals counts(@Valid @BeanParam ModerationPlace place) {
        return lists.counts(place);
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

    @GET
    @Path("{id}/reports")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "listCommentReports",
            summary = "List the reports of a comment",
            description =
                    "Newest first. Approving the comment dismisses those that nobody has decided about, and further ones"
                            + " do not hide it; rejecting or deleting it upholds them.")
    @APIResponse(
            responseCode = "200",
            description = "A page of reports",
            content = @Content(schema = @Schema(implementation = ReportPage.class)))
    public Response reports(UUID id, @Valid @BeanParam PageRequest request, @Context UriInfo uri) {
        return Answers.page(reports.list(id, request, new PageLinks(uri, signer)));
    }

    @GET
    @Path("{id}/history")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "listCommentDecisions",
            summary = "List what was decided about a comment",
            description = "Newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of decisions",
            content = @Content(schema = @Schema(implementation = DecisionPage.class)))
    public Response history(UUID id, @Valid @BeanParam PageRequest request, @Context UriInfo uri) {
        return Answers.page(service.history(id, request, new PageLinks(uri, signer)));
    }

    @GET
    @Path("{id}/revisions")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "listCommentRevisions",
            summary = "List the texts that a comment had before",
            description = "Newest first; empty where its writer never changed it. They are erased with the comment.")
    @APIResponse(
            responseCode = "200",
            description = "A page of texts",
            content = @Content(schema = @Schema(implementation = RevisionPage.class)))
    public Response revisions(UUID id, @Valid @BeanParam PageRequest request, @Context UriInfo uri) {
        return Answers.page(service.revisions(id, request, new PageLinks(uri, signer)));
    }

    @POST
    @Path("{id}/actions/approve")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "approveComment",
            summary = "Approve a comment",
            description = "Readers see it from now on, also one that was rejected before. The body may be absent.")
    @APIResponse(
            responseCode = "200",
            description = "The comment as it is now",
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    public Response approve(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) DecisionNote note) {
        return answer(service.decide(id, ifMatch, CommentStatus.approved, DecisionNote.reason(note)));
    }

    @POST
    @Path("{id}/actions/reject")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "rejectComment",
            summary = "Reject a comment",
            description = "Readers do not see it; where answers below it are shown, its place stays. The body may be"
                    + " absent.")
    @APIResponse(
            responseCode = "200",
            description = "The comment as it is now",
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    public Response reject(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) RejectComment why) {
        return answer(service.decide(id, ifMatch, CommentStatus.rejected, RejectComment.reason(why)));
    }

    @POST
    @Path("{id}/actions/undo")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "undoCommentDecision",
            summary = "Take back the last decision about a comment",
            description =
                    "It stands where it stood before; once more takes back the one before that. 409 `invalidState`"
                            + " where nothing is left to take back or the comment is deleted. The body may be absent.")
    @APIResponse(
            responseCode = "200",
            description = "The comment as it is now",
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    public Response undo(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) DecisionNote note) {
        return answer(service.undo(id, ifMatch, DecisionNote.reason(note)));
    }

    @POST
    @Path("{id}/actions/claim")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "claimComment",
            summary = "Claim a comment",
            description = "You are about to decide about it: until the claim ends others cannot, and are answered 409"
                    + " `locked` with the `lock`. It ends by itself, with your decision or by `release`; claim again to"
                    + " hold it for longer.")
    @APIResponse(
            responseCode = "200",
            description = "The comment as it is now",
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    public Response claim(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(service.claim(id, ifMatch));
    }

    @POST
    @Path("{id}/actions/release")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "releaseComment",
            summary = "Give up a claim",
            description = "Also where nobody has one. 409 `locked`, with the `lock`, where it is somebody else's.")
    @APIResponse(
            responseCode = "200",
            description = "The comment as it is now",
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    public Response release(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(service.release(id, ifMatch));
    }

    @POST
    @Path("{id}/actions/feature")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "featureComment",
            summary = "Feature a comment",
            description =
                    "Picks an approved one as worth reading; readers see that at once. Rejecting or deleting ends it.")
    @APIResponse(
            responseCode = "200",
            description = "The comment as it is now",
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    public Response feature(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) DecisionNote note) {
        return answer(service.mark(id, ifMatch, DecisionAction.feature, DecisionNote.reason(note)));
    }

    @POST
    @Path("{id}/actions/unfeature")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "unfeatureComment",
            summary = "No longer feature a comment",
            description = "Ends `feature`.")
    @APIResponse(
            responseCode = "200",
            description = "The comment as it is now",
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    public Response unfeature(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) DecisionNote note) {
        return answer(service.mark(id, ifMatch, DecisionAction.unfeature, DecisionNote.reason(note)));
    }

    @POST
    @Path("{id}/actions/pin")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "pinComment",
            summary = "Pin a comment",
            description =
                    "Says that an approved one is to be shown above others; it keeps its place in lists. Rejecting or deleting ends it.")
    @APIResponse(
            responseCode = "200",
            description = "The comment as it is now",
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    public Response pin(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) DecisionNote note) {
        return answer(service.mark(id, ifMatch, DecisionAction.pin, DecisionNote.reason(note)));
    }

    @POST
    @Path("{id}/actions/unpin")
    @RolesAllowed(Rights.MODERATE)
    @Operation(operationId = "unpinComment", summary = "No longer pin a comment", description = "Ends `pin`.")
    @APIResponse(
            responseCode = "200",
            description = "The comment as it is now",
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    public Response unpin(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) DecisionNote note) {
        return answer(service.mark(id, ifMatch, DecisionAction.unpin, DecisionNote.reason(note)));
    }

    @POST
    @Path("{id}/actions/lock")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "lockThread",
            summary = "Lock a thread",
            description = "Nobody answers below the comment any more, which must be one that begins a thread.")
    @APIResponse(
            responseCode = "200",
            description = "The comment as it is now",
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    public Response lock(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) DecisionNote note) {
        return answer(service.mark(id, ifMatch, DecisionAction.lock, DecisionNote.reason(note)));
    }

    @POST
    @Path("{id}/actions/unlock")
    @RolesAllowed(Rights.MODERATE)
    @Operation(operationId = "unlockThread", summary = "Unlock a thread", description = "Ends `lock`.")
    @APIResponse(
            responseCode = "200",
            description = "The comment as it is now",
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    public Response unlock(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) DecisionNote note) {
        return answer(service.mark(id, ifMatch, DecisionAction.unlock, DecisionNote.reason(note)));
    }

    @POST
    @Path("actions/bulk")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = ModerationBulk.OPERATION,
            summary = "Decide about many comments",
            description =
                    "At most 200, one after the other, each made or refused for itself as a call for it alone would"
                            + " be; `version` takes the place of `If-Match`. 200 tells of each, also where some were refused.")
    @APIResponse(
            responseCode = "200",
            description = "What became of each",
            extensions = @Extension(name = Contract.UNVERSIONED, value = ""),
            content = @Content(schema = @Schema(implementation = DecidedComments.class)))
    public DecidedComments bulk(@Valid @NotNull DecideComments input) {
        return bulk.decide(input.items());
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
    public void delete(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Parameter(description = "What moderators are told about it") @QueryParam("note") @Size(max = 500) String note) {
        service.delete(id, ifMatch, Reason.noted(note == null ? null : Formats.clean(note)));
    }

    private static Response answer(CommentView comment) {
        return Answers.versioned(comment.version(), comment);
    }

    @Schema(name = "CommentReportPage", description = "A page of reports")
    record ReportPage(List<ReportView> data, PageInfo page) {}

    @Schema(name = "CommentPage", description = "A page of comments")
    record CommentPage(List<CommentView> data, PageInfo page) {}

    @Schema(name = "CommentRevisionPage", description = "A page of texts")
    record RevisionPage(List<CommentRevisionView> data, PageInfo page) {}

    @Schema(name = "CommentDecisionPage", description = "A page of decisions")
    record DecisionPage(List<DecisionView> data, PageInfo page) {}
}
