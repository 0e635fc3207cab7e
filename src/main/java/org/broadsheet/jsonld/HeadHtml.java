package org.broadsheet.jsonld;

import java.util.List;

/** The elements of a page's head that say all this, one to a line. */
final class HeadHtml {

    private final StringBuilder html = new StringBuilder();

    HeadHtml canonical(String url) {
        return line("<link rel=\"canonical\" href=\"" + escape(url) + "\">");
    }

    HeadHtml description(String text) {
        return text == null || text.isEmpty() ? this : meta("name", "description", text);
    }

    HeadHtml openGraph(List<MetaProperty> properties) {
        properties.forEach(property -> meta("property", property.property(), property.content()));
        return this;
    }

    HeadHtml twitter(List<MetaName> properties) {
        properties.forEach(property -> meta("name", property.name(), property.content()));
        return this;
    }

    /** @param json as {@link ScriptSafe} writes it */
    HeadHtml script(String json) {
        return line("<script type=\"application/ld+json\">" + json + "</script>");
    }

    private HeadHtml meta(String attribute, String name, String content) {
        return line("<meta " + attribute + "=\"" + name + "\" content=\"" + escape(content) + "\">");
    }

    private HeadHtml line(String element) {
        html.append(html.isEmpty() ? "" : "\n").append(element);
        return this;
    }

    /** As an attribute's value in double quotes. */
    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
