package org.broadsheet.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
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
import org.broadsheet.shared.Patches;
import org.broadsheet.shared.Signer;
import org.broadsheet.shared.Usage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(MediaResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Audited
@Tag(name = "Media", description = "Pictures that live elsewhere")
@Extension(name = Contract.MANAGEMENT, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class MediaResource {

    static final String PATH = "/api/v1/manage/media";

    private final MediaService service;
    private final Signer signer;
    private final Idempotency idempotency;

    MediaResource(MediaService service, Signer signer, Idempotency idempotency) {
        this.service = service;
        this.signer = signer;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Rights.READ)
    @Operation(operationId = "listMedia", summary = "List pictures", description = "Newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of pictures",
            content = @Content(schema = @Schema(implementation = MediaPage.class)))
    public Response list(@Valid @BeanParam PageRequest request, @Context UriInfo uri) {
        return Answers.page(service.list(request, new PageLinks(uri, signer)));
    }

    @POST
    @RolesAllowed(Rights.ILLUSTRATE)
    @Operation(
            operationId = "createMedia",
            summary = "Create a picture",
            description = "A record of one that lives elsewhere: the file is neither fetched nor uploaded.")
    @APIResponse(
            responseCode = "201",
            description = "The picture",
            content = @Content(schema = @Schema(implementation = MediaView.class)))
    public Response create(@Valid @NotNull SaveMedia input) {
        return idempotency.once(PATH, () -> {
            MediaView media = service.create(input);
            return Answers.created(PATH, media.id(), media.version(), media);
        });
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Rights.READ)
    @Operation(operationId = "readMedia", summary = "Read a picture", description = "With its version as ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The picture",
            content = @Content(schema = @Schema(implementation = MediaView.class)))
    public Response read(UUID id) {
        MediaView media = service.read(id);
        return Answers.versioned(media.version(), media);
    }

    @GET
    @Path("{id}/usage")
    @RolesAllowed(Rights.CURATE)
    @Operation(
            operationId = "listMediaUses",
            summary = "List what uses a picture",
            description = "Drafts count as well as what is public; nothing else keeps it from being deleted.")
    @APIResponse(
            responseCode = "200",
            description = "What uses it",
            content = @Content(schema = @Schema(implementation = Usage.class)))
    public Usage usage(UUID id) {
        return service.usage(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes(Patches.MEDIA_TYPE)
    @RolesAllowed(Rights.ILLUSTRATE)
    @Operation(
            operationId = "changeMedia",
            summary = "Change a picture",
            description =
                    "A merge patch (RFC 7396). Articles and authors show it as it is now at once. Those of others need the"
                            + " right curate.")
    @RequestBody(content = @Content(mediaType = Patches.MEDIA_TYPE, schema = @Schema(implementation = SaveMedia.class)))
    @APIResponse(
            responseCode = "200",
            description = "The picture as it is now",
            content = @Content(schema = @Schema(implementation = MediaView.class)))
    public Response change(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull JsonNode patch)
            throws JsonProcessingException {
        MediaView media = service.change(id, ifMatch, patch);
        return Answers.versioned(media.version(), media);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Rights.ILLUSTRATE)
    @Operation(
            operationId = "deleteMedia",
            summary = "Delete a picture",
            description = "Only one that no article and no author shows. Those of others need the right curate.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        service.delete(id, ifMatch);
    }

    @Schema(name = "MediaPage", description = "A page of pictures")
    record MediaPage(List<MediaView> data, PageInfo page) {}
}
