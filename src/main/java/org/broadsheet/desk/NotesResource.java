package org.broadsheet.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(NotesResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Audited
@Tag(name = "Desk", description = "What is said about articles inside the newsroom, and who is at work on them")
@Extension(name = Contract.MANAGEMENT, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class NotesResource {

    static final String PATH = "/api/v1/manage/articles/{id}/notes";

    /** Notes never change. */
    private static final int ONLY_VERSION = 1;

    private final NoteService service;
    private final Signer signer;
    private final Idempotency idempotency;

    NotesResource(NoteService service, Signer signer, Idempotency idempotency) {
        this.service = service;
        this.signer = signer;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Rights.READ)
    @Operation(
            operationId = "listNotes",
            summary = "List the notes about an article",
            description = "Newest first: what was said about it with an action and without. Readers see none of it.")
    @APIResponse(
            responseCode = "200",
            description = "A page of notes",
            content = @Content(schema = @Schema(implementation = NotePage.class)))
    public Response list(UUID id, @Valid @BeanParam PageRequest request, @Context UriInfo uri) {
        return Answers.page(service.list(id, request, new PageLinks(uri, signer)));
    }

    @POST
    @RolesAllowed(Rights.EDIT)
    @Operation(
            operationId = "writeNote",
            summary = "Write a note about an article",
            description = "For the newsroom, whatever the article's state. It is neither changed nor deleted later, and"
                    + " changes nothing about the article.")
    @APIResponse(
            responseCode = "201",
            description = "The note",
            content = @Content(schema = @Schema(implementation = NoteView.class)))
    public Response write(UUID id, @Valid @NotNull WriteNote input) {
        String path = PATH.replace("{id}", id.toString());
        return idempotency.once(path, () -> {
            NoteView note = service.write(id, input);
            return Answers.created(path, note.id(), ONLY_VERSION, note);
        });
    }

    @GET
    @Path("{note}")
    @RolesAllowed(Rights.READ)
    @Operation(operationId = "readNote", summary = "Read a note about an article", description = "It never changes.")
    @APIResponse(
            responseCode = "200",
            description = "The note",
            content = @Content(schema = @Schema(implementation = NoteView.class)))
    public Response read(UUID id, UUID note) {
        return Answers.versioned(ONLY_VERSION, service.read(id, note));
    }

    @Schema(name = "NotePage", description = "A page of notes")
    record NotePage(List<NoteView> data, PageInfo page) {}
}
