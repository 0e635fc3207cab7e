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

@Path(AuthorsResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Authors", description = "The people in bylines")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class AuthorsResource {

    static final String PATH = "/api/v1/authors";

    private final PublicReferences references;

    AuthorsResource(PublicReferences references) {
        this.references = references;
    }

    @GET
    @Operation(
            operationId = "listPublicAuthors",
            summary = "List authors",
            description = "In the order of their names.")
    @APIResponse(
            responseCode = "200",
            description = "A page of authors",
            content = @Content(schema = @Schema(implementation = AuthorDocument.Page.class)))
    public Response list(
            @Valid @BeanParam PageRequest page,
            @Parameter(description = "Whether the whole list is counted") @QueryParam("total") @DefaultValue("none")
                    Total total,
            @Context UriInfo uri) {
        return references.list(Reference.AUTHOR, page, total, uri);
    }

    @GET
    @Path("{author}")
    @Operation(
            operationId = "readPublicAuthor",
            summary = "Read an author",
            description =
                    "By slug or id. A former slug answers 308 to the present one, and so do the slugs and the id of a"
                            + " duplicate that was merged into it.")
    @APIResponse(
            responseCode = "200",
            description = "The author",
            content = @Content(schema = @Schema(implementation = AuthorDocument.class)))
    public Response read(
            @Parameter(description = "Slug or id") @PathParam("author") String name, @Context UriInfo uri) {
        return references.read(Reference.AUTHOR, PATH, name, uri);
    }
}
