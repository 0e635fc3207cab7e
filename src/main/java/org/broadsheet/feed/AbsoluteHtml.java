package org.broadsheet.feed;

import jakarta.enterprise.context.ApplicationScoped;
import org.broadsheet.shared.SiteLinks;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** HTML that is read elsewhere than on the site. */
@ApplicationScoped
class AbsoluteHtml {

    private final SiteLinks links;

    AbsoluteHtml(SiteLinks links) {
        this.links = links;
    }

    /**
     * The same with absolute addresses.
     *
     * @param page where it stands on the site, which links to places within are put behind
     */
    String of(String html, String page) {
        if (!html.contains("=\"/") && !html.contains("=\"#")) {
            return html;
        }
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        document.body().select("[href], [src]").forEach(element -> {
            complete(element, "href", page);
            complete(element, "src", page);
        });
        return document.body().html();
    }

    private void complete(Element element, String attribute, String page) {
        String address = element.attr(attribute);
        if (address.startsWith("#")) {
            element.attr(attribute, page + address);
        } else if (address.startsWith("/")) {
            element.attr(attribute, links.absolute(address));
        }
    }
}
