package org.broadsheet.body;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** Blocks of HTML: more elements than inline text may hold, and nothing that runs, loads a frame or styles. */
final class RawHtml {

    private static final Safelist ALLOWED = Safelist.relaxed()
            .addTags("figure", "figcaption", "hr", "mark", "s", "abbr", "section", "details", "summary")
            .addAttributes("abbr", "title")
            .addAttributes("span", "lang", "dir")
            .addProtocols("a", "href", "article")
            .removeProtocols("a", "href", "ftp")
            .addProtocols("img", "src", "https");

    private RawHtml() {}

    static String sanitise(String html) {
        String clean = once(html);
        for (int i = 0; i < 4; i++) {
            String again = once(clean);
            if (again.equals(clean)) {
                return clean;
            }
            clean = again;
        }
        // No input is known that comes here; its text is kept.
        return Text.escape(Jsoup.parse(clean).text());
    }

    private static String once(String html) {
        Document dirty = Jsoup.parseBodyFragment(Text.withoutControls(html), "");
        Document clean = new Cleaner(ALLOWED).clean(dirty);
        clean.outputSettings().prettyPrint(false).charset("UTF-8");
        return Text.nfc(clean.body().html());
    }
}
