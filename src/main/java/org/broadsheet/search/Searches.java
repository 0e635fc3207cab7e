package org.broadsheet.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.change.Keys;
import org.broadsheet.delivery.ArticleFilter;
import org.broadsheet.delivery.Lists;
import org.broadsheet.http.DeliveryLinks;
import org.broadsheet.reference.Json;
import org.broadsheet.reference.Reference;
import org.broadsheet.shared.Counted;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.PageInfo;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.Slice;

/** Finds articles for readers. */
@ApplicationScoped
class Searches {

    /** Whatever is published, taken back or changed may match, or change the order of what does. */
    private static final String ANY_ARTICLE = Keys.list("all");

    private final SearchQueries queries;
    private final DeliveryLinks links;
    private final ObjectMapper mapper;
    private final Json json;
    private final Snippets snippets;

    Searches(SearchQueries queries, DeliveryLinks links, ObjectMapper mapper, Json json, SearchConfig config) {
        this.queries = queries;
        this.links = links;
        this.mapper = mapper;
        this.json = json;
        this.snippets = new Snippets(config.markStart(), config.markEnd());
    }

    /**
     * An answer, finished.
     *
     * @param keys of what it was made of; empty where no key names all that could change it
     */
    record Answered(String json, PageInfo page, Set<String> keys) {}

    /** One page and what is said of the whole. */
    private record Results(SearchQueries.Found found, List<SearchQueries.Hit> hits, PageInfo page) {}

    /**
     * Looks for articles; where none has what is asked for, for the words that are most like it.
     *
     * @param uri what was asked for, with all its parameters
     * @throws ProblemException 400 where the cursor is not one of this search, or the page is too far behind
     */
    Answered search(SearchRequest search, ArticleFilter filter, PageRequest request, Integer page, UriInfo uri) {
        Set<Facet> facets = Facet.parse(search.facets());
        boolean ranked = search.sort() == SearchSort.relevance;
        checkPlace(ranked, request, page);
        PageLinks pages = links.of(uri);
        SearchQuery query = SearchQuery.parse(search.q());
        Results results = results(query, ranked, filter, facets, request, page, pages);
        String instead = null;
        if (results.found().total() == 0 && !query.isEmpty()) {
            Optional<SearchQuery> near = near(query);
            if (near.isPresent()) {
                Results others = results(near.get(), ranked, filter, facets, request, page, pages);
                if (others.found().total() > 0) {
                    results = others;
                    instead = String.join(" ", near.get().words());
                }
            }
        }
        return answered(results, ranked, instead, facets);
    }

    private static void checkPlace(boolean ranked, PageRequest request, Integer page) {
        if (ranked && request.cursor() != null) {
            throw ProblemException.invalid(FieldError.parameter(
                    "cursor", "conflict", "With sort=relevance results are read by page; with sort=newest by cursor"));
        }
        if (!ranked && page != null) {
            throw ProblemException.invalid(FieldError.parameter(
                    "page", "conflict", "With sort=newest results are read by cursor; with sort=relevance by page"));
        }
        if (page != null && page * request.limit() > SearchSql.RANKED) {
            throw ProblemException.invalid(FieldError.parameter(
                    "page",
                    "outOfRange",
                    "page times limit is at most " + SearchSql.RANKED + ", since so many are ranked; use sort=newest"));
        }
    }

    private Results results(
            SearchQuery query,
            boolean ranked,
            ArticleFilter filter,
            Set<Facet> facets,
            PageRequest request,
            Integer page,
            PageLinks pages) {
        int limit = request.limit();
        if (ranked) {
            int number = page == null ? 1 : page;
            SearchQueries.Found found = queries.best(query, filter, facets, number, limit);
            boolean more = found.hits().size() > limit && (number + 1) * limit <= SearchSql.RANKED;
            List<SearchQueries.Hit> hits =
                    found.hits().subList(0, Math.min(limit, found.hits().size()));
            return new Results(found, hits, pages.numbered(number, limit, more, found.total()));
        }
        List<SearchQueries.Found> read = new ArrayList<>();
        Slice<SearchQueries.Hit> slice = Slice.counted(
                pages.cursor(request.cursor()),
                limit,
                (from, size) -> {
                    SearchQueries.Found found = queries.newest(query, filter, facets, from, size);
                    read.add(found);
                    return new Counted<>(found.hits(), found.total());
                },
                hit -> new String[] {hit.publishedAt().toString(), hit.id().toString()});
        return new Results(read.get(0), slice.rows(), pages.info(slice, limit));
    }

    /** Empty where some word is like none that there is, or every word is there. */
    private Optional<SearchQuery> near(SearchQuery query) {
        List<String> near = queries.near(query.words());
        return near.stream().anyMatch(Objects::isNull) || near.equals(query.words())
                ? Optional.empty()
                : Optional.of(SearchQuery.of(near));
    }

