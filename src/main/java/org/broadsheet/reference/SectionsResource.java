package org.broadsheet.reference;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.broadsheet.http.Problem;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(SectionsResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Sections", description = "The tree that the publication is ordered by")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class SectionsResource {

    static final String PATH = "/api/v1/sections";

    private final PublicReferences references;

    SectionsResource(PublicReferences references) {
        this.references = references;
    }

    @GET
    @Operation(
            operationId = "listPublicSections",
            summary = "List sections",
            description = "In the order of the tree: each followed by those below it.")
    @APIResponse(
            responseCode = "200",
            description = "A page of sections",
            content = @Content(schema = @Schema(implementation = SectionDocument.Page.class)))
    public Response list(
            @Valid @BeanParam PageRequest page,
            @Parameter(description = "Whether the whole list is counted") @QueryParam("total") @DefaultValue("none")
                    Total total,
            @Parameter(description = "`jsonLd` adds what search engines and social networks are told")
                    @QueryParam("include")
                    SectionInclude include,
            @Context UriInfo uri) {
        return references.list(Reference.SECTION, page, total, uri, include == SectionInclude.jsonLd);
    }

    @GET
    @Path("{section}")
    @Operation(
            operationId = "readPublicSection",
            summary = "Read a section",
            description = "By slug or id. A former slug answers 308 to the present one.")
    @APIResponse(
            responseCode = "200",
            description = "The section",
            content = @Content(schema = @Schema(implementation = SectionDocument.class)))
    public Response read(
            @Parameter(description = "Slug or id") @PathParam("section") String name,
            @Parameter(description = "`jsonLd` adds what search engines and social networks are told")
                    @QueryParam("include")
                    SectionInclude include,
            @Context UriInfo uri) {
        return references.read(Reference.SECTION, PATH, name, uri, include == SectionInclude.jsonLd);
    }
}
