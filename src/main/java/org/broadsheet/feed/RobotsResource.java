package org.broadsheet.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.broadsheet.cache.Answer;
import org.broadsheet.http.Problem;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.SiteLinks;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/robots.txt")
@Produces(MediaType.TEXT_PLAIN)
@PermitAll
@Tag(name = "Sitemaps", description = "What crawlers are told of the site (sitemaps.org, protocol 0.9)")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class RobotsResource {

    private static final String TEXT = """
            User-agent: *
            Disallow: /api/v1/manage/
            Disallow: /api/v1/preview/

            Sitemap: %s
            Sitemap: %s
            """;

    private final SiteLinks links;

    RobotsResource(SiteLinks links) {
        this.links = links;
    }

    @GET
    @Operation(
            operationId = "readRobots",
            summary = "Read what crawlers may do, and where the sitemaps are",
            description = "RFC 9309; for the front end to hand on where it stands on another host.")
    @APIResponse(
            responseCode = "200",
            description = "The rules",
            content = @Content(schema = @Schema(type = SchemaType.STRING)))
    public Response robots() {
        String text = TEXT.formatted(links.service(Sitemaps.INDEX), links.service(Sitemaps.OF_NEWS));
        // Made of settings only, and sooner than found.
        return Response.ok(Answer.of(MediaType.TEXT_PLAIN, text.getBytes(StandardCharsets.UTF_8), Set.of()))
                .build();
    }
}
