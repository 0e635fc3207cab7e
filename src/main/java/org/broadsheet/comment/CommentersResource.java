package org.broadsheet.comment;

import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.audit.Audited;
import org.broadsheet.http.Idempotency;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(CommentersResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Audited
@Tag(name = "Commenters", description = "Readers who have signed in and commented")
@Extension(name = Contract.MANAGEMENT, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class CommentersResource {

    static final String PATH = "/api/v1/manage/commenters";

    /** Notes never change. */
    private static final int ONLY_VERSION = 1;

    private final CommenterService service;
    private final CommenterLists lists;
    private final Signer signer;
    private final Idempotency idempotency;

    CommentersResource(CommenterService service, CommenterLists lists, Signer signer, Idempotency idempotency) {
        this.service = service;
        this.lists = lists;
        this.signer = signer;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "listCommenters",
            summary = "List readers who comment",
            description =
                    "Who began to comment last comes first. Who moderates in some sections only sees those who wrote"
                            + " something there.")
    @APIResponse(
            responseCode = "200",
            description = "A page of readers",
            content = @Content(schema = @Schema(implementation = CommenterPage.class)))
    public Response list(
            @Valid @BeanParam CommenterFilter filter, @Valid @BeanParam PageRequest request, @Context UriInfo uri) {
        return Answers.page(lists.page(filter, request, new PageLinks(uri, signer)));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "readCommenter",
            summary = "Read who a reader is to moderators",
            description = "How they write, what was decided about it and imposed on them; with the version as ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The reader",
            content = @Content(schema = @Schema(implementation = CommenterView.class)))
    public Response read(UUID id) {
        return answer(service.read(id));
    }

    @POST
    @Path("{id}/actions/ban")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = CommenterService.BAN,
            summary = "Ban a reader",
            description =
                    "Their comments are refused with 403 `banned`, which tells them the reason and until when. In a"
                            + " section it needs your right in all of it, without one everywhere. With `removeComments`, what"
                            + " readers read of theirs there is rejected; where that is cut off, ban again.")
    @APIResponse(
            responseCode = "200",
            description = "The reader as they are now",
            content = @Content(schema = @Schema(implementation = CommenterView.class)))
    public Response ban(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid @NotNull BanCommenter how) {
        return answer(service.ban(id, ifMatch, how));
    }

    @POST
    @Path("{id}/actions/alwaysHold")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "holdCommenter",
            summary = "Always hold a reader's comments",
            description =
                    "Each is queued and shown when a moderator approves it, whatever the mode. Rights as for `ban`."
                            + " The body may be absent.")
    @APIResponse(
            responseCode = "200",
            description = "The reader as they are now",
            content = @Content(schema = @Schema(implementation = CommenterView.class)))
    public Response hold(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) HoldCommenter how) {
        return answer(service.hold(id, ifMatch, how == null ? HoldCommenter.EVERYWHERE : how));
    }

    @POST
    @Path("{id}/actions/warn")
    @RolesAllowed(Rights.MODERATE)
    @Operation(operationId = "warnCommenter", summary = "Warn a reader", description = "Keeps what they are warned of.")
    @APIResponse(
            responseCode = "200",
            description = "The reader as they are now",
            content = @Content(schema = @Schema(implementation = CommenterView.class)))
    public Response warn(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid @NotNull WarnCommenter what) {
        return answer(service.warn(id, ifMatch, what.text()));
    }

    @POST
    @Path("{id}/actions/lift")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "liftSanction",
            summary = "Lift sanctions",
            description = "One, or all that stand. Rights as for imposing each. The body may be absent.")
    @APIResponse(
            responseCode = "200",
            description = "The reader as they are now",
            content = @Content(schema = @Schema(implementation = CommenterView.class)))
    public Response lift(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) LiftSanction which) {
        return answer(service.lift(id, ifMatch, Optional.ofNullable(which).map(LiftSanction::sanction)));
    }

    @GET
    @Path("{id}/notes")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "listCommenterNotes",
            summary = "List the notes about a reader",
            description = "Newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of notes",
            content = @Content(schema = @Schema(implementation = CommenterNotePage.class)))
    public Response notes(UUID id, @Valid @BeanParam PageRequest request, @Context UriInfo uri) {
        return Answers.page(service.notes(id, request, new PageLinks(uri, signer)));
    }

    @POST
    @Path("{id}/notes")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "writeCommenterNote",
            summary = "Write a note about a reader",
            description = "For moderators only. It is neither changed nor deleted later, and changes nothing about the"
                    + " reader.")
    @APIResponse(
            responseCode = "201",
            description = "The note",
            content = @Content(schema = @Schema(implementation = CommenterNoteView.class)))
    public Response write(UUID id, @Valid @NotNull WriteCommenterNote input) {
        String path = PATH + "/" + id + "/notes";
        return idempotency.once(path, () -> {
            CommenterNoteView note = service.write(id, input);
            return Answers.created(path, note.id(), ONLY_VERSION, note);
        });
    }

    @GET
    @Path("{id}/notes/{note}")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "readCommenterNote",
            summary = "Read a note about a reader",
            description = "It never changes.")
    @APIResponse(
            responseCode = "200",
            description = "The note",
            content = @Content(schema = @Schema(implementation = CommenterNoteView.class)))
    public Response note(UUID id, UUID note) {
        return Answers.versioned(ONLY_VERSION, service.note(id, note));
    }

    private static Response answer(CommenterView commenter) {
        return Answers.versioned(commenter.version(), commenter);
    }

    @Schema(name = "CommenterPage", description = "A page of readers")
    record CommenterPage(List<CommenterRowView> data, PageInfo page) {}

    @Schema(name = "CommenterNotePage", description = "A page of notes")
    record CommenterNotePage(List<CommenterNoteView> data, PageInfo page) {}
}
