package org.broadsheet.preview;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.broadsheet.delivery.ArticleDocument;
import org.broadsheet.delivery.ArticlePreviews;
import org.broadsheet.delivery.Include;
import org.broadsheet.http.Live;
import org.broadsheet.http.Problem;
import org.broadsheet.shared.Contract;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What every answer here is told about who may keep and find it, {@link org.broadsheet.http} says of the path. */
@Path(PreviewResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Previews", description = "Articles before readers see them, for whoever has a link")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class PreviewResource {

    static final String PATH = "/api/v1/preview";

    private static final String UTF_8 = MediaType.APPLICATION_JSON + ";charset=UTF-8";

    private final PreviewService service;

    PreviewResource(PreviewService service) {
        this.service = service;
    }

    @GET
    @Path("{token}")
    @Live
    @Operation(
            operationId = "readPreview",
            summary = "Preview an article",
            description =
                    "The article as it would be read if it were public now, or at the time that it is scheduled for:"
                            + " the same properties, made in the same way. `private, no-store` and, for search engines, `noindex`. A token"
                            + " that is unknown, has ended or was revoked is 404.")
    @APIResponse(
            responseCode = "200",
            description = "The article with its body",
            extensions = @Extension(name = Contract.UNVERSIONED, value = ""),
            content = @Content(schema = @Schema(implementation = ArticleDocument.class)))
    @APIResponse(responseCode = "410", description = "The article was withdrawn for ever")
    public Response read(
            @Parameter(description = "Of a link that an editor made") @PathParam("token") String token,
            @Parameter(
                            description = "Comma-separated: what the article holds beyond the usual",
                            schema = @Schema(pattern = Include.PATTERN))
                    @QueryParam("include")
                    String include,
            @Parameter(description = "Comma-separated: only these properties, as in `headline,authors.name`")
                    @QueryParam("fields")
                    @Size(max = 1000) String fields) {
        String json = service.read(token, ArticlePreviews.Wanted.of(include, fields));
        return Response.ok(json.getBytes(StandardCharsets.UTF_8), UTF_8).build();
    }
}
