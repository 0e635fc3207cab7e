package org.broadsheet.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.attack.XssCorpus;
import org.broadsheet.shared.ProblemException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored XSS (CVE-2026-93485, CVE-2026-27469, CVE-2026-64670) and flaws of sanitisers (GHSA-g9gq-3pfx-2gw2). */
class HostileHtmlTest {

    private static final Set<String> INLINE =
            Set.of("a", "em", "strong", "s", "code", "sub", "sup", "mark", "q", "br", "abbr", "span");
    private static final Set<String> ATTRIBUTES = Set.of("href", "title", "lang", "dir");

    private static final List<String> OWN = List.of(
            "<img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "<svg><script>alert(1)</script></svg>",
            "<svg><style><img src=x onerror=alert(1)></style></svg>",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
            "<math><annotation-xml encoding='text/html'><script>alert(1)</script></annotation-xml></math>",
            "<noscript><style></noscript><img src=x onerror=alert(1)></style>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<select><style></select><script>alert(1)</script></style></select>",
            "<template><script>alert(1)</script></template>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<a href=\"java\tscript:alert(1)\">x</a>",
            "<a href=\"java&#10;script:alert(1)\">x</a>",
            "<a href=\"&#106;avascript&colon;alert(1)\">x</a>",
            "<a href=\" \u0001javascript:alert(1)\">x</a>",
            "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
            "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
            "<a href=\"vbscript:msgbox(1)\">x</a>",
            "<a href=\"//evil.example\">x</a>",
            "<a href=\"https://a.example\" onclick=alert(1) style=\"x:y\">x</a>",
            "<a href='https://a.example/\" onmouseover=\"alert(1)'>x</a>",
            "<a title='\" onmouseover=\"alert(1)' href=\"https://a.example\">x</a>",
            "<abbr title=\"`onmouseover=alert(1)\">x</abbr>",
            "<iframe src=javascript:alert(1)>",
            "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
            "<object data=javascript:alert(1)></object><embed src=javascript:alert(1)>",
            "<form><button formaction=javascript:alert(1)>x</button></form>",
            "<form id=x><form id=y><input onfocus=alert(1) autofocus>",
            "<style>@import 'javascript:alert(1)'</style>",
            "<base href=javascript:alert(1)//>",
            "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
            "<xmp><img src=x onerror=alert(1)></xmp>",
            "<plaintext><img src=x onerror=alert(1)>",
            "<title><img src=x onerror=alert(1)></title>",
            "<textarea><img src=x onerror=alert(1)></textarea>",
            "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
            "<![CDATA[<img src=x onerror=alert(1)>]]>",
            "<? xml ?><script>alert(1)</script>",
            "<scr<script>ipt>alert(1)</scr</script>ipt>",
            "<<script>alert(1)//<</script>",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "<span lang=\"en\\\" onload=alert(1)\">x</span>",
            "<p/onclick=alert(1)>x",
            "<table><td><a href=javascript:alert(1)>x",
            "<b><i></b><img src=x onerror=alert(1)></i>",
            "\u202e<img src=x onerror=alert(1)>",
            "<a\u0338 href=javascript:alert(1)>x</a>",
            "<em>\u0338img src=x onerror=alert(1)></em>",
            "<p>\u0338<b>\u0338\u0338x</b>e<u>\u0301</u>",
            "<a href='article:javascript:alert(1)'>x</a>",
            "<a href='mailto:a@b.example?\" onclick=\"alert(1)'>x</a>",
            "<a href='https:javascript:alert(1)'>x</a>",
            "<a href='https://a.example\\@b.example'>x</a>",
            "<img src='https://a.example/x' srcset='javascript:alert(1)' alt='\"><script>alert(1)</script>'>",
            "<figure><img src=https://a.example/x><figcaption>&lt;script&gt;alert(1)&lt;/script&gt;</figcaption></figure>",
            "<blockquote cite=javascript:alert(1)>x<footer>&lt;svg onload=alert(1)&gt;</footer></blockquote>",
            "<div hidden><p>x</div><details open ontoggle=alert(1)>x</details>",
            "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
            "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
            "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
            "<input type=image src=x onerror=alert(1)><video><source onerror=alert(1)></video>",
            "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>");

    private static final List<String> ATTACKS =
            Stream.of(OWN, XssCorpus.texts()).flatMap(List::stream).toList();

    @Test
    void nothingButTheInlineSubsetComesOut() {
        for (String attack : ATTACKS) {
            String clean = InlineHtml.sanitise(attack);
            assertOnlyAllowed(attack, clean);
            assertThat(InlineHtml.sanitise(clean)).as(attack).isEqualTo(clean);
        }
    }

