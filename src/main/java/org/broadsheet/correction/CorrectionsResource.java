package org.broadsheet.correction;

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

@Path(CorrectionsResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Audited
@Tag(name = "Corrections", description = "What readers are told about an article; never changed or taken back")
@Extension(name = Contract.MANAGEMENT, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class CorrectionsResource {

    static final String PATH = "/api/v1/manage/articles/{id}/corrections";

    /** Corrections never change. */
    private static final int ONLY_VERSION = 1;

    private final CorrectionService service;
    private final Signer signer;
    private final Idempotency idempotency;

    CorrectionsResource(CorrectionService service, Signer signer, Idempotency idempotency) {
        this.service = service;
        this.signer = signer;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Rights.READ)
    @Operation(
            operationId = "listCorrections",
            summary = "List the corrections of an article",
            description = "Newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of corrections",
            content = @Content(schema = @Schema(implementation = CorrectionPage.class)))
    public Response list(UUID id, @Valid @BeanParam PageRequest request, @Context UriInfo uri) {
        return Answers.page(service.list(id, request, new PageLinks(uri, signer)));
    }

    @POST
    @RolesAllowed(Rights.PUBLISH)
    @Operation(
            operationId = "createCorrection",
            summary = "Tell readers about an article",
            description =
                    "Of an article that is or was public; readers see it at once, or with the article when that is public"
                            + " again. It changes `modifiedAt` and no text: publish the mended text first. 409 `blocked` while"
                            + " the article is held for legal reasons, `invalidState` where it was never public, is in the"
                            + " archive or was withdrawn.")
    @APIResponse(
            responseCode = "201",
            description = "The correction",
            content = @Content(schema = @Schema(implementation = CorrectionView.class)))
    public Response create(UUID id, @Valid @NotNull CreateCorrection input) {
        String path = PATH.replace("{id}", id.toString());
        return idempotency.once(path, () -> {
            CorrectionView correction = service.create(id, input);
            return Answers.created(path, correction.id(), ONLY_VERSION, correction);
        });
    }

    @GET
    @Path("{correction}")
    @RolesAllowed(Rights.READ)
    @Operation(operationId = "readCorrection", summary = "Read a correction", description = "It never changes.")
    @APIResponse(
            responseCode = "200",
            description = "The correction",
            content = @Content(schema = @Schema(implementation = CorrectionView.class)))
    public Response read(UUID id, UUID correction) {
        return Answers.versioned(ONLY_VERSION, service.read(id, correction));
    }

    @Schema(name = "CorrectionPage", description = "A page of corrections")
    record CorrectionPage(List<CorrectionView> data, PageInfo page) {}
}
