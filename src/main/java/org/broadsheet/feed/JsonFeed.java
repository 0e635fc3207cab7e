package org.broadsheet.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.broadsheet.shared.Contract;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** JSON Feed 1.1, whose names are its own. What there is nothing to say of is left out, as it demands. */
@Schema(name = "JsonFeed", description = "A page of a feed (JSON Feed 1.1); what is not known is absent")
@JsonInclude(JsonInclude.Include.NON_NULL)
record JsonFeed(
        @Schema(description = "The address of the format's version")
        String version,

        String title,

        @JsonProperty("home_page_url") @Schema(description = "Where readers see on the site what the feed tells of")
        String homePageUrl,

        @JsonProperty("feed_url") @Schema(description = "This page")
        String feedUrl,

        @JsonProperty("next_url")
        @Schema(
                description = "The next page; absent on the last",
                extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
        String nextUrl,

        @Schema(description = "BCP 47") String language,

        @Schema(description = "Who publishes it") List<Person> authors,

        @JsonProperty("_broadsheet")
        @Schema(
                description = "Only where the list was counted",
                extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
        Counted counted,

        List<Item> items) {

    private static final String VERSION = "https://jsonfeed.org/version/1.1";

    private static final JsonMapper JSON = new JsonMapper();

    @Schema(name = "JsonFeedItem", description = "One thing in it")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            @Schema(description = "The same for ever, `urn:uuid:` and the id here")
            String id,

            String url,
            String title,

            @JsonProperty("content_html")
            @Schema(
                    description = "Sanitised; or else there is `content_text`",
                    extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
            String contentHtml,

            @JsonProperty("content_text")
            @Schema(
                    description = "Only where there is no HTML",
                    extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
            String contentText,

            @Schema(description = "Plain text", extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
            String summary,

            @Schema(extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
            String image,

            @JsonProperty("date_published") @Schema(format = "date-time")
            String datePublished,

            @JsonProperty("date_modified")
            @Schema(format = "date-time", description = "Of the last change that readers are to notice")
            String dateModified,

            List<Person> authors,
            List<String> tags,

            @Schema(description = "BCP 47", extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
            String language) {}

    @Schema(name = "JsonFeedPerson", description = "Somebody")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Person(
            String name,

            @Schema(
                    description = "On the site; guests have none",
                    extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
            String url) {}

    @Schema(name = "JsonFeedCount", description = "What JSON Feed has no name for")
    record Counted(
            @Schema(description = "Things in the whole feed")
            long total) {}

    static byte[] write(FeedPage page) {
        JsonFeed feed = new JsonFeed(
                VERSION,
                page.title(),
                page.home(),
                page.self(),
                page.next(),
                page.language(),
                List.of(new Person(page.publisher(), null)),
                page.total() == null ? null : new Counted(page.total()),
                page.items().stream().map(JsonFeed::item).toList());
        try {
            return JSON.writeValueAsBytes(feed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Texts and numbers can be written", impossible);
        }
    }

    private static Item item(FeedItem item) {
        boolean html = !item.html().isEmpty();
        return new Item(
                item.urn(),
                item.url(),
                item.title(),
                html ? item.html() : null,
                html ? null : item.summary() == null ? "" : item.summary(),
                item.summary(),
                item.image() == null ? null : item.image().url(),
                item.published().toString(),
                item.updated().toString(),
                item.authors().stream()
                        .map(author -> new Person(author.name(), author.url()))
                        .toList(),
                item.categories().stream().map(FeedItem.Category::label).toList(),
                item.language());
    }
}
