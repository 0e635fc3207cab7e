package org.broadsheet.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
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

@Path("/api/v1/manage/audit")
@Produces(MediaType.APPLICATION_JSON)
@Audited
@Tag(name = "Audit", description = "Who did what")
@Extension(name = Contract.MANAGEMENT, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class AuditResource {

    private final AuditService service;
    private final AuditExport export;
    private final Signer signer;

    AuditResource(AuditService service, AuditExport export, Signer signer) {
        this.service = service;
        this.export = export;
        this.signer = signer;
    }

    @GET
    @RolesAllowed(Rights.AUDIT)
    @Operation(
            operationId = "listAudit",
            summary = "List who did what",
            description = "Everything that was done in management, and what its callers were refused; newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of entries",
            content = @Content(schema = @Schema(implementation = AuditPage.class)))
    public Response list(
            @Valid @BeanParam AuditFilter filter, @Valid @BeanParam PageRequest request, @Context UriInfo uri) {
        return Answers.page(service.list(filter, request, new PageLinks(uri, signer)));
    }

    @GET
    @Path("export")
    @Produces(AuditExport.MEDIA_TYPE)
    @RolesAllowed(Rights.AUDIT)
    @Operation(
            operationId = "exportAudit",
            summary = "Export who did what",
            description =
                    "All entries that the filters name, newest first, one to a line (NDJSON). Where something fails on the"
                            + " way the connection is cut.")
    @APIResponse(
            responseCode = "200",
            description = "The entries",
            extensions = @Extension(name = Contract.UNVERSIONED, value = ""),
            content =
                    @Content(
                            mediaType = AuditExport.MEDIA_TYPE,
                            schema = @Schema(implementation = AuditEntryView.class)))
    public StreamingOutput export(@Valid @BeanParam AuditFilter filter) {
        return out -> export.write(filter, out);
    }

    @Schema(name = "AuditPage", description = "A page of entries")
    record AuditPage(List<AuditEntryView> data, PageInfo page) {}
}
