package org.broadsheet.jsonld;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.broadsheet.shared.SiteConfig;
import org.broadsheet.shared.SiteLinks;

/** Adds to finished JSON of articles and sections what search engines and social networks are told of them. */
@ApplicationScoped
public class StructuredData {

    private static final ObjectMapper PLAIN =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final ObjectReader ARTICLE = PLAIN.readerFor(Shown.Article.class);
    private static final ObjectReader SECTION = PLAIN.readerFor(Shown.Place.class);
    private static final ObjectReader TRAIL = PLAIN.readerFor(new TypeReference<List<Shown.Place>>() {});

    private static final ObjectMapper SCRIPT_SAFE = scriptSafe();

    private final Things things;
    private final Cards cards;

    StructuredData(SiteConfig site, SiteLinks links) {
        this.things = new Things(site, links);
        this.cards = new Cards(site, things);
    }

    private static ObjectMapper scriptSafe() {
        ObjectMapper mapper = new ObjectMapper();
        mapper.getFactory().setCharacterEscapes(new ScriptSafe());
        return mapper;
    }

    /**
     * The article with {@code jsonLd}, {@code openGraph}, {@code twitter} and {@code headHtml}.
     *
     * @param json the article as delivery gives it, with or without a body
     */
    public String article(String json) {
        try {
            Shown.Article article = ARTICLE.readValue(json);
            return with(
                    json,
                    things.url(article),
                    article.description(),
                    things.article(article),
                    cards.openGraph(article),
                    cards.twitter(article));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL and we made this JSON", e);
        }
    }

    /**
     * The section with the same.
     *
     * @param json the section as delivery gives it
     * @param trail a JSON array of it and all that it lies in, from the top
     */
    public String section(String json, String trail) {
        try {
            Shown.Place section = SECTION.readValue(json);
            List<Shown.Place> places = TRAIL.readValue(trail);
            return with(
                    json,
                    things.url(section),
                    section.description(),
                    things.breadcrumbs(places),
                    cards.openGraph(section),
                    cards.twitter(section));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL and we made this JSON", e);
        }
    }

    private static String with(
            String json,
            String url,
            String description,
            Map<String, Object> jsonLd,
            List<MetaProperty> openGraph,
            List<MetaName> twitter)
            throws JsonProcessingException {
        String script = SCRIPT_SAFE.writeValueAsString(jsonLd);
        String head = new HeadHtml()
                .canonical(url)
                .description(description)
                .openGraph(openGraph)
                .twitter(twitter)
                .script(script)
                .toString();
        return json.substring(0, json.length() - 1)
                + ",\"jsonLd\":" + script
                + ",\"openGraph\":" + SCRIPT_SAFE.writeValueAsString(openGraph)
                + ",\"twitter\":" + SCRIPT_SAFE.writeValueAsString(twitter)
                + ",\"headHtml\":" + SCRIPT_SAFE.writeValueAsString(head) + "}";
    }
}
