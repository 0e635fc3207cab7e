package org.broadsheet.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.modules.content.ContentModule;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever text gets into the read model by whatever way, a feed of it is well-formed and says what can be said. */
class FeedFormatsTest {

    private static final Instant THEN = Instant.parse("2026-04-14T15:00:00Z");

    static final List<String> HOSTILE = List.of(
            "a\u0000\u0001\u0008\u000b\u000c\u001f\u007f\u0085b",
            "a]]>b",
            "]]>]]>",
            "<![CDATA[a]]>",
            "a\ud800b",
            "\udc00\ud800",
            "\ud83d\ude00 \ufffe\uffff",
            "\u202eabc\u202c \u2066שלום\u2069 مرحبا",
            "&amp; &lt;script>alert(1)</script> \"'",
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>&b;",
            "\r\n\t  \u2028\u2029 a",
            "--> <!-- -->",
            "</channel></rss></feed>",
            "");

    private static FeedPage page(String text) {
        FeedItem item = new FeedItem(
                new UUID(1, 2),
                "https://site.example/" + text,
                text,
                text,
                "<p>" + text + "</p>",
                THEN,
                THEN,
                "en",
                List.of(new FeedItem.Author(text, "https://site.example/" + text)),
                List.of(new FeedItem.Category(text, text)),
                new FeedItem.Image("https://site.example/" + text, text, text, text, 10, null));
        String feed = "https://site.example/feed?a=" + text;
        return new FeedPage(text, text, feed, "en", feed, feed, feed, feed, 3L, List.of(item));
    }

    private static String sound(String text) {
        return XmlText.of(text);
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void rssIsWellFormed(String text) throws Exception {
        SyndEntry entry = parsed(FeedFormat.rss, page(text)).getEntries().get(0);

        assertThat(collapsed(entry.getTitle())).isEqualTo(collapsed(sound(text)));
        ContentModule content = (ContentModule) entry.getModule(ContentModule.URI);
        assertThat(content.getEncodeds()).hasSize(1);
        assertThat(collapsed(content.getEncodeds().get(0)))
                .isEqualTo(collapsed("<p>" + sound(text).replace("]]>", "]]&gt;") + "</p>"));
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void atomIsWellFormed(String text) throws Exception {
        SyndEntry entry = parsed(FeedFormat.atom, page(text)).getEntries().get(0);

        assertThat(collapsed(entry.getTitle())).isEqualTo(collapsed(sound(text)));
        assertThat(collapsed(entry.getContents().get(0).getValue())).isEqualTo(collapsed("<p>" + sound(text) + "</p>"));
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void jsonFeedIsJson(String text) throws Exception {
        JsonNode feed = new ObjectMapper().readTree(FeedFormat.json.write(page(text)));

        assertThat(feed.at("/items/0/title").textValue()).isEqualTo(sound(text));
        assertThat(feed.at("/items/0/content_html").textValue()).isEqualTo("<p>" + sound(text) + "</p>");
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void sitemapsAreWellFormed(String text) throws Exception {
        String url = "https://site.example/" + text;
        Xml news = Xml.of(SitemapXml.news()
                .addNews(url, THEN, text, "en", THEN, text)
                .add(url, null)
                .bytes());

        assertThat(collapsed(news.texts("title").get(0))).isEqualTo(collapsed(sound(text)));
        assertThat(news.texts("loc")).allSatisfy(loc -> assertThat(loc).matches("https://site\\.example/[!-~]*"));
    }

    @ParameterizedTest
    @EnumSource(FeedFormat.class)
    void aLargeTextIsOneOfMany(FeedFormat format) throws Exception {
        String large = "漢 ]]> \u0007 ".repeat(150_000);
        byte[] written = format.write(page(large));

        assertThat(written.length).isGreaterThan(1_000_000);
        if (format == FeedFormat.json) {
            assertThat(new ObjectMapper().readTree(written).at("/items")).hasSize(1);
        } else {
            assertThat(parsed(format, page(large)).getEntries()).hasSize(1);
        }
    }

    @Test
    void everyCharacterIsWrittenOrLeftOut() throws Exception {
        StringBuilder all = new StringBuilder();
        IntStream.rangeClosed(0, 0xffff)
                .forEach(character -> all.append((char) character).append(' '));
        all.appendCodePoint(0x1f600).appendCodePoint(0x10ffff);
        String sound = sound(all.toString());

        assertThat(sound).contains("\t", "\n", "a", "\u0085", "é", "漢", "\ufffd", "\ud83d\ude00");
        assertThat(sound).doesNotContain("\u0000", "\u000b", "\ufffe", "\uffff");
        assertThat(parsed(FeedFormat.atom, page(all.toString())).getEntries()).hasSize(1);
        assertThat(sound("é")).isEqualTo("é");
        assertThat(sound(null)).isNull();
    }

    @ParameterizedTest
    @EnumSource(FeedFormat.class)
    void nothingIsLeftOutThatAFormatWants(FeedFormat format) throws Exception {
        FeedItem bare = new FeedItem(
                new UUID(1, 2), "https://site.example/a", "A", null, "", THEN, THEN, null, List.of(), List.of(), null);
        FeedPage page = new FeedPage(
                "Site",
                "Site",
                "https://site.example/",
                "en",
                "https://a/",
                "https://a/",
                null,
                null,
                null,
                List.of(bare));
        FeedPage empty = new FeedPage(
                "Site", "Site", "https://site.example/", "en", "https://a/", "https://a/", null, null, null, List.of());

        if (format == FeedFormat.json) {
            JsonNode item = new ObjectMapper().readTree(format.write(page)).at("/items/0");
            assertThat(item.get("content_text").textValue()).isEmpty();
            assertThat(item.has("language")).isFalse();
            assertThat(new ObjectMapper().readTree(format.write(empty)).get("items"))
                    .isEmpty();
        } else {
            assertThat(parsed(format, page).getEntries().get(0).getTitle()).isEqualTo("A");
            assertThat(parsed(format, empty).getTitle()).isEqualTo("Site");
        }
    }

    @Test
    void addressesAreAscii() {
        assertThat(WebAddress.ascii("https://[::1]:8080/a b/é/漢?x=[1]&y=%20%zz#f"))
                .isEqualTo("https://[::1]:8080/a%20b/%C3%A9/%E6%BC%A2?x=%5B1%5D&y=%20%25zz#f");
    }

    private static SyndFeed parsed(FeedFormat format, FeedPage page) throws Exception {
        String text = new String(format.write(page), StandardCharsets.UTF_8);
        Xml.of(text.getBytes(StandardCharsets.UTF_8));
        SyndFeedInput input = new SyndFeedInput();
        // It would mend what needs no mending.
        input.setXmlHealerOn(false);
        return input.build(new StringReader(text));
    }

    /** Parsers of XML make one of the ends of lines, those of feeds cut off white space at the ends. */
    private static String collapsed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
