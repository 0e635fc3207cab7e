package org.broadsheet.feed;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.broadsheet.change.Keys;
import org.broadsheet.delivery.ArticleFilter;
import org.broadsheet.delivery.ArticleOrder;
import org.broadsheet.delivery.Include;
import org.broadsheet.delivery.PublicArticles;
import org.broadsheet.http.Problem;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(ArticleFeedsResource.PATH)
@PermitAll
@Tag(name = "Feeds", description = "Lists in the formats that readers of feeds know")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class ArticleFeedsResource {

    static final String PATH = "/api/v1/feeds";

    private static final String DESCRIPTION =
            "The list of articles, with all its filters and orders, whole articles in each entry; paged (RFC 5005).";

    private final PublicArticles articles;
    private final ArticleItems items;
    private final Feeds feeds;

    ArticleFeedsResource(PublicArticles articles, ArticleItems items, Feeds feeds) {
        this.articles = articles;
        this.items = items;
        this.feeds = feeds;
    }

    @GET
    @Path("rss.xml")
    @Produces(FeedFormat.RSS)
    @Operation(operationId = "listArticlesAsRss", summary = "Articles as RSS 2.0", description = DESCRIPTION)
    @APIResponse(
            responseCode = "200",
            description = "A page of the feed",
            content = @Content(schema = @Schema(type = SchemaType.STRING)))
    public Response rss(
            @Valid @BeanParam ArticleFilter filter,
            @Valid @BeanParam ArticleOrder order,
            @Valid @BeanParam PageRequest page,
            @Context UriInfo uri) {
        return feed(FeedFormat.rss, filter, order, page, uri);
    }

    @GET
    @Path("atom.xml")
    @Produces(FeedFormat.ATOM)
    @Operation(operationId = "listArticlesAsAtom", summary = "Articles as Atom", description = DESCRIPTION)
    @APIResponse(
            responseCode = "200",
            description = "A page of the feed",
            content = @Content(schema = @Schema(type = SchemaType.STRING)))
    public Response atom(
            @Valid @BeanParam ArticleFilter filter,
            @Valid @BeanParam ArticleOrder order,
            @Valid @BeanParam PageRequest page,
            @Context UriInfo uri) {
        return feed(FeedFormat.atom, filter, order, page, uri);
    }

    @GET
    @Path("feed.json")
    @Produces(FeedFormat.JSON)
    @Operation(
            operationId = "listArticlesAsJsonFeed",
            summary = "Articles as JSON Feed 1.1",
            description = "The list of articles, with all its filters and orders, whole articles in each item.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the feed",
            content = @Content(schema = @Schema(implementation = JsonFeed.class)))
    public Response json(
            @Valid @BeanParam ArticleFilter filter,
            @Valid @BeanParam ArticleOrder order,
            @Valid @BeanParam PageRequest page,
            @Context UriInfo uri) {
        return feed(FeedFormat.json, filter, order, page, uri);
    }

    private Response feed(
            FeedFormat format, ArticleFilter filter, ArticleOrder order, PageRequest request, UriInfo uri) {
        PublicArticles.Page page = articles.list(filter, order, request, EnumSet.of(Include.bodyHtml), uri);
        List<JsonNode> rows = items.read(page.rows());
        Feeds.Subject subject = items.subject(filter, rows);
        Set<String> keys = new LinkedHashSet<>(page.keys());
        if (!keys.isEmpty()) {
            keys.addAll(subject.keys());
        }
        // It says nothing of comments.
        keys.removeIf(Keys::isCount);
        return feeds.page(format, subject, rows.stream().map(items::item).toList(), page.page(), keys, uri);
    }
}
