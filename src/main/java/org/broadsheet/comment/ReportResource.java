package org.broadsheet.comment;

import io.quarkus.oidc.Tenant;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.broadsheet.http.Problem;
import org.broadsheet.limit.Limited;
import org.broadsheet.limit.RouteClass;
import org.broadsheet.security.Reader;
import org.broadsheet.shared.Contract;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(ThreadResource.PATH + "/{id}/reports")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Comments", description = "What readers say about articles")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class ReportResource {

    private final ReportService service;
    private final Voters voters;

    ReportResource(ReportService service, Voters voters) {
        this.service = service;
        this.voters = voters;
    }

    @POST
    @Limited(RouteClass.reports)
    @Tenant(Reader.TENANT)
    @Operation(
            operationId = "reportPublicComment",
            summary = "Report a comment",
            description =
                    "Says to the moderators that something is wrong with it. Needs no account; who has signed in counts"
                            + " more. One report counts of each reader, and of the guests of each network; the answer is always the"
                            + " same.")
    @APIResponse(responseCode = "202", description = "Moderators will see it")
    @APIResponse(responseCode = "401", description = "A token was sent that is not a reader's")
    @APIResponse(responseCode = "429", description = "Too many reports from one network")
    public Response report(UUID id, @NotNull ReportComment input) {
        service.report(id, voters.orNetwork(), input);
        return Response.accepted().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
