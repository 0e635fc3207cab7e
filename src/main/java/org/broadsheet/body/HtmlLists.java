package org.broadsheet.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.shared.Formats;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Lists in HTML, and what Word pastes for lists: paragraphs that say their level in their style. */
final class HtmlLists {

    private static final Pattern WORD_LEVEL = Pattern.compile("mso-list:[^;]{0,40}level([1-9])");
    private static final Pattern ORDERED = Pattern.compile("[\\s\\u00a0(]*[0-9a-zA-Z]{1,6}[.)].*", Pattern.DOTALL);
    private static final String MARKER = "[style~=(?i)mso-list:\\s*ignore]";

    private HtmlLists() {}

    /** The list block, or null when there is nothing in it. Items below the deepest level join it. */
    static Block.ItemList list(Element list) {
        List<Block.Item> items = items(list, 1);
        return items.isEmpty()
                ? null
                : new Block.ItemList(null, list.normalName().equals("ol"), items);
    }

    private static List<Block.Item> items(Element list, int level) {
        List<Block.Item> items = new ArrayList<>();
        for (Node child : list.childNodes()) {
            if (items.size() > Block.MAX_ITEMS) {
                // One more than a list may have is enough for the reader to say so.
                break;
            } else if (isList(child)) {
                // Not allowed in HTML, and common: a list right inside a list belongs to the item before.
                addBelow(items, items((Element) child, level + 1), level);
            } else {
                item(child, level, items);
            }
        }
        return items;
    }

    private static void item(Node node, int level, List<Block.Item> items) {
        InlineWriter text = new InlineWriter();
        List<Block.Item> nested = new ArrayList<>();
        if (node instanceof Element element && element.normalName().equals("li") && !InlineHtml.isDropped(element)) {
            for (Node child : element.childNodes()) {
                if (isList(child)) {
                    nested.addAll(items((Element) child, level + 1));
                } else {
                    InlineHtml.write(child, text, false);
                }
            }
        } else {
            InlineHtml.write(node, text, false);
        }
        String html = text.take();
        if (!Formats.isBlank(InlineHtml.text(html))) {
            items.add(new Block.Item(html, List.of()));
        }
        addBelow(items, nested, level);
    }

    private static void addBelow(List<Block.Item> items, List<Block.Item> nested, int level) {
        if (items.isEmpty() || level >= Block.MAX_LIST_DEPTH) {
            items.addAll(nested);
        } else if (!nested.isEmpty()) {
            Block.Item last = items.remove(items.size() - 1);
            List<Block.Item> below = new ArrayList<>(last.items());
            below.addAll(nested);
            items.add(new Block.Item(last.html(), below));
        }
    }

    private static boolean isList(Node node) {
        return node instanceof Element element
                && switch (element.normalName()) {
                    case "ul", "ol", "menu", "dir" -> !InlineHtml.isDropped(element);
                    default -> false;
                };
    }

    /** Makes Word's list paragraphs into lists, and forgets the languages that Word writes at every word. */
    static void readWord(Element body) {
        if (body.selectFirst("[class^=Mso], [style*=mso-]") == null) {
            return;
        }
        body.select("span[lang]").removeAttr("lang");
        int lists = 0;
        for (Element paragraph : body.select("p[style*=mso-list]")) {
            String style = paragraph.attr("style");
            Matcher level = WORD_LEVEL.matcher(style.substring(0, Math.min(style.length(), 2_000)));
            // More lists than a body has blocks are refused anyway, and each new one moves all that follows it.
            if (level.find() && lists <= BlockReader.MAX_BLOCKS) {
                lists += readWord(paragraph, level.group(1).charAt(0) - '0');
            }
        }
    }

    /** Puts the paragraph into the list before it, or a new one; how many lists were begun. */
    private static int readWord(Element paragraph, int level) {
        Element marker = paragraph.selectFirst(MARKER);
        boolean ordered = marker != null && ORDERED.matcher(marker.text()).matches();
        Element before = paragraph.previousElementSibling();
        boolean begun = before == null || !before.hasClass("word") || !isList(before);
        Element list = before;
        if (begun) {
            list = new Element(ordered ? "ol" : "ul").addClass("word");
            paragraph.before(list);
        }
        for (int i = 1; i < level && list.lastElementChild() != null; i++) {
            Element item = list.lastElementChild();
            Element nested = item.lastElementChild();
            list = nested != null && nested.normalName().equals("ul") ? nested : item.appendElement("ul");
        }
        paragraph.tagName("li");
        list.appendChild(paragraph);
        return begun ? 1 : 0;
    }
}
