package org.broadsheet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.article.ArticleImport;
import org.broadsheet.author.AuthorImport;
import org.broadsheet.body.Body;
import org.broadsheet.comment.CommentImport;
import org.broadsheet.correction.CorrectionImport;
import org.broadsheet.media.MediaImport;
import org.broadsheet.section.SectionImport;
import org.broadsheet.security.Accounts;
import org.broadsheet.security.Caller;
import org.broadsheet.shared.Ids;
import org.broadsheet.tag.TagImport;

/** Puts in the newsroom that the files of {@code /demo} hold. */
@ApplicationScoped
class DemoNewsroom {

    /** When the sections, people, tags and pictures were made, before the first article. */
    static final Instant FOUNDED = Instant.parse("2026-03-01T08:00:00Z");

    /** Who signs the tokens of those readers who have an account. */
    private static final String READERS = "https://login.example/realms/readers";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(media|article):([a-z0-9-]+)}}");

    private final SectionImport sections;
    private final AuthorImport authors;
    private final TagImport tags;
    private final MediaImport media;
    private final ArticleImport articles;
    private final CorrectionImport corrections;
    private final CommentImport comments;
    private final Accounts accounts;
    private final ObjectMapper json;

    DemoNewsroom(
            SectionImport sections,
            AuthorImport authors,
            TagImport tags,
            MediaImport media,
            ArticleImport articles,
            CorrectionImport corrections,
            CommentImport comments,
            Accounts accounts,
            ObjectMapper json) {
        this.sections = sections;
        this.authors = authors;
        this.tags = tags;
        this.media = media;
        this.articles = articles;
        this.corrections = corrections;
        this.comments = comments;
        this.accounts = accounts;
        this.json = json;
    }

    /** The id of what a file names by a slug or key. */
    private static UUID id(String kind, Instant at, String name) {
        return Ids.derived(at, "demo:" + kind + ":" + name);
    }

    /**
     * In the caller's transaction.
     *
     * @return how many articles it has
     */
    int put() throws IOException {
        Caller caller = accounts.administrator();
        Map<String, UUID> known = new HashMap<>();
        for (ObjectNode picture : all("pictures", known)) {
            String key = picture.remove("key").textValue();
            picture.put("url", "/demo/" + picture.remove("file").textValue());
            known.put("media:" + key, id("media", FOUNDED, key));
            media.put(known.get("media:" + key), picture, caller, FOUNDED);
        }
        for (ObjectNode section : all("sections", known)) {
            sections.put(id("section", FOUNDED, slug(section)), section, caller, FOUNDED);
        }
        for (ObjectNode author : all("authors", known)) {
            authors.put(id("author", FOUNDED, slug(author)), author, caller, FOUNDED);
        }
        for (ObjectNode tag : all("tags", known)) {
            tags.put(id("tag", FOUNDED, slug(tag)), tag, caller, FOUNDED);
        }
        int count = putArticles(caller, known);
        putCorrections(caller, known);
        putComments(known);
        return count;
    }

    private int putArticles(Caller caller, Map<String, UUID> known) throws IOException {
        int count = 0;
        for (String line : text("articles/index.txt").lines().toList()) {
            ObjectNode article = (ObjectNode) json.readTree(filled(text("articles/" + line), known));
            Instant at = Instant.parse(article.get("publishedAt").textValue());
            UUID id = id("article", at, slug(article));
            known.put("article:" + slug(article), id);
            article.set("body", withStableIds(article.get("body"), at, slug(article)));
            articles.putPublished(id, article, caller, at);
            count++;
        }
        return count;
    }

    /** The body as blocks, whose ids would be new on every installation otherwise. */
    private JsonNode withStableIds(JsonNode body, Instant at, String slug) {
        ArrayNode blocks = json.valueToTree(Body.parse(body, "/body", List.of()).blocks());
        int[] number = new int[1];
        blocks.forEach(block -> {
            name(block, at, slug, number);
            block.path("blocks").forEach(inside -> name(inside, at, slug, number));
        });
        return blocks;
    }

    private static void name(JsonNode block, Instant at, String slug, int[] number) {
        ((ObjectNode) block).put("id", id("block", at, slug + ":" + number[0]++).toString());
    }

    private void putCorrections(Caller caller, Map<String, UUID> known) throws IOException {
        for (ObjectNode correction : all("corrections", known)) {
            String key = correction.remove("key").textValue();
            UUID article = known.get("article:" + correction.remove("article").textValue());
            Instant at = Instant.parse(correction.remove("at").textValue());
            corrections.put(id("correction", at, key), article, correction, caller, at);
        }
    }

    private void putComments(Map<String, UUID> known) throws IOException {
        for (ObjectNode comment : all("comments", known)) {
            String key = comment.remove("key").textValue();
            UUID article = known.get("article:" + comment.remove("article").textValue());
            Instant at = Instant.parse(comment.remove("createdAt").textValue());
            String status = comment.remove("status").textValue();
            JsonNode reader = comment.remove("reader");
            JsonNode parent = comment.remove("parent");
            if (!parent.isNull()) {
                comment.put(
                        "parentId", known.get("comment:" + parent.textValue()).toString());
            }
            known.put("comment:" + key, id("comment", at, key));
            comments.put(
                    known.get("comment:" + key),
                    article,
                    reader == null ? null : reader(reader.textValue(), comment, at),
                    comment,
                    status,
                    at);
        }
    }

    /** Who signed in to write the comment. */
    private UUID reader(String subject, ObjectNode comment, Instant at) {
        UUID reader = id("reader", at, subject);
        comments.putReader(reader, READERS, subject, comment.get("name").textValue(), at);
        return reader;
    }

    private static String slug(ObjectNode input) {
        return input.get("slug").textValue();
    }

    private List<ObjectNode> all(String file, Map<String, UUID> known) throws IOException {
        List<ObjectNode> all = new ArrayList<>();
        json.readTree(filled(text(file + ".json"), known)).forEach(node -> all.add((ObjectNode) node));
        return all;
    }

    private static String filled(String text, Map<String, UUID> known) {
        return PLACEHOLDER.matcher(text).replaceAll(place -> {
            UUID id = known.get(place.group(1) + ":" + place.group(2));
            if (id == null) {
                throw new IllegalStateException("Nothing yet is called " + place.group());
            }
            return Matcher.quoteReplacement(id.toString());
        });
    }

    private static String text(String name) throws IOException {
        try (InputStream file = DemoNewsroom.class.getResourceAsStream("/demo/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
