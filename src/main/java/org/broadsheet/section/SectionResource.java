package org.broadsheet.section;

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
import org.broadsheet.shared.Typed;
import org.broadsheet.shared.Usage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(SectionResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Audited
@Tag(name = "Sections", description = "The tree that the publication is ordered by")
@Extension(name = Contract.MANAGEMENT, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class SectionResource {

    static final String PATH = "/api/v1/manage/sections";

    private final SectionService service;
    private final Signer signer;
    private final Idempotency idempotency;

    SectionResource(SectionService service, Signer signer, Idempotency idempotency) {
        this.service = service;
        this.signer = signer;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Rights.READ)
    @Operation(
            operationId = "listSections",
            summary = "List sections",
            description = "In the order of their names; all, or those that `q` finds.")
    @APIResponse(
            responseCode = "200",
            description = "A page of sections",
            content = @Content(schema = @Schema(implementation = SectionPage.class)))
    public Response list(@Valid @BeanParam Typed typed, @Valid @BeanParam PageRequest request, @Context UriInfo uri) {
        return Answers.page(service.list(typed, request, new PageLinks(uri, signer)));
    }

    @POST
    @RolesAllowed(Rights.CURATE)
    @Operation(
            operationId = "createSection",
            summary = "Create a section",
            description = "Readers see it at once, unless it is not listed and holds no public article.")
    @APIResponse(
            responseCode = "201",
            description = "The section",
            content = @Content(schema = @Schema(implementation = SectionView.class)))
    public Response create(@Valid @NotNull SaveSection input) {
        return idempotency.once(PATH, () -> {
            SectionView section = service.create(input);
            return Answers.created(PATH, section.id(), section.version(), section);
        });
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Rights.READ)
    @Operation(operationId = "readSection", summary = "Read a section", description = "With its version as ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The section",
            content = @Content(schema = @Schema(implementation = SectionView.class)))
    public Response read(UUID id) {
        SectionView section = service.read(id);
        return Answers.versioned(section.version(), section);
    }

    @GET
    @Path("{id}/usage")
    @RolesAllowed(Rights.CURATE)
    @Operation(
            operationId = "listSectionUses",
            summary = "List what uses a section",
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
    @RolesAllowed(Rights.CURATE)
    @Operation(
            operationId = "changeSection",
            summary = "Change a section",
            description = "A merge patch (RFC 7396). A new parent or segment moves the paths of everything below it;"
                    + " a former slug goes on leading here.")
    @RequestBody(
            content = @Content(mediaType = Patches.MEDIA_TYPE, schema = @Schema(implementation = SaveSection.class)))
    @APIResponse(
            responseCode = "200",
            description = "The section as it is now",
            content = @Content(schema = @Schema(implementation = SectionView.class)))
    public Response change(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull JsonNode patch)
            throws JsonProcessingException {
        SectionView section = service.change(id, ifMatch, patch);
        return Answers.versioned(section.version(), section);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Rights.CURATE)
    @Operation(
            operationId = "deleteSection",
            summary = "Delete a section",
            description = "Only one that no article and no other section uses.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        service.delete(id, ifMatch);
    }

    @Schema(name = "SectionPage", description = "A page of sections")
    record SectionPage(List<SectionView> data, PageInfo page) {}
}
