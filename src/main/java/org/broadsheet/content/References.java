package org.broadsheet.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.broadsheet.author.AuthorSummary;
import org.broadsheet.author.Authors;
import org.broadsheet.media.MediaLibrary;
import org.broadsheet.section.SectionSummary;
import org.broadsheet.section.Sections;
import org.broadsheet.tag.TagSummary;
import org.broadsheet.tag.Tags;

/** Sections, authors and tags by the names that clients use for them, each kind in one go. */
@ApplicationScoped
public class References {

    private final Sections sections;
    private final Authors authors;
    private final Tags tags;
    private final MediaLibrary media;

    References(Sections sections, Authors authors, Tags tags, MediaLibrary media) {
        this.sections = sections;
        this.authors = authors;
        this.tags = tags;
        this.media = media;
    }

    /** What the names of an input mean; a name that means nothing is not among the keys. */
    record Named(
            Map<String, SectionSummary> sections, Map<String, AuthorSummary> authors, Map<String, TagSummary> tags) {}

    /** What ids stand for. */
    public record Known(
            Map<UUID, SectionSummary> sections, Map<UUID, AuthorSummary> authors, Map<UUID, TagSummary> tags) {

        public String section(UUID id) {
            return sections.get(id).slug();
        }

        public String author(UUID id) {
            return id == null ? null : authors.get(id).slug();
        }

        public String tag(UUID id) {
            return tags.get(id).slug();
        }
    }

    Named named(SaveArticle input) {
        Set<String> sectionNames = new LinkedHashSet<>(input.sections());
        sectionNames.add(input.section());
        List<String> authorNames = input.byline().stream()
                .map(BylineInput::author)
                .filter(Objects::nonNull)
                .toList();
        return new Named(
                sections.resolve(sectionNames),
                authorNames.isEmpty() ? Map.of() : authors.resolve(authorNames),
                input.tags().isEmpty() ? Map.of() : tags.resolve(input.tags()));
    }

    public Known known(ArticleContent content) {
        List<UUID> authorIds = content.byline().stream()
                .map(Contributor::author)
                .filter(Objects::nonNull)
                .toList();
        return new Known(
                sections.summaries(Stream.concat(Stream.of(content.section()), content.sections().stream())
                        .toList()),
                authorIds.isEmpty() ? Map.of() : authors.summaries(authorIds),
                content.tags().isEmpty() ? Map.of() : tags.summaries(content.tags()));
    }

    /** Those of the named pictures that do not exist. */
    Map<String, UUID> unknownMedia(Map<String, UUID> named) {
        Set<UUID> known = media.known(Set.copyOf(named.values()));
        Map<String, UUID> unknown = new LinkedHashMap<>(named);
        unknown.values().removeAll(known);
        return unknown;
    }

    public Map<UUID, SectionSummary> sections(Collection<UUID> ids) {
        return sections.summaries(ids);
    }

    public String path(ArticleContent content) {
        return sections.path(content.section()) + "/" + content.slug();
    }
}
