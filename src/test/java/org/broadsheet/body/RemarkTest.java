package org.broadsheet.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemarkTest {

    @Test
    void markdownBecomesHtmlAndText() {
        Remark remark = Remark.of("Well *said*.\nSecond line.\n\n> A quote\n\n- one\n- two\n\n`code`");

        assertThat(remark.html())
                .isEqualTo("<p>Well <em>said</em>.<br>Second line.</p>\n<blockquote>\n<p>A quote</p>\n</blockquote>\n"
                        + "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n<p><code>code</code></p>");
        assertThat(remark.text()).isEqualTo("Well said.\nSecond line.\n\nA quote\n\n- one\n- two\n\ncode");
    }

    @Test
    void linksEarnNothing() {
        assertThat(Remark.of("See https://example.org/a?b=1 and [this](https://example.org).")
                        .html())
                .isEqualTo("<p>See <a href=\"https://example.org/a?b=1\" rel=\"ugc nofollow noopener\">"
                        + "https://example.org/a?b=1</a> and "
                        + "<a href=\"https://example.org\" rel=\"ugc nofollow noopener\">this</a>.</p>");
    }

    @Test
    void htmlAndHeadingsAreText() {
        assertThat(Remark.of("# <b onclick=x>Hello</b>").html())
                .isEqualTo("<p># &lt;b onclick=x&gt;Hello&lt;/b&gt;</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JAVA&#10;SCRIPT:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "![x](https://example.org/pixel.gif)",
                "<script>alert(1)</script>",
                "<https://example.org/\"onmouseover=\"alert(1)>",
                "<a href=\"mailto:a@example.org\">x</a>",
                "```html\"><img src=x onerror=alert(1)>\n<img src=x onerror=alert(1)>\n```",
                "[x](https://example.org \"t\" onclick=alert(1))",
                "[<img src=x onerror=alert(1)>](article:0190163d-8694-739b-aea5-966c26f8ad91)"
            })
    void attacksStayText(String attack) {
        Remark remark = Remark.of(attack);

        org.jsoup.nodes.Document seen = org.jsoup.Jsoup.parseBodyFragment(remark.html());
        assertThat(seen.select("script, img, [onclick], [onerror], [onmouseover], [title], [src], [class]"))
                .isEmpty();
        assertThat(seen.select("a").eachAttr("href")).allMatch(href -> href.startsWith("https://example.org"));
        assertThat(HtmlSubset.REMARK.sanitise(remark.html())).isEqualTo(remark.html());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " \n\t", "\u200b\u2060", "[](https://example.org)", "![](https://example.org/a.png)", ">"})
    void nothingToSeeIsNothing(String markdown) {
        assertThat(Remark.of(markdown)).isEqualTo(new Remark("", "", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "- ", "[", "*a ", "`", "<", "![a](", "https://a.", "&", "a@b."})
    void noInputTakesLong(String piece) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> Remark.of(piece.repeat(10_000 / piece.length())));
    }
}
