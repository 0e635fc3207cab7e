package org.broadsheet.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import org.broadsheet.http.Problem;
import org.broadsheet.shared.Contract;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_XML)
@PermitAll
@Tag(name = "Sitemaps", description = "What crawlers are told of the site (sitemaps.org, protocol 0.9)")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class SitemapResource {

    private static final String MONTH = "[0-9]{4}-(0[1-9]|1[0-2])";

    private final Sitemaps sitemaps;

    SitemapResource(Sitemaps sitemaps) {
        this.sitemaps = sitemaps;
    }

    @GET
    @Path("sitemap.xml")
    @Operation(
            operationId = "readSitemap",
            summary = "Read the index of sitemaps",
            description = "One of pages, and one or more of each month that articles have their date lines in (UTC).")
    @APIResponse(
            responseCode = "200",
            description = "The index",
            content = @Content(schema = @Schema(type = SchemaType.STRING)))
    public Response index() {
        return Response.ok(sitemaps.index()).build();
    }

    @GET
    @Path("sitemaps/pages.xml")
    @Operation(
            operationId = "readSitemapOfPages",
            summary = "Read the sitemap of pages",
            description = "The front page, and the sections that are listed.")
    @APIResponse(
            responseCode = "200",
            description = "The sitemap",
            content = @Content(schema = @Schema(type = SchemaType.STRING)))
    public Response pages() {
        return Response.ok(sitemaps.pages()).build();
    }

    @GET
    @Path("sitemaps/articles.xml")
    @Operation(
            operationId = "readSitemapOfArticles",
            summary = "Read a sitemap of articles",
            description = "At most 50,000 of a month, as the index names them.")
    @APIResponse(
            responseCode = "200",
            description = "The sitemap",
            content = @Content(schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "404", description = "There are no such articles")
    public Response articles(
            @Parameter(description = "Of their date lines (UTC), as in `2026-04`", required = true)
                    @QueryParam("month")
                    @NotNull @Pattern(regexp = MONTH) String month,
            @Parameter(description = "Which 50,000 of them, from 1")
                    @QueryParam("part")
                    @DefaultValue("1")
                    @Min(1) @Max(1000) int part) {
        return Response.ok(sitemaps.articles(YearMonth.parse(month), part)).build();
    }

    @GET
    @Path("news-sitemap.xml")
    @Operation(
            operationId = "readNewsSitemap",
            summary = "Read the sitemap of news",
            description = "Articles with a date line of the last two days, the newest first, at most 1,000.")
    @APIResponse(
            responseCode = "200",
            description = "The sitemap",
            content = @Content(schema = @Schema(type = SchemaType.STRING)))
    public Response news() {
        return Response.ok(sitemaps.news()).build();
    }
}
