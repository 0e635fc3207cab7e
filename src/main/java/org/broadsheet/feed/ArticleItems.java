package org.broadsheet.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.broadsheet.change.Keys;
import org.broadsheet.delivery.ArticleFilter;
import org.broadsheet.delivery.PublicAddresses;
import org.broadsheet.reference.Reference;
import org.broadsheet.shared.SiteLinks;

/** Articles, as delivery tells of them, in the form of feeds. */
@ApplicationScoped
class ArticleItems {

    private static final String BY = "by";

    private final ObjectMapper json;
    private final SiteLinks links;
    private final AbsoluteHtml html;
    private final PublicAddresses addresses;

    ArticleItems(ObjectMapper json, SiteLinks links, AbsoluteHtml html, PublicAddresses addresses) {
        this.json = json;
        this.links = links;
        this.html = html;
        this.addresses = addresses;
    }

    /** @param rows finished JSON with the body as HTML */
    List<JsonNode> read(List<String> rows) {
        List<JsonNode> articles = new ArrayList<>();
        for (String row : rows) {
            try {
                articles.add(json.readTree(row));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Delivery made this JSON", e);
            }
        }
        return articles;
    }

    FeedItem item(JsonNode article) {
        String url = url(article);
        Instant published = Instant.parse(article.get("publishedAt").textValue());
        String updated = article.get("updatedAt").textValue();
        String standfirst = article.get("standfirst").textValue();
        return new FeedItem(
                UUID.fromString(article.get("id").textValue()),
                url,
                article.get("headline").textValue(),
                standfirst == null ? article.get("excerpt").textValue() : standfirst,
                html.of(article.get("bodyHtml").textValue(), url),
                published,
                updated == null ? published : Instant.parse(updated),
                article.get("language").textValue(),
                authors(article),
                Stream.of(Stream.of(article.get("section")), all(article, "sections"), all(article, "tags"))
                        .flatMap(Function.identity())
                        .map(card -> new FeedItem.Category(
                                card.get("slug").textValue(), card.get("name").textValue()))
                        .distinct()
                        .toList(),
                image(article.get("image")));
    }

    private String url(JsonNode article) {
        return links.article(
                article.get("path").textValue(),
                article.get("slug").textValue(),
                article.get("id").textValue());
    }

    /** Those who wrote it; where it is by nobody, all who had a part in it. */
    private List<FeedItem.Author> authors(JsonNode article) {
        String instead = article.get("bylineText").textValue();
        if (instead != null) {
            return List.of(new FeedItem.Author(instead, null));
        }
        List<JsonNode> all = all(article, "authors").toList();
        List<JsonNode> writers = all.stream()
                .filter(author -> author.get("role").textValue().equals(BY))
                .toList();
        return (writers.isEmpty() ? all : writers)
                .stream()
                        .map(author -> new FeedItem.Author(
                                author.get("name").textValue(),
                                author.hasNonNull("slug")
                                        ? links.author(
                                                author.get("slug").textValue(),
                                                author.get("id").textValue())
                                        : null))
                        .distinct()
                        .toList();
    }

    private FeedItem.Image image(JsonNode image) {
        return image.isNull()
                ? null
                : new FeedItem.Image(
                        links.absolute(image.get("url").textValue()),
                        image.get("alt").textValue(),
                        image.get("caption").textValue(),
                        image.get("credit").textValue(),
                        number(image.get("width")),
                        number(image.get("height")));
    }

    private static Integer number(JsonNode number) {
        return number.isNull() ? null : Integer.valueOf(number.intValue());
    }

    private static Stream<JsonNode> all(JsonNode article, String name) {
        return StreamSupport.stream(article.get(name).spliterator(), false);
    }

    /**
     * What a feed is about that has one section, tag or author only. Mostly its articles say what that is called; where none
     * of them lies in the section itself, or there are none, it is looked up.
     */
    Feeds.Subject subject(ArticleFilter filter, List<JsonNode> articles) {
        List<String> sections = Stream.concat(filter.section().stream(), filter.primarySection().stream())
                .toList();
        Optional<PublicAddresses.Named> section = one(
                Reference.SECTION,
                sections,
                articles,
                article -> Stream.concat(Stream.of(article.get("section")), all(article, "sections")));
        Optional<PublicAddresses.Named> tag =
                one(Reference.TAG, filter.tag(), articles, article -> all(article, "tags"));
        Optional<PublicAddresses.Named> author =
                one(Reference.AUTHOR, filter.author(), articles, article -> all(article, "authors"));
        Set<String> keys = new HashSet<>();
        section.ifPresent(found -> keys.add(Keys.reference(Reference.SECTION, found.id())));
        tag.ifPresent(found -> keys.add(Keys.reference(Reference.TAG, found.id())));
        author.ifPresent(found -> keys.add(Keys.reference(Reference.AUTHOR, found.id())));
        return new Feeds.Subject(
                section.or(() -> tag)
                        .or(() -> author)
                        .map(PublicAddresses.Named::name)
                        .orElse(null),
                section.map(found -> links.section(
                                found.path(), found.slug(), found.id().toString()))
                        .orElseGet(links::home),
                filter.language().size() == 1 ? filter.language().get(0) : null,
                keys);
    }

    private Optional<PublicAddresses.Named> one(
            String kind, List<String> names, List<JsonNode> articles, Function<JsonNode, Stream<JsonNode>> cards) {
        if (names.size() != 1) {
            return Optional.empty();
        }
        String name = names.get(0);
        return articles.stream()
                .flatMap(cards)
                .filter(card -> name.equals(card.get("slug").textValue())
                        || name.equals(card.get("id").textValue()))
                .findFirst()
                .map(card -> new PublicAddresses.Named(
                        UUID.fromString(card.get("id").textValue()),
                        card.get("slug").textValue(),
                        card.path("path").asText(),
                        card.get("name").textValue()))
                .or(() -> addresses.named(kind, name));
    }
}
