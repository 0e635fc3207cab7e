package org.broadsheet.jsonld;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.broadsheet.content.ArticleType;
import org.broadsheet.shared.SiteConfig;
import org.broadsheet.shared.SiteLinks;

/** Articles and sections as things of schema.org; a property that says nothing is left out. */
final class Things {

    private static final String CONTEXT = "https://schema.org";

    /** In bylines, of whoever wrote it. */
    private static final String WRITER = "by";

    /** A correction that corrects nothing: it tells what happened since. */
    private static final String UPDATE = "update";

    private final SiteConfig site;
    private final SiteLinks links;

    Things(SiteConfig site, SiteLinks links) {
        this.site = site;
        this.links = links;
    }

    Map<String, Object> article(Shown.Article article) {
        String url = url(article);
        boolean live = article.type() == ArticleType.liveblog;
        boolean isNews = !live && article.type() != ArticleType.sponsored;
        return thing(
                type(article.type()),
                "@context",
                CONTEXT,
                "mainEntityOfPage",
                thing("WebPage", "@id", url),
                "url",
                url,
                "headline",
                article.headline(),
                "alternativeHeadline",
                article.headlines().seo(),
                "description",
                article.description(),
                "inLanguage",
                article.language(),
                "image",
                article.image() == null ? null : List.of(picture(article.image())),
                "datePublished",
                article.publishedAt(),
                "dateModified",
                article.modifiedAt(),
                "coverageStartTime",
                live ? article.publishedAt() : null,
                "dateline",
                isNews ? article.dateline() : null,
                "author",
                authors(article.authors()),
                "contributor",
                contributors(article.authors()),
                "publisher",
                publisher(),
                "articleSection",
                Stream.concat(Stream.of(article.section()), article.sections().stream())
                        .map(Shown.Place::name)
                        .toList(),
                "keywords",
                article.tags().stream().map(Shown.Tag::name).toList(),
                "about",
                article.tags().stream()
                        .map(Things::subject)
                        .filter(Objects::nonNull)
                        .toList(),
                "isAccessibleForFree",
                true,
                "wordCount",
                article.wordCount(),
                "commentCount",
                article.commentCount(),
                "correction",
                article.corrections().stream()
                        .filter(correction -> !correction.kind().equals(UPDATE))
                        .map(correction ->
                                thing("CorrectionComment", "text", correction.text(), "datePublished", correction.at()))
                        .toList());
    }

    /** Types that schema.org has for kinds of journalism, by the Trust Project. */
    static String type(ArticleType type) {
        return switch (type) {
            case news, interview, obituary -> "NewsArticle";
            case opinion -> "OpinionNewsArticle";
            case analysis -> "AnalysisNewsArticle";
            case feature -> "ReportageNewsArticle";
            case review -> "ReviewNewsArticle";
            case explainer -> "BackgroundNewsArticle";
            case liveblog -> "LiveBlogPosting";
            case sponsored -> "AdvertiserContentArticle";
        };
    }

    String url(Shown.Article article) {
        return links.article(article.path(), article.slug(), article.id());
    }

    String url(Shown.Place section) {
        return links.section(section.path(), section.slug(), section.id());
    }

    /** Null for a guest. */
    String url(Shown.Person author) {
        return author.id() == null ? null : links.author(author.slug(), author.id());
    }

    String url(Shown.Picture picture) {
        return links.absolute(picture.url());
    }

    /** Who wrote it; where nobody is said to have written it, whoever is named; where nobody is, the publisher. */
    private List<Map<String, Object>> authors(List<Shown.Person> byline) {
        List<Map<String, Object>> writers = people(byline.stream().filter(Things::isWriter));
        List<Map<String, Object>> authors = writers.isEmpty() ? people(byline.stream()) : writers;
        return authors.isEmpty() ? List.of(publisher()) : authors;
    }

    /** Who else had a hand in it. */
    private List<Map<String, Object>> contributors(List<Shown.Person> byline) {
        return byline.stream().anyMatch(Things::isWriter)
                ? people(byline.stream().filter(person -> !isWriter(person)))
                : List.of();
    }

    private static boolean isWriter(Shown.Person person) {
        return person.role().equals(WRITER);
    }

    private List<Map<String, Object>> people(Stream<Shown.Person> people) {
        return people.map(person -> thing("Person", "name", person.name(), "url", url(person)))
                .distinct()
                .toList();
    }

    private Map<String, Object> publisher() {
        return thing("Organization", "name", site.name(), "url", links.home());
    }

    private Map<String, Object> picture(Shown.Picture picture) {
        return thing(
                "ImageObject",
                "url",
                url(picture),
                "width",
                picture.width(),
                "height",
                picture.height(),
                "caption",
                picture.caption() == null ? picture.alt() : picture.caption(),
                "creditText",
                picture.credit());
    }

    /** What a tag names that has a type of its own; null for a topic. */
    private static Map<String, Object> subject(Shown.Tag tag) {
        return switch (tag.type()) {
            case "person" -> thing("Person", "name", tag.name());
            case "place" -> thing("Place", "name", tag.name());
            case "organisation" -> thing("Organization", "name", tag.name());
            default -> null;
        };
    }

    /** @param trail the section and all that it lies in, from the top */
    Map<String, Object> breadcrumbs(List<Shown.Place> trail) {
        return thing(
                "BreadcrumbList",
                "@context",
                CONTEXT,
                "itemListElement",
                IntStream.range(0, trail.size())
                        .mapToObj(i -> thing(
                                "ListItem",
                                "position",
                                i + 1,
                                "name",
                                trail.get(i).name(),
                                "item",
                                url(trail.get(i))))
                        .toList());
    }

    /** @param properties names and values in turn; null and empty ones are left out */
    private static Map<String, Object> thing(String type, Object... properties) {
        Map<String, Object> thing = new LinkedHashMap<>();
        thing.put("@type", type);
        for (int i = 0; i < properties.length; i += 2) {
            Object value = properties[i + 1];
            boolean says = value != null && !value.equals("") && !(value instanceof Collection<?> all && all.isEmpty());
            if (says) {
                thing.put((String) properties[i], value);
            }
        }
        return thing;
    }
}
