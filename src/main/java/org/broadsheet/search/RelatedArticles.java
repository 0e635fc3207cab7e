package org.broadsheet.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.change.Keys;
import org.broadsheet.delivery.ArticleParts;
import org.broadsheet.delivery.Conversation;
import org.broadsheet.delivery.PublishedArticles;
import org.broadsheet.delivery.ThreadState;
import org.broadsheet.query.Reads;
import org.broadsheet.reference.Reference;
import org.broadsheet.shared.ProblemException;

/** What else there is to read about the same. */
@ApplicationScoped
class RelatedArticles {

    private final Reads reads;
    private final Conversation conversation;
    private final PublishedArticles published;

    RelatedArticles(Reads reads, Conversation conversation, PublishedArticles published) {
        this.reads = reads;
        this.conversation = conversation;
        this.published = published;
    }

    /**
     * @param slug the one that the article has now
     * @param articles finished JSON, closest first
     * @param keys of what they depend on
     */
    record Found(UUID id, String slug, List<String> articles, Set<String> keys) {

        /** Whether the name is a present one, not a former slug. */
        boolean isNamed(String name) {
            return name.equals(slug) || name.equals(id.toString());
        }
    }

    private record Line(UUID source, String slug, List<UUID> tags, UUID id, String json, ArticleParts parts) {}

    /**
     * @param name slug, former slug or id of an article
     * @throws ProblemException 404 or 410 where there is none
     */
    Found to(String name, int limit) {
        List<Line> lines = ThreadState.with(conversation, reads.of(RelatedSql.RELATED))
                .with("name", name)
                .with("size", limit)
                .with("body", false)
                .with("html", false)
                .with("text", false)
                .list(row -> new Line(
                        row.uuid(1),
                        row.text(2),
                        ids(row.text(3)),
                        row.uuid(4),
                        row.text(5),
                        row.uuid(4) == null ? null : ArticleParts.of(row.text(6), Set.of())));
        if (lines.isEmpty()) {
            throw published.missing(name);
        }
        Line first = lines.get(0);
        // What is published next may be closer than any of these.
        Set<String> keys =
                new LinkedHashSet<>(Set.of(Keys.list("all"), Keys.article(first.source()), Keys.slug(first.slug())));
        first.tags().forEach(tag -> {
            keys.add(Keys.reference(Reference.TAG, tag));
            keys.add(Keys.list(Keys.reference(Reference.TAG, tag)));
        });
        lines.stream().filter(line -> line.id() != null).forEach(line -> {
            keys.add(Keys.article(line.id()));
            keys.add(Keys.counts(line.id()));
            line.parts().addKeys(keys);
        });
        return new Found(
                first.source(),
                first.slug(),
                lines.stream().map(Line::json).filter(Objects::nonNull).toList(),
                keys);
    }

    private static List<UUID> ids(String text) {
        return Stream.of(text.split(" "))
                .filter(id -> !id.isEmpty())
                .map(UUID::fromString)
                .collect(Collectors.toList());
    }
}