    private Answered answered(Results results, boolean ranked, String instead, Set<Facet> facets) {
        SearchQueries.Found found = results.found();
        StringBuilder text = new StringBuilder("{\"data\":[");
        for (SearchQueries.Hit hit : results.hits()) {
            text.append(text.charAt(text.length() - 1) == '[' ? "" : ",")
                    .append("{\"article\":")
                    .append(hit.json())
                    .append(",\"score\":")
                    .append(json.text(hit.score()))
                    .append(",\"snippet\":")
                    .append(json.text(snippet(hit)))
                    .append('}');
        }
        text.append("],\"page\":")
                .append(json.text(results.page()))
                .append(",\"rankedOf\":")
                .append(ranked ? Math.min(found.total(), SearchSql.RANKED) : null)
                .append(",\"searchedFor\":")
                .append(json.text(instead))
                .append(",\"facets\":")
                .append(json.text(facets.isEmpty() ? null : facets(found, facets)))
                .append('}');
        return new Answered(text.toString(), results.page(), keys(results, facets));
    }

    /** The places count on from part to part, with one between. */
    private SearchDocument.Snippet snippet(SearchQueries.Hit hit) {
        List<Words.Word> headline = Words.of(hit.headline(), Words.MOST);
        List<Words.Word> standfirst = Words.of(hit.standfirst(), Words.MOST);
        List<Words.Word> body = Words.of(hit.body(), Words.MOST);
        int second = headline.size() + 1;
        int third = second + standfirst.size() + 1;
        return new SearchDocument.Snippet(
                snippets.whole(hit.headline(), headline, from(hit.places(), 0)),
                snippets.whole(hit.standfirst(), standfirst, from(hit.places(), second)),
                snippets.best(hit.body(), body, from(hit.places(), third)));
    }

    /** PostgreSQL counts from 1. */
    private static Set<Integer> from(Set<Integer> places, int start) {
        Set<Integer> found = new HashSet<>();
        places.stream().filter(place -> place > start).forEach(place -> found.add(place - 1 - start));
        return found;
    }

    private SearchDocument.Facets facets(SearchQueries.Found found, Set<Facet> facets) {
        List<SearchDocument.Counted> counted = counted(found.facets());
        return new SearchDocument.Facets(
                found.total() > SearchSql.SAMPLED,
                values(Facet.section, facets, counted),
                values(Facet.author, facets, counted),
                values(Facet.tag, facets, counted),
                values(Facet.type, facets, counted),
                values(Facet.language, facets, counted),
                values(Facet.month, facets, counted));
    }

    private List<SearchDocument.Counted> counted(String text) {
        try {
            return text == null
                    ? List.of()
                    : mapper.readValue(text, new TypeReference<List<SearchDocument.Counted>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL made this JSON", e);
        }
    }

    private static List<SearchDocument.Value> values(
            Facet facet, Set<Facet> asked, List<SearchDocument.Counted> counted) {
        return asked.contains(facet)
                ? counted.stream()
                        .filter(one -> one.facet().equals(facet.name()))
                        .map(one -> new SearchDocument.Value(one.value(), one.name(), one.articles()))
                        .toList()
                : null;
    }

    private static Set<String> keys(Results results, Set<Facet> facets) {
        SearchQueries.Found found = results.found();
        if (!found.known()) {
            return Set.of();
        }
        Set<String> keys = new LinkedHashSet<>(Lists.keys(found.asked()));
        keys.add(ANY_ARTICLE);
        for (Facet facet : List.of(Facet.section, Facet.author, Facet.tag)) {
            if (facets.contains(facet)) {
                keys.add(Keys.references(facet.name()));
            }
        }
        results.hits().forEach(hit -> {
            keys.add(Keys.article(hit.id()));
            keys.add(Keys.counts(hit.id()));
            hit.parts().addKeys(keys);
        });
        return keys;
    }

    /** Articles whose headlines hold all of the words, of which the last may go on. */
    Answered suggest(String typed, int limit) {
        List<SearchQueries.Suggested> found = SearchQuery.beginning(typed)
                .map(query -> queries.suggest(query, limit))
                .orElse(List.of());
        Set<String> keys = new LinkedHashSet<>(Set.of(ANY_ARTICLE));
        for (SearchQueries.Suggested one : found) {
            UUID section = one.section();
            keys.add(Keys.article(one.suggestion().id()));
            keys.add(Keys.reference(Reference.SECTION, section));
        }
        return new Answered(
                json.text(new SearchDocument.Suggestions(
                        found.stream().map(SearchQueries.Suggested::suggestion).toList())),
                null,
                keys);
    }
}
