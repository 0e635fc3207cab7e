package org.broadsheet.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.broadsheet.body.Body;
import org.broadsheet.change.Keys;
import org.broadsheet.comment.RecentComments;
import org.broadsheet.http.Problem;
import org.broadsheet.reference.Delivered;
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

@Path(CommentFeedsResource.PATH)
@PermitAll
@Tag(name = "Feeds", description = "Lists in the formats that readers of feeds know")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class CommentFeedsResource {

    static final String PATH = "/api/v1/feeds/articles/{article}/comments";

    private static final String DESCRIPTION =
            "All that everybody sees, newest first, whatever they answer; paged (RFC 5005). A former slug answers 308 to the"
                    + " present one.";
    private static final String NAME = "Slug or id";

    /** Characters; comments have no titles, so one begins with who wrote it and goes on with what. */
    private static final int TITLE = 60;

    private final RecentComments comments;
    private final Feeds feeds;
    private final SiteLinks links;
    private final AbsoluteHtml html;
    private final Delivered delivered;

    CommentFeedsResource(
            RecentComments comments, Feeds feeds, SiteLinks links, AbsoluteHtml html, Delivered delivered) {
        this.comments = comments;
        this.feeds = feeds;
        this.links = links;
        this.html = html;
        this.delivered = delivered;
    }

    @GET
    @Path("rss.xml")
    @Produces(FeedFormat.RSS)
    @Operation(
            operationId = "listCommentsAsRss",
            summary = "Comments of an article as RSS 2.0",
            description = DESCRIPTION)
    @APIResponse(
            responseCode = "200",
            description = "A page of the feed",
            content = @Content(schema = @Schema(type = SchemaType.STRING)))
    public Response rss(
            @Parameter(description = NAME) @PathParam("article") String name,
            @Valid @BeanParam PageRequest page,
            @Context UriInfo uri) {
        return feed(FeedFormat.rss, "rss.xml", name, page, uri);
    }

    @GET
    @Path("atom.xml")
    @Produces(FeedFormat.ATOM)
    @Operation(
            operationId = "listCommentsAsAtom",
            summary = "Comments of an article as Atom",
            description = DESCRIPTION)
    @APIResponse(
            responseCode = "200",
            description = "A page of the feed",
            content = @Content(schema = @Schema(type = SchemaType.STRING)))
    public Response atom(
            @Parameter(description = NAME) @PathParam("article") String name,
            @Valid @BeanParam PageRequest page,
            @Context UriInfo uri) {
        return feed(FeedFormat.atom, "atom.xml", name, page, uri);
    }

    @GET
    @Path("feed.json")
    @Produces(FeedFormat.JSON)
    @Operation(
            operationId = "listCommentsAsJsonFeed",
            summary = "Comments of an article as JSON Feed 1.1",
            description =
                    "All that everybody sees, newest first, whatever they answer. A former slug answers 308 to the present one.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the feed",
            content = @Content(schema = @Schema(implementation = JsonFeed.class)))
    public Response json(
            @Parameter(description = NAME) @PathParam("article") String name,
            @Valid @BeanParam PageRequest page,
            @Context UriInfo uri) {
        return feed(FeedFormat.json, "feed.json", name, page, uri);
    }

    private Response feed(FeedFormat format, String file, String name, PageRequest request, UriInfo uri) {
        RecentComments.Page page = comments.of(name, request, uri);
        RecentComments.Subject article = page.article();
        if (!article.isNamed(name)) {
            return delivered.moved(
                    PATH.replace("{article}", article.slug()) + "/" + file,
                    uri.getRequestUri().getRawQuery(),
                    Set.of(Keys.slug(name), Keys.article(article.id()), Keys.threads()));
        }
        String url = links.article(article.path(), article.slug(), article.id().toString());
        List<FeedItem> items =
                page.comments().stream().map(comment -> item(comment, url)).toList();
        Feeds.Subject subject = new Feeds.Subject(article.headline(), url, article.language(), Set.of());
        return feeds.page(format, subject, items, page.page(), page.keys(), uri);
    }

    private FeedItem item(RecentComments.Said comment, String url) {
        return new FeedItem(
                comment.id(),
                url + "#comment-" + comment.id(),
                comment.author() + ": " + Body.excerpt(comment.text(), TITLE),
                null,
                html.of(comment.html(), url),
                comment.createdAt(),
                comment.editedAt() == null ? comment.createdAt() : comment.editedAt(),
                null,
                List.of(new FeedItem.Author(comment.author(), null)),
                List.of(),
                null);
    }
}
