package org.broadsheet.body;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses that a link may have: {@code http}, {@code https}, {@code mailto}, and {@code article:<uuid>} for our own. */
final class Href {

    static final String UUID_PATTERN = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

    /** Browsers skip these wherever they stand (WHATWG URL, basic URL parser), so {@code java\nscript:} is a scheme. */
    private static final Pattern SKIPPED = Pattern.compile("[\\t\\n\\r]");

    private static final Pattern WEB = Pattern.compile("(https?)://([^/?#]++)(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAIL = Pattern.compile("mailto:(.+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ARTICLE = Pattern.compile("article:(" + UUID_PATTERN + ")", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOWHERE = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]");
    private static final Pattern NOT_IN_HOST = Pattern.compile("[\\s\"<>\\\\^`{|}]");

    private Href() {}

    /** The address in its canonical form, or null where it is not allowed. */
    static String accept(String raw) {
        // String.trim takes off exactly what a browser does: everything up to U+0020.
        String url = Text.nfc(SKIPPED.matcher(raw.trim()).replaceAll("").trim());
        if (Text.length(url) > Block.MAX_URL || NOWHERE.matcher(url).find()) {
            return null;
        }
        Matcher article = ARTICLE.matcher(url);
        if (article.matches()) {
            return "article:" + article.group(1).toLowerCase(Locale.ROOT);
        }
        Matcher web = WEB.matcher(url);
        if (web.matches() && !NOT_IN_HOST.matcher(web.group(2)).find()) {
            return web(web);
        }
        Matcher mail = MAIL.matcher(url);
        return mail.matches() ? shortEnough("mailto:" + encode(mail.group(1))) : null;
    }

    private static String web(Matcher web) {
        return shortEnough(web.group(1).toLowerCase(Locale.ROOT) + "://" + web.group(2) + encode(web.group(3)));
    }

    private static String shortEnough(String url) {
        return Text.length(url) <= Block.MAX_URL ? url : null;
    }

    /** Percent-encodes what no URL may hold as such; letters of every script stay readable. */
    private static String encode(String part) {
        StringBuilder out = new StringBuilder(part.length());
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (" \"<>\\^`{|}".indexOf(c) >= 0) {
                out.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
