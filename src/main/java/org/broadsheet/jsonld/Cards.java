package org.broadsheet.jsonld;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.broadsheet.shared.SiteConfig;

/** Articles and sections in the words of the Open Graph protocol and of Twitter cards. */
final class Cards {

    private final SiteConfig site;
    private final Things things;

    Cards(SiteConfig site, Things things) {
        this.site = site;
        this.things = things;
    }

    List<MetaProperty> openGraph(Shown.Article article) {
        List<MetaProperty> all =
                openGraph("article", things.url(article), article.socialHeadline(), article.description());
        add(all, "og:locale", locale(article.language()));
        if (article.image() != null) {
            // Behind the picture, what is said of it.
            add(all, "og:image", things.url(article.image()));
            add(all, "og:image:width", article.image().width());
            add(all, "og:image:height", article.image().height());
            add(all, "og:image:alt", article.image().alt());
        }
        add(all, "article:published_time", article.publishedAt());
        add(all, "article:modified_time", article.modifiedAt());
        add(all, "article:section", article.section().name());
        article.authors().forEach(author -> add(all, "article:author", things.url(author)));
        article.tags().forEach(tag -> add(all, "article:tag", tag.name()));
        return all;
    }

    List<MetaProperty> openGraph(Shown.Place section) {
        return openGraph("website", things.url(section), section.name(), section.description());
    }

    private List<MetaProperty> openGraph(String type, String url, String title, String description) {
        List<MetaProperty> all = new ArrayList<>();
        add(all, "og:type", type);
        add(all, "og:site_name", site.name());
        add(all, "og:url", url);
        add(all, "og:title", title);
        add(all, "og:description", description);
        return all;
    }

    /** A language with its territory, which the protocol demands; null where none is said. */
    private static String locale(String language) {
        Locale locale = Locale.forLanguageTag(language);
        return locale.getCountry().isEmpty() ? null : locale.getLanguage() + "_" + locale.getCountry();
    }

    List<MetaName> twitter(Shown.Article article) {
        boolean pictured = article.image() != null;
        List<MetaName> all =
                twitter(pictured ? "summary_large_image" : "summary", article.socialHeadline(), article.description());
        if (pictured) {
            addName(all, "twitter:image", things.url(article.image()));
            addName(all, "twitter:image:alt", article.image().alt());
        }
        return all;
    }

    List<MetaName> twitter(Shown.Place section) {
        return twitter("summary", section.name(), section.description());
    }

    private static List<MetaName> twitter(String card, String title, String description) {
        List<MetaName> all = new ArrayList<>();
        addName(all, "twitter:card", card);
        addName(all, "twitter:title", title);
        addName(all, "twitter:description", description);
        return all;
    }

    private static void add(List<MetaProperty> all, String property, Object content) {
        if (content != null && !content.toString().isEmpty()) {
            all.add(new MetaProperty(property, content.toString()));
        }
    }

    private static void addName(List<MetaName> all, String name, String content) {
        if (content != null && !content.isEmpty()) {
            all.add(new MetaName(name, content));
        }
    }
}
