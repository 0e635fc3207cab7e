package org.broadsheet.maintenance;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

@Path("/api/v1/manage/maintenance")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Audited
@Tag(name = "Maintenance", description = "What keeps the installation in order")
@Extension(name = Contract.MANAGEMENT, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class MaintenanceResource {

    private final MaintenanceService service;

    MaintenanceResource(MaintenanceService service) {
        this.service = service;
    }

    @GET
    @RolesAllowed(Rights.MAINTAIN)
    @Operation(
            operationId = "readMaintenance",
            summary = "Read what runs",
            description = "Which rebuilds run and how far they are, how the last one went, and what was purged when.")
    @APIResponse(
            responseCode = "200",
            description = "What runs, and what ran last",
            extensions = @Extension(name = Contract.UNVERSIONED, value = ""),
            content = @Content(schema = @Schema(implementation = MaintenanceView.class)))
    public MaintenanceView read() {
        return service.read();
    }

    @POST
    @Path("rebuild")
    @RolesAllowed(Rights.MAINTAIN)
    @Operation(
            operationId = "rebuildReadModel",
            summary = "Rebuild the read model",
            description =
                    "Makes everything that readers see anew from what editors wrote, while it is served: what readers"
                            + " see changes only where it was not as it should be. Any node does it, and another goes on where one"
                            + " is killed. While one runs that somebody asked for, asking again changes nothing.")
    @APIResponse(
            responseCode = "202",
            description = "It runs, or will in a moment",
            extensions = @Extension(name = Contract.UNVERSIONED, value = ""),
            content = @Content(schema = @Schema(implementation = MaintenanceView.class)))
    public Response rebuild() {
        return Response.accepted(service.rebuild()).build();
    }

    @POST
    @Path("new-epoch")
    @RolesAllowed(Rights.MAINTAIN)
    @Operation(
            operationId = "beginEpoch",
            summary = "Begin a new epoch of changes",
            description =
                    "After the database was set back to an earlier state in its place: whoever follows the changes is"
                            + " told that the place they had is worth nothing (410), and every node forgets the answers that it keeps. A"
                            + " database that was restored as another cluster, or a replica that took over, begins one by itself.")
    @APIResponse(responseCode = "204", description = "It has begun")
    public void beginEpoch() {
        service.beginEpoch();
    }
}
