package org.broadsheet.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * Whether HTML holds nothing but the elements, attributes and schemes that it may. It is judged twice: as a parser reads it,
 * and by its letters, so that no two parsers can differ about it.
 */
final class HtmlJudge {

    /** In fields of blocks. */
    static final HtmlJudge INLINE = new HtmlJudge(
            "em strong s code sub sup mark q br", Map.of("a", "href title", "abbr", "title", "span", "lang dir"));

    /** What a body is rendered as, raw HTML apart. */
    static final HtmlJudge BODY = INLINE.and(
            "ul ol li blockquote cite figcaption table caption thead tbody tr th td hr pre",
            Map.ofEntries(
                    Map.entry("p", "class"),
                    Map.entry("h2", "id"),
                    Map.entry("h3", "id"),
                    Map.entry("h4", "id"),
                    Map.entry("aside", "class"),
                    Map.entry("div", "class"),
                    Map.entry("figure", "class"),
                    Map.entry("code", "class"),
                    Map.entry("img", "src alt width height loading")));

    /** As {@link #BODY}, with blocks of raw HTML in it. */
    static final HtmlJudge RAW = BODY.and(
            "b i u small strike dl dt dd h1 h5 h6 section details summary tfoot",
            Map.ofEntries(
                    Map.entry("img", "src alt width height loading title align"),
                    Map.entry("q", "cite"),
                    Map.entry("blockquote", "cite"),
                    Map.entry("ol", "start type"),
                    Map.entry("ul", "type"),
                    Map.entry("col", "span width"),
                    Map.entry("colgroup", "span width"),
                    Map.entry("table", "summary width"),
                    Map.entry("td", "abbr axis colspan rowspan width"),
                    Map.entry("th", "abbr axis colspan rowspan scope width")));

    /** What readers write. */
    static final HtmlJudge REMARK =
            new HtmlJudge("blockquote br code em li ol p pre strong ul", Map.of("a", "href rel"));

    private static final Pattern TAG = Pattern.compile("<(/?)([a-z][a-z0-9]*)((?: [a-z]+=\"[^\"]*\")*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z]+)=\"([^\"]*)\"");

    private static final Map<String, Pattern> VALUES = Map.of(
            "href", Pattern.compile("(https?://|mailto:|/(?![/\\\\]))[^\\s\\p{Cntrl}\"<>]*"),
            "src", Pattern.compile("(https?://|/(?![/\\\\]))[^\\s\\p{Cntrl}\"<>]*"),
            "cite", Pattern.compile("https?://[^\\s\\p{Cntrl}\"<>]*"),
            "rel", Pattern.compile("ugc nofollow noopener"),
            "class", Pattern.compile("pullquote|factbox|gallery|embed|image|title|language-[A-Za-z0-9+#._-]+"),
            "id", Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*"),
            "dir", Pattern.compile("ltr|rtl|auto"),
            "lang", Pattern.compile("[A-Za-z0-9-]+"));

    /** In what is stored, a link of ours names its article. */
    private static final Pattern OWN_LINK = Pattern.compile("article:[0-9a-f-]{36}");

    private final Map<String, Set<String>> attributes = new HashMap<>();

    private HtmlJudge(String plain, Map<String, String> others) {
        for (String name : plain.split(" ")) {
            attributes.put(name, Set.of());
        }
        others.forEach((name, names) -> attributes.put(name, Set.of(names.split(" "))));
    }

    private HtmlJudge and(String plain, Map<String, String> others) {
        HtmlJudge more = new HtmlJudge(plain, others);
        attributes.forEach(more.attributes::putIfAbsent);
        return more;
    }

    /** What it must not hold; empty where it is clean. */
    List<String> faults(String html) {
        List<String> faults = new ArrayList<>();
        for (Element element : Jsoup.parseBodyFragment(html).body().select("> *, > * *")) {
            for (Attribute attribute : element.attributes()) {
                attribute(faults, element.normalName(), attribute.getKey(), attribute.getValue());
            }
            element(faults, element.normalName());
        }
        Matcher tag = TAG.matcher(html);
        while (tag.find()) {
            element(faults, tag.group(2));
            Matcher attribute = ATTRIBUTE.matcher(tag.group(3));
            while (attribute.find()) {
                attribute(faults, tag.group(2), attribute.group(1), attribute.group(2));
            }
        }
        if (TAG.matcher(html).replaceAll("").contains("<")) {
            faults.add("what is neither text nor a tag");
        }
        return faults;
    }

    private void element(List<String> faults, String name) {
        if (!attributes.containsKey(name)) {
            faults.add("the element " + name);
        }
    }

    private void attribute(List<String> faults, String element, String name, String value) {
        Pattern values = VALUES.get(name);
        boolean fine = values == null
                || values.matcher(value).matches()
                || name.equals("href") && OWN_LINK.matcher(value).matches();
        if (!fine || !attributes.getOrDefault(element, Set.of()).contains(name)) {
            faults.add("the attribute " + name + "=" + value + " of " + element);
        }
    }
}
