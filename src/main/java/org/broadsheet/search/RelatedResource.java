package org.broadsheet.search;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.util.Set;
import org.broadsheet.change.Keys;
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

@Path("/api/v1/articles/{article}/related")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Search", description = "Finding articles by what they say")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class RelatedResource {

    private final RelatedArticles related;
    private final Delivered delivered;

    RelatedResource(RelatedArticles related, Delivered delivered) {
        this.related = related;
        this.delivered = delivered;
    }

    @GET
    @Operation(
            operationId = "listRelatedArticles",
            summary = "List articles that are related to one",
            description =
                    "In its language, closest first: 2 for each tag that both have, 1 where the other is in its first"
                            + " section, and up to 3 for the share of the words of its headline that the other's has; of the"
                            + " same, the newest. They are taken from the newest 100 of each of its tags and of its section, and"
                            + " the newest 200 with a word of its headline in theirs. A former slug answers 308 to the present"
                            + " one.")
    @APIResponse(responseCode = "410", description = "It was withdrawn for ever")
    @APIResponse(
            responseCode = "200",
            description = "The articles",
            content = @Content(schema = @Schema(implementation = SearchDocument.Related.class)))
    public Response list(
            @Parameter(description = "Slug or id") @PathParam("article") String name,
            @Parameter(description = "Most articles") @QueryParam("limit") @DefaultValue("6") @Min(1) @Max(20) int limit,
            @Context UriInfo uri) {
        RelatedArticles.Found found = related.to(name, limit);
        if (!found.isNamed(name)) {
            return delivered.moved(
                    "/api/v1/articles/" + found.slug() + "/related",
                    uri.getRequestUri().getRawQuery(),
                    Set.of(Keys.slug(name), Keys.article(found.id())));
        }
        return delivered.json("{\"data\":[" + String.join(",", found.articles()) + "]}", found.keys());
    }
}
