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
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** What ids mean; what an old revision names and is no longer there is called by its id. */
    public record Known(
            Map<UUID, SectionSummary> sections, Map<UUID, AuthorSummary> authors, Map<UUID, TagSummary> tags) {

        public String section(UUID id) {
            SectionSummary section = sections.get(id);
            return section == null ? id.toString() : section.slug();
        }

        public String author(UUID id) {
            if (id == null) {
                return null;
            }
            AuthorSummary author = authors.get(id);
            return author == null ? id.toString() : author.slug();
        }

        public String tag(UUID id) {
            TagSummary tag = tags.get(id);
            return tag == null ? id.toString() : tag.slug();
        }

        /** The content with survivors in the place of what was merged into them, each once. */
        public ArticleContent present(ArticleContent content) {
            List<Contributor> byline = content.byline().stream()
                    .map(c -> c.author() == null
                            ? c
                            : new Contributor(survivor(authors, c.author(), AuthorSummary::id), c.name(), c.role()))
                    .toList();
            List<UUID> tagged = content.tags().stream()
                    .map(id -> survivor(tags, id, TagSummary::id))
                    .distinct()
                    .toList();
            return content.with(Contributor.once(byline), tagged);
        }

        private static <S> UUID survivor(Map<UUID, S> known, UUID id, Function<S, UUID> its) {
            return known.containsKey(id) ? its.apply(known.get(id)) : id;
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

    /** What the references of all these stand for. */
    public Known known(ArticleContent... contents) {
        Set<UUID> ids = new LinkedHashSet<>();
        for (ArticleContent content : contents) {
            ids.add(content.section());
            ids.addAll(content.sections());
        }
        // What is compared with nothing has no section there.
        ids.remove(null);
        return new Known(sections.summaries(ids), authors(contents), tags(contents));
    }

    /** As {@link Known#present}. */
    public ArticleContent present(ArticleContent content) {
        return new Known(Map.of(), authors(content), tags(content)).present(content);
    }

    private Map<UUID, AuthorSummary> authors(ArticleContent... contents) {
        Set<UUID> ids = Stream.of(contents)
                .flatMap(content -> content.byline().stream())
                .map(Contributor::author)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : authors.summaries(ids);
    }

    private Map<UUID, TagSummary> tags(ArticleContent... contents) {
        Set<UUID> ids =
                Stream.of(contents).flatMap(content -> content.tags().stream()).collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : tags.summaries(ids);
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
