package org.broadsheet.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.broadsheet.delivery.ArticleDocument;
import org.broadsheet.shared.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of answers, of which PostgreSQL puts parts together. */
final class SearchDocument {

    private SearchDocument() {}

    @Schema(name = "SearchPage", description = "A page of what was found")
    record Page(
            List<Hit> data,
            PageInfo page,

            @Schema(
                    nullable = true,
                    description = "How many matches were ranked: all, or the newest 2,000. Null with `sort=newest`")
            Long rankedOf,

            @Schema(
                    nullable = true,
                    description =
                            "The words that were looked for instead, since nothing has what was asked for; null where"
                                    + " that was not needed")
            String searchedFor,

            @Schema(nullable = true, description = "Only with `facets=`")
            Facets facets) {}

    @Schema(name = "SearchHit", description = "An article and where it says what was looked for")
    record Hit(
            ArticleDocument article,

            @Schema(nullable = true, description = "What it was ranked by; null with `sort=newest`")
            Double score,

            Snippet snippet) {}

    @Schema(
            name = "SearchSnippet",
            description = "Text of the article as HTML: escaped, with `<mark>` around the words that were found")
    record Snippet(
            @Schema(description = "All of it") String headline,

            @Schema(nullable = true, description = "All of it")
            String standfirst,

            @Schema(
                    nullable = true,
                    description =
                            "Where most was found close together; null where nothing was found in the beginning of"
                                    + " the body")
            String body) {}

    @Schema(name = "SearchFacets", description = "How many matches have what; null for what was not asked for")
    record Facets(
            @Schema(description = "Whether there were more matches than the newest 10,000, which were counted")
            boolean sampled,

            @Schema(nullable = true, description = "Each with those below it")
            List<Value> section,

            @Schema(nullable = true) List<Value> author,
            @Schema(nullable = true) List<Value> tag,
            @Schema(nullable = true) List<Value> type,
            @Schema(nullable = true) List<Value> language,

            @Schema(nullable = true, description = "Of `publishedAt` in UTC")
            List<Value> month) {}

    @Schema(name = "SearchFacetValue", description = "The most frequent come first")
    record Value(
            @Schema(description = "As the filter takes it: a slug, type, language; or a month as in 2026-11")
            String value,

            @Schema(nullable = true, description = "Of a section, author or tag")
            String name,

            @Schema(minimum = "1", description = "Matches") long count) {}

    /** As the statement writes it. */
    record Counted(
            String facet,
            String value,
            String name,
            @JsonProperty("count") long articles) {}

    @Schema(name = "SearchSuggestions", description = "Articles whose headlines hold what was typed")
    record Suggestions(List<Suggestion> data) {}

    @Schema(name = "SearchSuggestion", description = "An article, in short")
    record Suggestion(
            UUID id,
            String slug,

            @Schema(description = "Where it stands on the site")
            String path,

            String headline) {}

    @Schema(name = "RelatedArticles", description = "Articles that are related to one, closest first")
    record Related(List<ArticleDocument> data) {}
}
