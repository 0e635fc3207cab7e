package org.broadsheet.delivery;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.broadsheet.correction.CorrectionKind;
import org.broadsheet.http.Problem;
import org.broadsheet.reference.Delivered;
import org.broadsheet.reference.Total;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/corrections")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Corrections", description = "What readers are told about what was wrong or has changed")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class PublicCorrectionsResource {

    private final PublicCorrections corrections;
    private final Delivered delivered;

    PublicCorrectionsResource(PublicCorrections corrections, Delivered delivered) {
        this.corrections = corrections;
        this.delivered = delivered;
    }

    @GET
    @Operation(
            operationId = "listPublicCorrections",
            summary = "List corrections",
            description = "Of all public articles, newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of corrections",
            content = @Content(schema = @Schema(implementation = CorrectionDocument.Page.class)))
    public Response list(
            @Parameter(description = "Of which kind; repeated means any of") @QueryParam("kind")
                    List<CorrectionKind> kinds,
            @Valid @BeanParam PageRequest page,
            @Parameter(description = "Whether the whole list is counted") @QueryParam("total") @DefaultValue("none")
                    Total total,
            @Context UriInfo uri) {
        PublicCorrections.Page found = corrections.list(kinds, page, total, uri);
        return delivered.page(found.rows(), found.page(), found.keys());
    }
}
