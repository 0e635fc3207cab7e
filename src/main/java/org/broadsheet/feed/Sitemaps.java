package org.broadsheet.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.broadsheet.cache.Answer;
import org.broadsheet.change.Keys;
import org.broadsheet.delivery.PublicAddresses;
import org.broadsheet.reference.Reference;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.SiteConfig;
import org.broadsheet.shared.SiteLinks;

/** Makes sitemaps. */
@ApplicationScoped
class Sitemaps {

    /** In one file, by the protocol. */
    static final int MOST = 50_000;

    /** In one file, by what crawlers of news say. */
    static final int MOST_NEWS = 1_000;

    /** How long something is news to them. */
    static final Duration NEWS = Duration.ofDays(2);

    static final String INDEX = "/api/v1/sitemap.xml";
    static final String OF_NEWS = "/api/v1/news-sitemap.xml";
    private static final String PAGES = "/api/v1/sitemaps/pages.xml";
    private static final String ARTICLES = "/api/v1/sitemaps/articles.xml?month=";

    /** Whatever is published, withdrawn or changed is in this list. */
    private static final String ALL = Keys.list("all");

    /** Paths of articles begin with those of sections. */
    private static final String SECTIONS = Keys.references(Reference.SECTION);

    private final PublicAddresses addresses;
    private final SiteConfig site;
    private final SiteLinks links;
    private final Clock clock;

    Sitemaps(PublicAddresses addresses, SiteConfig site, SiteLinks links, Clock clock) {
        this.addresses = addresses;
        this.site = site;
        this.links = links;
        this.clock = clock;
    }

    Answer index() {
        SitemapXml index = SitemapXml.index().add(links.service(PAGES), null);
        for (PublicAddresses.Month month : addresses.months()) {
            long parts = (month.articles() + MOST - 1) / MOST;
            for (long part = 1; part <= parts; part++) {
                String address = ARTICLES + month.month() + (part == 1 ? "" : "&part=" + part);
                index.add(links.service(address), month.modifiedAt());
            }
        }
        return answer(index, Set.of(ALL));
    }

    Answer pages() {
        SitemapXml pages = SitemapXml.pages().add(links.home(), null);
        addresses
                .sections(MOST - 1)
                .forEach(section -> pages.add(
                        links.section(
                                section.path(), section.slug(), section.id().toString()),
                        null));
        return answer(pages, Set.of(SECTIONS));
    }

    /** @throws ProblemException 404 where there are none */
    Answer articles(YearMonth month, int part) {
        List<PublicAddresses.Address> articles = addresses.ofMonth(month, (part - 1) * MOST, MOST);
        if (articles.isEmpty()) {
            throw new ProblemException(ProblemType.notFound, "There are no such articles");
        }
        SitemapXml pages = SitemapXml.pages();
        articles.forEach(article -> pages.add(location(article), article.modifiedAt()));
        return answer(pages, Set.of(ALL, SECTIONS));
    }

    /** True until the first of them is no news any more. */
    Answer news() {
        List<PublicAddresses.News> news = addresses.news(clock.instant().minus(NEWS), MOST_NEWS);
        SitemapXml pages = SitemapXml.news();
        Instant until = null;
        for (PublicAddresses.News article : news) {
            pages.addNews(
                    location(article.address()),
                    article.address().modifiedAt(),
                    site.name(),
                    language(article.language()),
                    article.publishedAt(),
                    article.headline());
            until = article.publishedAt().plus(NEWS);
        }
        return answer(pages, Set.of(ALL, SECTIONS)).until(until);
    }

    private String location(PublicAddresses.Address article) {
        return links.article(article.path(), article.slug(), article.id().toString());
    }

    /** ISO 639, but for Chinese, which crawlers tell apart by its script. */
    static String language(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        if (!locale.getLanguage().equals("zh")) {
            return locale.getLanguage().isEmpty() ? tag : locale.getLanguage();
        }
        boolean traditional = locale.getScript().equals("Hant")
                || locale.getScript().isEmpty() && Set.of("TW", "HK", "MO").contains(locale.getCountry());
        return traditional ? "zh-tw" : "zh-cn";
    }

    private static Answer answer(SitemapXml sitemap, Set<String> keys) {
        return Answer.of(MediaType.APPLICATION_XML, sitemap.bytes(), keys);
    }
}