    @Test
    void rawHtmlRunsNothing() {
        for (String attack : ATTACKS) {
            String clean = HtmlSubset.RAW.sanitise(attack);
            for (Element element : Jsoup.parseBodyFragment(clean).body().getAllElements()) {
                assertThat(element.normalName())
                        .as(attack)
                        .isNotIn("script", "style", "svg", "math", "iframe", "object", "embed", "form", "base", "meta");
                for (Attribute attribute : element.attributes()) {
                    assertThat(attribute.getKey())
                            .as(attack)
                            .doesNotStartWith("on")
                            .isNotIn("style", "srcdoc");
                    assertThat(attribute.getValue().strip().toLowerCase())
                            .as(attack)
                            .doesNotStartWith("javascript");
                }
            }
            assertThat(HtmlSubset.RAW.sanitise(clean)).as(attack).isEqualTo(clean);
        }
    }

    @Test
    void everyDoorIsTheSame() {
        for (String attack : ATTACKS) {
            for (Body body :
                    List.of(BodyTest.html(attack), BodyTest.markdown(attack), BodyTest.markdown("# " + attack))) {
                String html = body.html(id -> null, image -> "");
                assertThat(Jsoup.parseBodyFragment(html).select("script, svg, math, iframe, img, style, [onerror]"))
                        .as(attack)
                        .isEmpty();
                assertThat(html.toLowerCase()).as(attack).doesNotContain("href=\"javascript");
            }
        }
    }

    /** Random mixtures of the pieces that attacks are made of. */
    @Test
    void mixturesAreCleanAndStayAsTheyAre() {
        Random random = new Random(20261124);
        String[] pieces = {
            "<",
            ">",
            "\"",
            "'",
            "&",
            ";",
            "=",
            "/",
            "a",
            " ",
            "\n",
            "<a href=",
            "</a>",
            "<svg>",
            "<style>",
            "</style>",
            "<em>",
            "</em>",
            "<b>",
            "<br>",
            "<p>",
            "javascript:",
            "https://a.example",
            "&lt;",
            "&#60;",
            "onerror=",
            "<!--",
            "-->",
            "<table>",
            "<td>",
            "<select>",
            "<noscript>",
            "</noscript>",
            "\u0338",
            "\u00a0",
            "é",
            "e\u0301",
            "😀"
        };
        for (int n = 0; n < 3000; n++) {
            StringBuilder mixture = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) {
                mixture.append(pieces[random.nextInt(pieces.length)]);
            }
            String clean = InlineHtml.sanitise(mixture.toString());
            assertOnlyAllowed(mixture.toString(), clean);
            assertThat(InlineHtml.sanitise(clean)).as(mixture.toString()).isEqualTo(clean);
        }
    }

    /** Exhausting the stack or a core (class 21, 22). Bounded generously: the machine may be busy, a square is not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<b>",
                "<blockquote>",
                "<ul><li>",
                "<table><tr><td>",
                "<a href=x>",
                "&lt;",
                "<",
                "<!--",
                "<p style='mso-list:l0 level9'>a<p>b",
                "<ul><ul>a",
                "<blockquote>a<br>— b",
                "<td rowspan=999 colspan=99>"
            })
    void deepHtmlIsReadOrRefused(String piece) {
        readsOrRefuses("html", piece);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> ", "[", "*", "_a", "- ", "`", "![", "](", "<", "&", "\\", "| ", "a\n", "1. ", "[[a](b)", "![[]()",
                "**a *b "
            })
    void deepMarkdownIsReadOrRefused(String piece) {
        readsOrRefuses("markdown", piece);
    }

    /** As the reader of JSON allows it; a list or factbox deeper than a body may have is refused before it is read. */
    @Test
    void deepBlocksAreRefused() {
        String list = "{\"html\":\"a\",\"items\":[".repeat(400) + "]}".repeat(400);
        String box = "{\"type\":\"factbox\",\"blocks\":[".repeat(400) + "]}".repeat(400);

        for (String json : List.of("[{\"type\":\"list\",\"items\":[" + list + "]}]", "[" + box + "]")) {
            assertThatThrownBy(() -> BodyTest.body(json, List.of())).isInstanceOf(ProblemException.class);
        }
        assertThat(HtmlSubset.RAW.sanitise("<div><b>".repeat(12_000))).isNotNull();
    }

    private static void readsOrRefuses(String format, String piece) {
        String value = piece.repeat(900_000 / piece.length());
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThatCode(() -> parse(format, value))
                        .satisfiesAnyOf(
                                nothing -> assertThat(nothing).isNull(),
                                refusal -> assertThat(refusal).isInstanceOf(ProblemException.class)));
    }

    private static void parse(String format, String value) {
        Body.parse(new ObjectMapper().createObjectNode().put("format", format).put("value", value), "/body", List.of());
    }

    private static void assertOnlyAllowed(String attack, String clean) {
        for (Element element : Jsoup.parseBodyFragment(clean).body().select("*")) {
            if (element.normalName().equals("body")) {
                continue;
            }
            assertThat(element.normalName()).as("%s gave %s", attack, clean).isIn(INLINE);
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).as("%s gave %s", attack, clean).isIn(ATTRIBUTES);
                if (attribute.getKey().equals("href")) {
                    assertThat(attribute.getValue()).as(attack).matches("(https?://|mailto:|article:).*");
                }
            }
        }
    }
}
