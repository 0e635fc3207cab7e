package org.broadsheet.desk;

import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.broadsheet.audit.Audited;
import org.broadsheet.http.Problem;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.EditLock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/manage/articles/{id}/lock")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Audited
@Tag(name = "Desk")
@Extension(name = Contract.MANAGEMENT, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class LockResource {

    private final LockService service;

    LockResource(LockService service) {
        this.service = service;
    }

    @GET
    @RolesAllowed(Rights.READ)
    @Operation(
            operationId = "readLock",
            summary = "Read who is at work on an article",
            description = "A lock that has ended is none.")
    @APIResponse(
            responseCode = "200",
            description = "The lock",
            extensions = @Extension(name = Contract.UNVERSIONED, value = ""),
            content = @Content(schema = @Schema(implementation = EditLock.class)))
    public EditLock read(UUID id) {
        return service.read(id);
    }

    @POST
    @RolesAllowed(Rights.EDIT)
    @Operation(
            operationId = "takeLock",
            summary = "Say that you are at work on an article",
            description =
                    "Takes the lock, or takes it for longer where you have it already; the body may be absent. It ends by"
                            + " itself. It tells others and stops nobody: whoever saves needs `If-Match`, with a lock and"
                            + " without. 409 `locked`, with the `lock`, where somebody else has it.")
    @APIResponse(
            responseCode = "200",
            description = "The lock, which is yours",
            extensions = @Extension(name = Contract.UNVERSIONED, value = ""),
            content = @Content(schema = @Schema(implementation = EditLock.class)))
    public EditLock take(UUID id, @Nullable @Valid @RequestBody(required = false) TakeLock how) {
        return service.take(id, how == null ? TakeLock.PLAIN : how);
    }

    @DELETE
    @RolesAllowed(Rights.EDIT)
    @Operation(
            operationId = "giveUpLock",
            summary = "Say that you are no longer at work on an article",
            description = "Also where nobody is. 409 `locked`, with the `lock`, where it is somebody else's.")
    @APIResponse(responseCode = "204", description = "You have no lock")
    public void giveUp(UUID id) {
        service.giveUp(id);
    }
}
