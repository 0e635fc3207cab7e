package org.broadsheet.attack;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.create;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Readers.aComment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Newsroom;
import org.broadsheet.testkit.Readers;
import org.junit.jupiter.api.Test;

/**
 * Stored XSS by every way to write text, read by every way to read it (class 8: WordPress CVE-2026-93485, CVE-2015-3440,
 * Isso CVE-2026-27469, Waline CVE-2026-64670, Remark42 GHSA-rr9w-fhvc-chhr; class 9: flaws of sanitisers as in
 * GHSA-g9gq-3pfx-2gw2 and GHSA-3w73-fmf3-hg5c). Fields of HTML hold what they may and nothing else, addresses lead to the web
 * or into the site, and all other fields are texts, which JSON carries as they are.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class StoredXssTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 25;
    private static final int LINE = 500;
    private static final int BLOCKS_OF_ONE = 12;
    private static final int BATCH = 20;
    private static final int NAME = 100;
    private static final int NAME_OF_READER = 80;

    /** Closes what an attack leaves open, so that the next one begins anew. */
    private static final String END =
            "\n\n'\"`-->]]></style></script></title></textarea></xmp></noscript></noembed></noframes>"
                    + "</iframe></object></select></template></svg></math></table></form></a></p>\n\nthe end of one\n\n";

    private static final String ADDRESS = "(https?://|/(?![/\\\\]))[^\\s\\p{Cntrl}\"<>\\\\]*";

    private final List<String> attacks = XssCorpus.texts();
    private final List<String> faults = new ArrayList<>();

    @Test
    void aTextWithNulIsRefusedEverywhere() {
        for (String attack : XssCorpus.all()) {
            if (!attacks.contains(attack)) {
                for (String kind : List.of("articles", "tags", "sections", "authors", "media")) {
                    assertThat(create(kind, with("headline", attack, "name", attack, "url", attack))
                                    .statusCode())
                            .isEqualTo(400);
                }
                assertThat(anArticle().body("html", attack).sent().statusCode()).isEqualTo(400);
                assertThat(anArticle().body("markdown", attack).sent().statusCode())
                        .isEqualTo(400);
            }
        }
    }

    @Test
    void bodiesOfHtmlAndMarkdownAreClean() {
        for (String format : List.of("html", "markdown")) {
            Map<String, String> ids = new LinkedHashMap<>();
            for (List<String> some : batches()) {
                String body = some.stream().map(attack -> attack + END).collect(joining());
                publish(some.toString(), anArticle().body(format, body).draft(), ids);
            }
            assertThat(ids).hasSize(batches().size());
            read(ids).forEach((some, article) -> {
                judge(some, "", "", article, HtmlJudge.BODY, HtmlJudge.INLINE);
                // What swallows the next one up has done so on the way in as well: most must still be there.
                assertThat(article.path("bodyHtml").textValue().split("the end of one", -1))
                        .as(some)
                        .hasSizeGreaterThan(BATCH / 3);
                // Markdown may have tables of one cell, which HTML from elsewhere has for its layout only.
                if (format.equals("html")) {
                    staysAsItIs(some, article.path("bodyHtml").textValue());
                }
            });
        }
        nothingFound();
    }

    /** What was read, written again. */
    private void staysAsItIs(String attack, String html) {
        Map<String, String> ids = new LinkedHashMap<>();
        publish(attack, anArticle().body("html", html).draft(), ids);
        String again = read(ids).get(attack).path("bodyHtml").textValue();
        if (!html.equals(again)) {
            int at = Arrays.mismatch(html.toCharArray(), again.toCharArray());
            faults.add(html.substring(Math.max(0, at - SHOWN)) + " written again is "
                    + again.substring(Math.max(0, at - SHOWN)));
        }
    }

    private List<List<String>> batches() {
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < attacks.size(); from += BATCH) {
            batches.add(attacks.subList(from, Math.min(from + BATCH, attacks.size())));
        }
        return batches;
    }

    @Test
    void blocksAreClean() {
        String picture = Newsroom.aPicture();
        Map<String, String> ids = new LinkedHashMap<>();
        for (List<String> some : batches()) {
            Map<?, ?>[] blocks = some.stream()
                    .flatMap(attack -> blocks(attack, picture).stream())
                    .toArray(Map[]::new);
            assertThat(blocks).hasSize(some.size() * BLOCKS_OF_ONE);
            JsonPath draft = anArticle().blocks(blocks).draft();
            Response again = patch("articles/" + draft.getString("id"), with("body", draft.getList("body")));
            again.then().statusCode(200);
            assertThat(again.jsonPath().getList("body")).isEqualTo(draft.getList("body"));
            assertThat(again.jsonPath().getInt("version")).isEqualTo(draft.getInt("version"));
            publish(some.toString(), draft, ids);
        }

        Map<String, JsonNode> articles = read(ids);
        assertThat(articles).hasSize(batches().size());
        articles.forEach((attack, article) -> judge(attack, "", "", article, HtmlJudge.RAW, HtmlJudge.INLINE));
        nothingFound();
    }

    /** Each block that there is, with the attack in each of its texts. */
    private static List<Map<String, Object>> blocks(String attack, String picture) {
        String line = XssCorpus.line(attack, LINE);
        String name = XssCorpus.line(attack, NAME);
        Map<String, Object> item = with("html", attack, "items", List.of(with("html", attack)));
        Map<String, Object> image = with("media", picture, "caption", line, "credit", line);
        return List.of(
                with("type", "paragraph", "html", attack),
                with("type", "heading", "level", 2, "text", line),
                with("type", "list", "items", List.of(item)),
                with("type", "quote", "html", attack, "source", line),
                with("type", "pullquote", "text", line, "source", line),
                with("type", "image", "media", picture, "caption", line, "credit", line),
                with("type", "gallery", "images", List.of(image)),
                with("type", "embed", "url", "https://a.example/x", "provider", name, "title", line),
                with("type", "table", "caption", line, "header", List.of(attack), "rows", List.of(List.of(attack))),
                with("type", "code", "text", attack),
                with("type", "factbox", "title", line, "blocks", List.of(with("type", "paragraph", "html", attack))),
                with("type", "html", "html", attack));
    }

    /** Each attack in some of the fields, each field with some of the attacks. */
    @Test
    void textsStayTexts() {
        Iterator<String> next =
                Stream.of(attacks, attacks).flatMap(List::stream).iterator();
        while (next.hasNext()) {
            Map<String, String> sent = new LinkedHashMap<>();
            UnaryOperator<String> text = field -> {
                sent.put(field, next.hasNext() ? next.next() : "x");
                return sent.get(field);
            };
            UnaryOperator<String> name = field -> {
                sent.put(field, XssCorpus.line(text.apply(field), NAME));
                return sent.get(field);
            };
            String picture = Newsroom.aPicture(
                    "alt", text.apply("image/alt"),
                    "caption", text.apply("image/caption"),
                    "credit", name.apply("image/credit"),
                    "rights", text.apply("image/rights"));
            String section = slug(
                    "sections",
                    with("name", name.apply("section/name"), "description", text.apply("sections/description")));
            String tag = slug(
                    "tags", with("name", name.apply("tags/0/name"), "description", text.apply("tags/description")));
            Map<String, Object> link = with("label", name.apply("authors/links/0/label"), "url", "https://a.example/x");
            String author = slug(
                    "authors",
                    with(
                            "name",
                            name.apply("authors/0/name"),
                            "bio",
                            text.apply("authors/bio"),
                            "links",
                            List.of(link)));
            String id = anArticle()
                    .inSection(section)
                    .tagged(tag)
                    .by(author)
                    .byGuest(name.apply("authors/1/name"))
                    .headline(name.apply("headline"))
                    .with("headlines", with("short", name.apply("headlines/short"), "seo", name.apply("headlines/seo")))
                    .with("kicker", name.apply("kicker"))
                    .with("standfirst", text.apply("standfirst"))
                    .with("bylineText", name.apply("bylineText"))
                    .with("dateline", name.apply("dateline"))
                    .with("image", picture)
                    .blocks(with("type", "image", "media", picture), with("type", "paragraph", "html", "After."))
                    .published()
                    .getString("id");
            created(
                    "articles/" + id + "/corrections",
                    with("kind", "update", "text", text.apply("corrections/0/text")));

            ObjectNode shown =
                    (ObjectNode) json(asAnonymous().get("/api/v1/articles/" + id + "?include=body,bodyHtml"));
            judge("a story", "", "", shown, HtmlJudge.BODY, HtmlJudge.INLINE);
            for (String path : List.of("sections/" + section, "tags/" + tag, "authors/" + author)) {
                JsonNode reference = json(asAnonymous().get("/api/v1/" + path));
                judge(path, "", "", reference, HtmlJudge.INLINE, HtmlJudge.INLINE);
                reference
                        .properties()
                        .forEach(each -> shown.set(path.split("/")[0] + "/" + each.getKey(), each.getValue()));
            }
            sent.forEach((field, attack) -> same(field, attack, shown));
        }
        nothingFound();
    }

    /** Texts are kept in NFC and without white space around them. */
    private void same(String field, String sent, JsonNode shown) {
        JsonNode value = shown.at("/" + field);
        if (value.isMissingNode()) {
            String[] parts = field.split("/", 3);
            value = shown.path(parts[0] + "/" + parts[1]);
            value = parts.length == 3 ? value.at("/" + parts[2]) : value;
        }
        if (!Normalizer.normalize(sent, Normalizer.Form.NFC).strip().equals(value.textValue())) {
            faults.add(field + ": " + sent + " was sent and this is shown: " + value);
        }
    }

    @Test
    void addressesLeadToTheWebOrIntoTheSite() {
        Set<String> urls = new LinkedHashSet<>();
        for (String attack : attacks) {
            String target = attack.replaceAll("(?s).*?(?:href|src|]\\()=?['\"<(]*([^'\"<> )]*).*", "$1");
            if (target.matches(".*[:/\\\\].*")) {
                urls.addAll(List.of(target, "/" + target, "https://a.example/" + target));
            }
        }
        String section = Newsroom.aSection();
        int accepted = 0;
        for (String url : urls) {
            List<Response> answers = List.of(
                    create("media", with("url", url, "alt", "x")),
                    create("authors", with("name", unique("Author"), "links", List.of(with("label", "x", "url", url)))),
                    anArticle()
                            .inSection(section)
                            .blocks(with("type", "embed", "url", url))
                            .sent());
            for (Response answer : answers) {
                assertThat(answer.statusCode()).as(url).isIn(201, 400);
                if (answer.statusCode() == 201) {
                    accepted++;
                    judge(url, "", "", json(answer), HtmlJudge.INLINE, HtmlJudge.INLINE);
                }
            }
        }
        nothingFound();
        assertThat(accepted).isGreaterThan(50);
    }

    @Test
    void commentsAreClean() {
        String article = anArticle().published().getString("slug");
        for (List<String> some : batches()) {
            for (String text : List.of(String.join("\n\n", some), String.join("\n```\n", some))) {
                Response sent = aComment()
                        .on(article)
                        .with(
                                "name",
                                XssCorpus.line(some.get(0), NAME_OF_READER).replace("\u202e", ""))
                        .text(text)
                        .sent();
                sent.then().statusCode(202);
                judge(text, "", "", json(sent), HtmlJudge.REMARK, HtmlJudge.REMARK);
                String id = sent.path("id");
                Readers.moderate(id, "approve").then().statusCode(200);
                JsonNode moderated = json(asAdministrator().get(MANAGE + "/comments/" + id));
                judge(text, "", "", moderated, HtmlJudge.REMARK, HtmlJudge.REMARK);
            }
        }
        JsonNode page = json(asAnonymous().get("/api/v1/articles/" + article + "/comments?limit=100"));
        judge("a page of comments", "", "", page, HtmlJudge.REMARK, HtmlJudge.REMARK);
        assertThat(page.path("data")).hasSize(2 * batches().size());
        nothingFound();
    }

    @Test
    void changedCommentsAreClean() {
        String article = anArticle().published().getString("slug");
        for (List<String> some : batches()) {
            for (String text : List.of(String.join("\n\n", some), String.join("\n```\n", some))) {
                Response sent = aComment().on(article).text("Nothing bad.").sent();
                String id = sent.path("id");
                Response changed = Readers.edit(id, sent.path("editToken"), text);
                judge(text, "", "", json(changed), HtmlJudge.REMARK, HtmlJudge.REMARK);
                Readers.moderate(id, "approve").then().statusCode(200);
                JsonNode moderated = json(asAdministrator().get(MANAGE + "/comments/" + id));
                judge(text, "", "", moderated, HtmlJudge.REMARK, HtmlJudge.REMARK);
            }
        }
        JsonNode page = json(asAnonymous().get("/api/v1/articles/" + article + "/comments?limit=100"));
        judge("a page of comments", "", "", page, HtmlJudge.REMARK, HtmlJudge.REMARK);
        assertThat(page.path("data"))
                .hasSize(2 * batches().size())
                .allSatisfy(
                        comment -> assertThat(comment.path("editedAt").isNull()).isFalse());
        nothingFound();
    }

    private static String slug(String kind, Map<String, Object> input) {
        return created(kind, input).getString("slug");
    }

    /** Unless nothing is left that could be published. */
    private void publish(String attack, JsonPath draft, Map<String, String> ids) {
        String id = draft.getString("id");
        Response answer = act(id, "publish");
        if (answer.statusCode() == 200) {
            ids.put(attack, id);
        } else {
            answer.then().statusCode(409);
            assertThat(answer.jsonPath().getList("blockers.code")).as(attack).contains("emptyBody");
        }
    }

    /** What readers get of each, alone and in lists, which must be the same. */
    private static Map<String, JsonNode> read(Map<String, String> ids) {
        Map<String, JsonNode> articles = new LinkedHashMap<>();
        ids.forEach((attack, id) -> articles.put(
                attack, json(asAnonymous().get("/api/v1/articles/" + id + "?include=body,bodyHtml,bodyText"))));
        return articles;
    }

    private static JsonNode json(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isLessThan(300);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        try {
            return JSON.readTree(answer.asByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Every field by its name and form.
     *
     * @param type of the block around it
     * @param name of the property, or of the array it is in
     */
    private void judge(String attack, String type, String name, JsonNode node, HtmlJudge whole, HtmlJudge part) {
        if (node instanceof ObjectNode object) {
            String block = object.path("type").asText(type);
            object.properties().forEach(each -> judge(attack, block, each.getKey(), each.getValue(), whole, part));
        } else if (node.isArray()) {
            node.forEach(each -> judge(attack, type, name, each, whole, part));
        } else if (node.isTextual()) {
            String text = node.textValue();
            List<String> found =
                    switch (name) {
                        case "bodyHtml" -> whole.faults(text);
                        case "html" -> type.equals("html") ? whole.faults(text) : part.faults(text);
                        case "header", "rows" -> part.faults(text);
                        case "url" -> text.matches(ADDRESS) ? List.<String>of() : List.of("the address " + text);
                        case "path", "next", "previous" ->
                            text.matches("/(?!/)[^\\s\\p{Cntrl}\"<>\\\\]*")
                                    ? List.<String>of()
                                    : List.of("the path " + text);
                        case "slug", "anchor" ->
                            text.matches("[a-z0-9]+(-[a-z0-9]+)*") ? List.<String>of() : List.of("the slug " + text);
                        default -> List.<String>of();
                    };
            found.forEach(fault -> faults.add(attack + " → " + name + ": " + fault + " in " + text));
        }
    }

    private void nothingFound() {
        assertThat(faults.stream().limit(SHOWN)).as("%d faults", faults.size()).isEmpty();
    }
}
