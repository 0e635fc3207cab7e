package org.broadsheet.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.correction.CorrectionKind;
import org.broadsheet.delivery.PublicCorrections;
import org.broadsheet.http.Problem;
import org.broadsheet.reference.Total;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.SiteLinks;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/feeds/corrections")
@PermitAll
@Tag(name = "Feeds", description = "Lists in the formats that readers of feeds know")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class CorrectionFeedsResource {

    private static final String DESCRIPTION = "The list of corrections, newest first; paged (RFC 5005).";
    private static final String KIND = "Of which kind; repeated means any of";

    private final PublicCorrections corrections;
    private final Feeds feeds;
    private final SiteLinks links;
    private final ObjectMapper json;

    CorrectionFeedsResource(PublicCorrections corrections, Feeds feeds, SiteLinks links, ObjectMapper json) {
        this.corrections = corrections;
        this.feeds = feeds;
        this.links = links;
        this.json = json;
    }

    @GET
    @Path("rss.xml")
    @Produces(FeedFormat.RSS)
    @Operation(operationId = "listCorrectionsAsRss", summary = "Corrections as RSS 2.0", description = DESCRIPTION)
    @APIResponse(
            responseCode = "200",
            description = "A page of the feed",
            content = @Content(schema = @Schema(type = SchemaType.STRING)))
    public Response rss(
            @Parameter(description = KIND) @QueryParam("kind") List<CorrectionKind> kinds,
            @Valid @BeanParam PageRequest page,
            @Context UriInfo uri) {
        return feed(FeedFormat.rss, kinds, page, uri);
    }

    @GET
    @Path("atom.xml")
    @Produces(FeedFormat.ATOM)
    @Operation(operationId = "listCorrectionsAsAtom", summary = "Corrections as Atom", description = DESCRIPTION)
    @APIResponse(
            responseCode = "200",
            description = "A page of the feed",
            content = @Content(schema = @Schema(type = SchemaType.STRING)))
    public Response atom(
            @Parameter(description = KIND) @QueryParam("kind") List<CorrectionKind> kinds,
            @Valid @BeanParam PageRequest page,
            @Context UriInfo uri) {
        return feed(FeedFormat.atom, kinds, page, uri);
    }

    @GET
    @Path("feed.json")
    @Produces(FeedFormat.JSON)
    @Operation(
            operationId = "listCorrectionsAsJsonFeed",
            summary = "Corrections as JSON Feed 1.1",
            description = "The list of corrections, newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the feed",
            content = @Content(schema = @Schema(implementation = JsonFeed.class)))
    public Response json(
            @Parameter(description = KIND) @QueryParam("kind") List<CorrectionKind> kinds,
            @Valid @BeanParam PageRequest page,
            @Context UriInfo uri) {
        return feed(FeedFormat.json, kinds, page, uri);
    }

    private Response feed(FeedFormat format, List<CorrectionKind> kinds, PageRequest request, UriInfo uri) {
        PublicCorrections.Page page = corrections.list(kinds, request, Total.none, uri);
        return feeds.page(
                format,
                new Feeds.Subject("Corrections", links.home(), null, Set.of()),
                page.rows().stream().map(this::item).toList(),
                page.page(),
                page.keys(),
                uri);
    }

    private FeedItem item(String row) {
        JsonNode correction = read(row);
        JsonNode article = correction.get("article");
        String kind = correction.get("kind").textValue();
        String text = correction.get("text").textValue();
        Instant at = Instant.parse(correction.get("at").textValue());
        return new FeedItem(
                UUID.fromString(correction.get("id").textValue()),
                links.article(
                        article.get("path").textValue(),
                        article.get("slug").textValue(),
                        article.get("id").textValue()),
                article.get("headline").textValue(),
                text,
                "<p>" + FeedXml.escaped(text).replace("\n", "<br>") + "</p>",
                at,
                at,
                null,
                List.of(),
                List.of(new FeedItem.Category(kind, kind)),
                null);
    }

    private JsonNode read(String row) {
        try {
            return json.readTree(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Delivery made this JSON", e);
        }
    }
}
