package org.broadsheet.resolver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.broadsheet.http.Problem;
import org.broadsheet.reference.Delivered;
import org.broadsheet.shared.Contract;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/resolve")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Site", description = "What stands where on the publication's site")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class ResolveResource {

    private final Resolver resolver;
    private final Delivered delivered;
    private final ObjectMapper json;

    ResolveResource(Resolver resolver, Delivered delivered, ObjectMapper json) {
        this.resolver = resolver;
        this.delivered = delivered;
        this.json = json;
    }

    @GET
    @Operation(
            operationId = "resolve",
            summary = "Find what stands at a path of the site",
            description =
                    "For front ends: of any path that a reader asks them for, whether it shows an article, a section,"
                            + " an author or a tag, by the patterns of `broadsheet.site`; or where its reader is to be sent,"
                            + " because it moved, was renamed or merged, or is spelled otherwise, as with a slash at its end."
                            + " Of an article the last part decides, so it is found wherever it once stood.")
    @APIResponse(responseCode = "404", description = "Nothing public stands there")
    @APIResponse(responseCode = "410", description = "What stood there was withdrawn for ever")
    @APIResponse(
            responseCode = "200",
            description = "What stands there, or where to go",
            content = @Content(schema = @Schema(implementation = ResolvedDocument.class)))
    public Response resolve(
            @Parameter(
                            description = "What comes behind the site's address (`broadsheet.site.url`): begins with a"
                                    + " slash, may be percent-encoded, has no query and no fragment",
                            required = true,
                            schema = @Schema(implementation = String.class, examples = "/world/americas/a-slug"))
                    @QueryParam("path")
                    @NotNull @Size(max = 2000) String path)
            throws JsonProcessingException {
        Resolver.Resolved resolved = resolver.resolve(path);
        return delivered.json(json.writeValueAsBytes(resolved.document()), resolved.keys());
    }
}
