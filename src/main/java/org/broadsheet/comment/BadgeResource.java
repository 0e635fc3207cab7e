package org.broadsheet.comment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.broadsheet.audit.Audited;
import org.broadsheet.http.Problem;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.Contract;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/manage/commenters/{id}/actions/badge")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Audited
@Tag(name = "Comments", description = "What readers say about articles")
@Extension(name = Contract.MANAGEMENT, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class BadgeResource {

    private final BadgeService service;

    BadgeResource(BadgeService service) {
        this.service = service;
    }

    @POST
    @RolesAllowed(Rights.ACCOUNTS)
    @Operation(
            operationId = "badgeCommenter",
            summary = "Say who a reader is in the newsroom",
            description =
                    "For a reader who has signed in and commented, by the id of `reader` of their comments. Takes the place"
                            + " of what was said before; their comments show it at once.")
    @APIResponse(
            responseCode = "200",
            description = "The reader as they are known now",
            extensions = @Extension(name = Contract.UNVERSIONED, value = ""),
            content = @Content(schema = @Schema(implementation = BadgeView.class)))
    public BadgeView badge(UUID id, @NotNull @Valid BadgeCommenter input) {
        return service.badge(id, input);
    }
}
