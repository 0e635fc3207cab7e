package org.broadsheet.preview;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.concurrent.atomic.AtomicReference;
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

@Path(PreviewLinksResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Audited
@Tag(name = "Previews", description = "Links that show an article before readers see it")
@Extension(name = Contract.MANAGEMENT, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class PreviewLinksResource {

    static final String PATH = "/api/v1/manage/articles/{id}/preview-links";

    private final PreviewLinkService service;
    private final Signer signer;
    private final Idempotency idempotency;

    PreviewLinksResource(PreviewLinkService service, Signer signer, Idempotency idempotency) {
        this.service = service;
        this.signer = signer;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Rights.READ)
    @Operation(
            operationId = "listPreviewLinks",
            summary = "List the links to previews of an article",
            description = "Newest first, also those that have ended or are revoked.")
    @APIResponse(
            responseCode = "200",
            description = "A page of links",
            content = @Content(schema = @Schema(implementation = PreviewLinkPage.class)))
    public Response list(UUID id, @Valid @BeanParam PageRequest request, @Context UriInfo uri) {
        return Answers.page(service.list(id, request, new PageLinks(uri, signer)));
    }

    @POST
    @RolesAllowed(Rights.READ)
    @Operation(
            operationId = "createPreviewLink",
            summary = "Create a link to a preview of an article",
            description =
                    "Whoever has `url` sees the article as readers would if it were public now, whatever state it is"
                            + " in, until `expiresAt` or until the link is revoked. `token` and `url` are shown in this answer and never"
                            + " again, also not to a repeated Idempotency-Key. 409 `invalidState` where the article was killed.")
    @APIResponse(
            responseCode = "201",
            description = "The link",
            content = @Content(schema = @Schema(implementation = PreviewLinkView.class)))
    public Response create(UUID id, @Valid @NotNull CreatePreviewLink input) {
        String path = PATH.replace("{id}", id.toString());
        AtomicReference<PreviewLinkService.Made> made = new AtomicReference<>();
        Response answer = idempotency.once(path, () -> {
            made.set(service.create(id, input));
            PreviewLinkService.Versioned link = made.get().link();
            return Answers.created(path, link.view().id(), link.version(), link.view());
        });
        // What is kept for a repeated key must not hold it.
        return made.get() == null
                ? answer
                : Response.fromResponse(answer)
                        .entity(made.get().link().view().with(made.get().token()))
                        .build();
    }

    @GET
    @Path("{link}")
    @RolesAllowed(Rights.READ)
    @Operation(
            operationId = "readPreviewLink",
            summary = "Read a link to a preview of an article",
            description =
                    "Who made it, when it ends, how often it was opened. The ETag changes only when it is revoked.")
    @APIResponse(
            responseCode = "200",
            description = "The link",
            content = @Content(schema = @Schema(implementation = PreviewLinkView.class)))
    public Response read(UUID id, UUID link) {
        PreviewLinkService.Versioned found = service.read(id, link);
        return Answers.versioned(found.version(), found.view());
    }

    @DELETE
    @Path("{link}")
    @RolesAllowed(Rights.READ)
    @Operation(
            operationId = "revokePreviewLink",
            summary = "Revoke a link to a preview of an article",
            description =
                    "At once and for good; it stays in the list, with `revokedAt`. Needs no If-Match, for it must be"
                            + " quick.")
    @APIResponse(responseCode = "204", description = "It shows nothing any more")
    public Response revoke(UUID id, UUID link) {
        service.revoke(id, link);
        return Response.noContent().build();
    }

    @Schema(name = "PreviewLinkPage", description = "A page of links to previews")
    record PreviewLinkPage(List<PreviewLinkView> data, PageInfo page) {}
}
