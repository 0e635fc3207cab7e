package org.broadsheet.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What word processors and other systems put on the clipboard. */
class HtmlImportTest {

    @Test
    void googleDocsIsNotAllBold() {
        assertThat(BodyTest.html(
                                "<b style='font-weight:normal'><p><span style='font-weight:700'>A</span> b</p><p>c</p></b>")
                        .html(id -> null, image -> ""))
                .isEqualTo("<p><strong>A</strong> b</p>\n<p>c</p>");
    }

    @Test
    void aListRightInsideAListBelongsToTheItemBefore() {
        assertThat(only(Block.ItemList.class, "<ul>loose<li>one</li><ul><li>two</li></ul><li> </li></ul>")
                        .items())
                .containsExactly(
                        new Block.Item("loose", List.of()),
                        new Block.Item("one", List.of(new Block.Item("two", List.of()))));
    }

    @Test
    void paragraphsThatWordCallsListItemsBecomeAList() {
        Block.ItemList list = only(
                Block.ItemList.class,
                "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>one</p>"
                        + "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span lang=EN-GB>two</span></p>");

        assertThat(list.ordered()).isTrue();
        assertThat(list.items()).containsExactly(new Block.Item("one", List.of(new Block.Item("two", List.of()))));
    }

    @Test
    void listsEndAtTheFifthLevel() {
        Block.ItemList list = only(Block.ItemList.class, "<ul><li>a".repeat(7) + "</ul>".repeat(7));

        assertThat(Rendering.text(List.of(list)).lines())
                .containsExactly("- a", "  - a", "    - a", "      - a", "        - a", "        - a", "        - a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>Said.</p><footer>— Ana Ruiz</footer> | Said. | Ana Ruiz",
                "<p>Said.</p><p><cite>Ana Ruiz</cite></p> | Said. | Ana Ruiz",
                "Said, <footer>by <cite>Ana</cite></footer> | Said, | by Ana",
                "Said.<br>— Ana Ruiz | Said. | Ana Ruiz",
                "<p>He read <cite>Hamlet</cite> twice.</p> | He read Hamlet twice. |",
                "<p>one</p><p>two</p> | one<br><br>two |"
            })
    void quotesKnowTheirSource(String html, String text, String source) {
        assertThat(only(Block.Quote.class, "<blockquote>" + html + "</blockquote>"))
                .extracting(Block.Quote::html, Block.Quote::source)
                .containsExactly(text, source);
    }

    @Test
    void aListInsideAQuoteStaysAList() {
        assertThat(types("<blockquote>a<ul><li>b</li></ul>c</blockquote>")).containsExactly("quote", "list", "quote");
    }

    @Test
    void cellsThatSpanStandWhereTheyBegin() {
        Block.Table table = only(
                Block.Table.class,
                "<table><caption>Boats</caption><thead><tr><th colspan=2>a<th>b</thead>"
                        + "<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g</table>");

        assertThat(table.caption()).isEqualTo("Boats");
        assertThat(table.header()).containsExactly("a", "", "b");
        assertThat(table.rows()).containsExactly(List.of("c", "d", "e"), List.of("", "f", "g"));
    }

    @Test
    void aTableOfOneCellIsAFrameAroundText() {
        assertThat(types("<table><tr><td><p>a</p><h3>b</h3></table>")).containsExactly("paragraph", "heading");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<img src=//a.example/b.jpg?c alt=d> | <p><a href=\"https://a.example/b.jpg?c\">d</a></p>",
                "<img src=https://a.example/b.jpg> | <p><a href=\"https://a.example/b.jpg\">b.jpg</a></p>",
                "<img src=https://a.example/b.gif width=1 height=1>x | <p>x</p>",
                "<img src=data:image/png;base64,AA==>x | <p>x</p>",
                "<figure><img src=https://a.example/b><figcaption>c</figcaption></figure> "
                        + "| <p><a href=\"https://a.example/b\">c</a></p>"
            })
    void picturesBecomeLinks(String html, String expected) {
        assertThat(BodyTest.html(html).html(id -> null, image -> "")).isEqualTo(expected);
    }

    @Test
    void figuresLoseNothing() {
        assertThat(BodyTest.html("<figure><img src=https://a.example/b alt=c><img src=https://a.example/d alt=e>"
                                + "<figcaption>f</figcaption></figure>")
                        .text())
                .contains("c", "e", "f");
        assertThat(only(
                                Block.Table.class,
                                "<figure><table><tr><td>a<td>b</table>" + "<figcaption>c</figcaption></figure>")
                        .caption())
                .isEqualTo("c");
    }

    @Test
    void classicEditorsSeparateParagraphsByBlankLines() {
        assertThat(BodyTest.html("one\ntwo\n\nthree <em>four</em>\r\n\r\nfive").html(id -> null, image -> ""))
                .isEqualTo("<p>one two</p>\n<p>three <em>four</em></p>\n<p>five</p>");
    }

    @Test
    void nothingOfTheTextIsLost() {
        assertThat(BodyTest.html(
                                "<section>a<dl><dt>b<dd>c</dl><details><summary>d</summary>e</details>"
                                        + "<form><label>f</label></form><center>g</center><td>h</td><unknown>i</unknown></section>")
                        .text()
                        .replaceAll("\\s", ""))
                .isEqualTo("abcdefghi");
    }

    private static List<String> types(String html) {
        return BodyTest.html(html).blocks().stream().map(Block::type).toList();
    }

    private static <B extends Block> B only(Class<B> type, String html) {
        List<Block> blocks = BodyTest.html(html).blocks();
        assertThat(blocks).hasSize(1);
        return type.cast(blocks.get(0));
    }
}
