package org.broadsheet.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "0190a8f0-0000-7000-8000-00000000000a";

    @Test
    void markdownBecomesBlocks() {
        Body body = markdown("""
                The ferry came in *late*, said “Ana”.

                # The harbour
                ### A detail

                - one
                - two
                  1. inner

                > Nobody waited.

                ```java
                if (a < b) {}
                ```

                ***

                | Boat | Time |
                | --- | --- |
                | Alma | **9** |

                ![The pier](https://example.org/pier.jpg)
                """);

        assertThat(body.blocks())
                .extracting(Block::type)
                .containsExactly(
                        "paragraph", "heading", "heading", "list", "quote", "code", "divider", "table", "paragraph");
        assertThat(((Block.Paragraph) body.blocks().get(0)).html())
                .isEqualTo("The ferry came in <em>late</em>, said “Ana”.");
        assertThat((Block.Heading) body.blocks().get(1)).satisfies(heading -> {
            assertThat(heading.level()).isEqualTo(2);
            assertThat(heading.anchor()).isEqualTo("the-harbour");
        });
        assertThat(((Block.ItemList) body.blocks().get(3)).items().get(1).items())
                .extracting(Block.Item::html)
                .containsExactly("inner");
        assertThat(((Block.Code) body.blocks().get(5)).text()).isEqualTo("if (a < b) {}");
        assertThat(((Block.Table) body.blocks().get(7)).rows()).containsExactly(List.of("Alma", "<strong>9</strong>"));
        assertThat(((Block.Paragraph) body.blocks().get(8)).html())
                .isEqualTo("<a href=\"https://example.org/pier.jpg\">The pier</a>");
    }

    @Test
    void htmlOfAWordProcessorBecomesBlocks() {
        Body body = html("<div><h1>Title</h1>loose <b>text</b><br><br>second<script>alert(1)</script>"
                + "<p>&nbsp;</p><blockquote><p>Said.</p><footer>— Ana</footer></blockquote>"
                + "<iframe src='https://video.example/1' width=1600 height=900 title='A film'></iframe></div>");

        assertThat(texts(body)).containsExactly("Title", "loose text", "second", "Said.\n— Ana", "A film");
        assertThat((Block.Embed) body.blocks().get(4))
                .satisfies(embed -> assertThat(embed.aspectRatio()).isEqualTo("16:9"));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5 | /body | wrongType",
                "[5] | /body/0 | wrongType",
                "[{}] | /body/0/type | required",
                "[{\"type\":\"video\"}] | /body/0/type | unknownValue",
                "[{\"type\":\"paragraph\"}] | /body/0/html | required",
                "[{\"type\":\"paragraph\",\"html\":5}] | /body/0/html | wrongType",
                "[{\"type\":\"paragraph\",\"html\":\"a\",\"colour\":1}] | /body/0/colour | unknownProperty",
                "[{\"type\":\"paragraph\",\"html\":\"a\\u0000\"}] | /body/0/html | invalid",
                "[{\"type\":\"paragraph\",\"html\":\"a\\ud800\"}] | /body/0/html | invalid",
                "[{\"type\":\"paragraph\",\"id\":\"7\",\"html\":\"a\"}] | /body/0/id | invalid",
                "[{\"type\":\"heading\",\"level\":1,\"text\":\"a\"}] | /body/0/level | outOfRange",
                "[{\"type\":\"heading\",\"level\":\"2\",\"text\":\"a\"}] | /body/0/level | wrongType",
                "[{\"type\":\"heading\",\"level\":2.0,\"text\":\"a\"}] | /body/0/level | wrongType",
                "[{\"type\":\"heading\",\"level\":2,\"text\":\" \"}] | /body/0/text | required",
                "[{\"type\":\"heading\",\"level\":2,\"text\":\"a\",\"anchor\":\"A B\"}] | /body/0/anchor | invalid",
                "[{\"type\":\"list\",\"items\":[]}] | /body/0/items | tooShort",
                "[{\"type\":\"list\",\"items\":[{\"html\":\"a\",\"items\":[{\"html\":7}]}]}] | /body/0/items/0/items/0/html | wrongType",
                "[{\"type\":\"embed\",\"url\":\"javascript:alert(1)\"}] | /body/0/url | invalid",
                "[{\"type\":\"table\",\"rows\":[[1]]}] | /body/0/rows/0/0 | wrongType",
                "[{\"type\":\"related\",\"articles\":[\"x\"]}] | /body/0/articles/0 | invalid",
                "[{\"type\":\"factbox\",\"blocks\":[{\"type\":\"factbox\",\"blocks\":[{\"type\":\"divider\"}]}]}] | /body/0/blocks/0/type | tooDeep",
                "{\"format\":\"word\",\"value\":\"a\"} | /body/format | invalid",
                "{\"format\":\"html\"} | /body/value | required",
                "{\"format\":\"html\",\"value\":\"a\",\"x\":1} | /body/x | unknownProperty"
            })
    void whatIsWrongIsNamedWithItsPlace(String json, String pointer, String code) {
        List<FieldError> errors = refusal(json);

        assertThat(errors).extracting(FieldError::pointer).contains(pointer);
        assertThat(errors)
                .filteredOn(error -> error.pointer().equals(pointer))
                .extracting(FieldError::code)
                .contains(code);
    }

    @Test
    void everyErrorIsReportedAtOnce() {
        assertThat(refusal("[{\"type\":\"paragraph\"},{\"type\":\"heading\",\"level\":9,\"text\":\"\"}]"))
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder("/body/0/html", "/body/1/level", "/body/1/text");
    }

    @Test
    void anIdIsUsedOnce() {
        String block = "{\"type\":\"divider\",\"id\":\"" + ID + "\"}";

        assertThat(refusal("[" + block + ",{\"type\":\"factbox\",\"blocks\":[" + block + "]}]"))
                .extracting(FieldError::code)
                .containsExactly("duplicate");
    }

    @Test
    void thereIsAnEndToBlocks() {
        String many =
                IntStream.range(0, 1001).mapToObj(i -> "{\"type\":\"divider\"}").collect(Collectors.joining(","));

        assertThat(refusal("[" + many + "]")).extracting(FieldError::code).containsExactly("tooLong");
    }

    @Test
    void blocksKeepTheirIdsThroughMarkdown() {
        Body first = markdown("The ferry came in late.\n\n## Harbour\n\nNobody waited at the pier for it.");

        Body second = body(
                "{\"format\":\"markdown\",\"value\":\"A new beginning.\\n\\nThe ferry came in late.\\n\\n## Harbour\\n\\n"
                        + "Nobody at all waited at the pier.\"}",
                first.blocks());

        assertThat(ids(second)).containsSubsequence(ids(first));
        assertThat(ids(first)).doesNotContain(second.blocks().get(0).id());
    }

    @Test
    void similarMeansHalfOfTheWordsAndTheSameType() {
        Body first = markdown("one two three four\n\n- five six");

        assertThat(ids(converted("markdown", "one two nine ten", first.blocks())))
                .containsExactly(ids(first).get(0));
        assertThat(ids(converted("markdown", "one seven eight nine\n\nfive six", first.blocks())))
                .doesNotContainAnyElementsOf(ids(first));
    }

    @Test
    void whatIsUnchangedTakesItsIdBeforeWhatIsSimilar() {
        Body first = markdown("one two three four");

        Body second = converted("markdown", "one two three five\n\none two three four", first.blocks());

        assertThat(second.blocks().get(1).id()).isEqualTo(first.blocks().get(0).id());
    }

    @Test
    void blocksInsideFactboxesKeepTheirIdsToo() {
        Body first =
                body("[{\"type\":\"factbox\",\"blocks\":[{\"type\":\"paragraph\",\"html\":\"a b c\"}]}]", List.of());

        Body second = body(
                "[{\"type\":\"factbox\",\"title\":\"t\",\"blocks\":[{\"type\":\"paragraph\",\"html\":\"a b d\"}]}]",
                first.blocks());

        assertThat(Body.all(second.blocks()).map(Block::id))
                .containsExactlyElementsOf(
                        Body.all(first.blocks()).map(Block::id).toList());
    }

    /** A ratio, since the machine may be busy: comparing each block with each took 25 times as long, now it is 3. */
    @Test
    void aWholeRewriteTakesLittleLongerThanAFirstText() {
        Random random = new Random(7);
        String first = thousandParagraphs(random);
        String rewritten = thousandParagraphs(random);
        List<Block> before = body(first, List.of()).blocks();

        long start = System.nanoTime();
        body(rewritten, List.of());
        long alone = System.nanoTime() - start;
        List<Block> after = body(rewritten, before).blocks();
        long compared = System.nanoTime() - start - alone;

        assertThat(after)
                .extracting(Block::id)
                .doesNotContainAnyElementsOf(before.stream().map(Block::id).toList());
        assertThat(compared).isLessThan(12 * alone);
    }

    private static String thousandParagraphs(Random random) {
        return IntStream.range(0, 1000)
                .mapToObj(i ->
                        random.ints(200, 0, 20_000).mapToObj(Integer::toString).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(
                        "\"},{\"type\":\"paragraph\",\"html\":\"", "[{\"type\":\"paragraph\",\"html\":\"", "\"}]"));
    }

    @Test
    void embedsOfOtherAddressesAreOtherBlocks() {
        Body first = body("[{\"type\":\"embed\",\"url\":\"https://video.example/first\"}]", List.of());

        assertThat(ids(body("[{\"type\":\"embed\",\"url\":\"https://sound.example.org/other\"}]", first.blocks())))
                .doesNotContainAnyElementsOf(ids(first));
    }

    @Test
    void aBlockKeepsTheIdItCameWith() {
        Body body = body("[{\"type\":\"divider\",\"id\":\"" + ID + "\"}]", List.of());

        assertThat(ids(body)).containsExactly(UUID.fromString(ID));
    }

    @Test
    void anchorsAreUniqueAndStayWhileTheTextStays() {
        Body first = markdown("## Same\n\n## Same\n\n## Другое");
        String sent = write(first.blocks().subList(1, 3));

        Body second = body(sent.replaceAll("\"anchor\":\"[^\"]*\"", "\"anchor\":null"), first.blocks());

        assertThat(anchors(first)).containsExactly("same", "same-2", "drugoe");
        assertThat(anchors(second)).containsExactly("same-2", "drugoe");
    }

    @Test
    void whatIsStoredReadsAsItWasAndComesBackUnchanged() throws JsonProcessingException {
        Body body = body(everyBlock(), List.of());

        List<Block> read = JSON.readValue(write(body.blocks()), new TypeReference<>() {});

        assertThat(read).isEqualTo(body.blocks());
        assertThat(body(write(read), List.of()).blocks()).isEqualTo(read);
    }

    @Test
    @SuppressWarnings({"rawtypes", "unchecked"})
    void idAndTypeComeFirstAndNothingIsLeftOut() throws JsonProcessingException {
        List raw = body("[{\"type\":\"embed\",\"url\":\"https://a.example\",\"id\":\"" + ID + "\"}]", List.of())
                .blocks();

        assertThat(JSON.writeValueAsString(raw))
                .isEqualTo("[{\"id\":\"" + ID + "\",\"type\":\"embed\",\"url\":\"https://a.example\",\"provider\":null,"
                        + "\"title\":null,\"aspectRatio\":null}]");
    }

    @Test
    void whatGrowsWhenItIsCleanedIsMeasuredThen() {
        assertThat(refusal("[{\"type\":\"paragraph\",\"html\":\"" + "&".repeat(20_000) + "\"}]"))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/body/0/html", "tooLong"));
        assertThat(refusal("[{\"type\":\"heading\",\"level\":2,\"text\":\"" + "\u0958".repeat(500) + "\"}]"))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/body/0/text", "tooLong"));
        assertThat(refusal("[{\"type\":\"html\",\"html\":\"" + "&".repeat(100_000) + "\"}]"))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/body/0/html", "tooLong"));
    }

    @Test
    void thereIsAnEndToErrors() {
        String rows = ("[" + "1,".repeat(49) + "1],").repeat(999) + "[]";

        assertThat(refusal("[{\"type\":\"table\",\"rows\":[" + rows + "]}]")).hasSize(Fields.MAX_ERRORS);
        assertThat(refusal("[" + "{\"type\":\"list\",\"items\":[1,2,3]},".repeat(900) + "5]"))
                .hasSizeBetween(Fields.MAX_ERRORS, Fields.MAX_ERRORS + 10);
    }

    @Test
    void namesOfUnknownPropertiesAreFitToBeWritten() {
        assertThat(refusal("[{\"type\":\"divider\",\"a/b~\\uffff\":1}]"))
                .extracting(FieldError::pointer)
                .containsExactly("/body/0/a~1b~0\uFFFD");
    }

    @Test
    void linksInBlocksOfHtmlAreFilledToo() {
        Body body = body(
                "[{\"type\":\"html\",\"html\":\"<div><a title='a > b' href='article:" + ID.toUpperCase(Locale.ROOT)
                        + "'>x</a><a href='article:x'>y</a></div>\"}]",
                List.of());

        assertThat(body.links()).containsExactly(UUID.fromString(ID));
        assertThat(body.html(id -> "\uFFFF" + id + "\uFFFF", image -> ""))
                .contains(" href=\"\uFFFF" + ID + "\uFFFF\"")
                .contains("<a>y</a>");
    }

    @Test
    void textIsNormalisedAndItsQuotesAndSpacesStay() {
        assertThat(markdown("“It’s”\u00a0Cafe\u0301 \u2014 a\r\nb").html(id -> null, image -> ""))
                .isEqualTo("<p>“It’s”\u00a0Café — a b</p>");
    }

    @Test
    void everyBlockRendersAsHtmlAndText() {
        Body body = body(everyBlock(), List.of());

        String html = body.html(id -> "/world/story", image -> "");

        assertThat(html)
                .contains("<p>A <a href=\"/world/story\">link</a> &amp; more</p>")
                .contains("<h3 id=\"a-b\">A &lt;b&gt;</h3>")
                .contains("<ul><li>one<ul><li>two</li></ul></li></ul>")
                .contains("<blockquote><p>Said</p><cite>Ana</cite></blockquote>")
                .contains("<pre><code class=\"language-java\">a &lt; b</code></pre>")
                .contains("<table><caption>Boats</caption><thead><tr><th>H</th></tr></thead>");
        assertThat(body.text())
                .contains("A link & more")
                .contains("- one\n  - two")
                .contains("Said\n— Ana");
    }

    @Test
    void linksToArticlesAreFoundAndFilled() {
        Body body = html("<p><a href='article:" + ID + "' title='t'>one</a> <a href='article:" + ID.replace('a', 'b')
                + "'>two</a> a text that says href=\"article:" + ID + "\"</p>");

        assertThat(body.links()).hasSize(2);
        assertThat(body.html(id -> id.toString().equals(ID) ? "/a" : null, image -> ""))
                .isEqualTo("<p><a href=\"/a\" title=\"t\">one</a> <a>two</a> a text that says href=\"article:" + ID
                        + "\"</p>");
    }

    @Test
    void wordsAreCountedInEveryScript() {
        assertThat(markdown("It’s a well-kept secret, isn’t it?").wordCount("en"))
                .isEqualTo(7);
        assertThat(markdown("人民网北京电").wordCount("zh")).isBetween(2, 5);
        assertThat(Body.EMPTY.wordCount("en")).isZero();
        assertThat(Body.readingMinutes(239)).isEqualTo(2);
        assertThat(Body.readingMinutes(0)).isZero();
    }

    @Test
    void excerptsEndBetweenWords() {
        assertThat(Body.excerpt("The ferry came in late.", 100)).isEqualTo("The ferry came in late.");
        assertThat(Body.excerpt("The ferry came in late.", 12)).isEqualTo("The ferry…");
        assertThat(Body.excerpt("👩‍👩‍👧".repeat(9), 8)).isEqualTo("👩‍👩‍👧…");
    }

    /** Six kilobytes would be a million cells. */
    @Test
    void tablesOfTooManyCellsAreRefused() {
        String wide = "|a".repeat(1_000) + "|\n" + "|-".repeat(1_000) + "|\n" + "a\n".repeat(1_000);

        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> markdown(wide));

        assertThat(problem.errors())
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/body/value", "tooLong"));
    }

    static Body markdown(String value) {
        return converted("markdown", value);
    }

    static Body html(String value) {
        return converted("html", value);
    }

    private static Body converted(String format, String value) {
        return converted(format, value, List.of());
    }

    private static Body converted(String format, String value, List<Block> before) {
        return Body.parse(JSON.createObjectNode().put("format", format).put("value", value), "/body", before);
    }

    static Body body(String json, List<Block> before) {
        try {
            return Body.parse(JSON.readTree(json), "/body", before);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<FieldError> refusal(String json) {
        return catchThrowableOfType(ProblemException.class, () -> body(json, List.of()))
                .errors();
    }

    private static String write(List<Block> blocks) {
        return JSON.valueToTree(blocks).toString();
    }

    private static List<UUID> ids(Body body) {
        return body.blocks().stream().map(Block::id).toList();
    }

    private static List<String> anchors(Body body) {
        return body.blocks().stream()
                .map(block -> ((Block.Heading) block).anchor())
                .toList();
    }

    private static List<String> texts(Body body) {
        return body.blocks().stream()
                .map(block -> Rendering.text(List.of(block)))
                .toList();
    }

    static String everyBlock() {
        return """
                [{"type":"paragraph","html":"A <a href=\\"article:%s\\">link</a> & more"},
                 {"type":"heading","level":3,"text":"A <b>"},
                 {"type":"list","ordered":false,"items":[{"html":"one","items":[{"html":"two"}]}]},
                 {"type":"quote","html":"Said","source":"Ana"},
                 {"type":"pullquote","text":"Pulled","source":null},
                 {"type":"image","media":"%s","caption":"Caption","credit":null,"layout":"wide"},
                 {"type":"gallery","images":[{"media":"%s","caption":null,"credit":"Ana"}]},
                 {"type":"embed","url":"https://video.example/1","provider":"Video","title":"A film","aspectRatio":"16:9"},
                 {"type":"table","caption":"Boats","header":["H"],"rows":[["<em>c</em>"]]},
                 {"type":"code","language":"java","text":"a < b"},
                 {"type":"divider"},
                 {"type":"factbox","title":"Facts","blocks":[{"type":"paragraph","html":"In it"}]},
                 {"type":"related","articles":["%s"]},
                 {"type":"html","html":"<figure><img src=\\"https://a.example/1.png\\" alt=\\"x\\"></figure>"}]""".formatted(ID, ID, ID, Ids.next());
    }
}
