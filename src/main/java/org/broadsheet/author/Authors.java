package org.broadsheet.author;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.shared.Slugs;

/** What other features may ask of authors. */
@ApplicationScoped
public class Authors {

    static final String KIND = "author";

    private static final String SUMMARIES = """
            select a.id, s.id, s.slug, s.name
            from Author a join Author s on s.id = coalesce(a.mergedInto, a.id)
            where a.id in :ids""";

    private final Slugs slugs;

    Authors(Slugs slugs) {
        this.slugs = slugs;
    }

    /** The authors meant by ids, slugs and former slugs, those of duplicates too; what means none is left out. */
    public Map<String, AuthorSummary> resolve(Collection<String> names) {
        Map<String, UUID> ids = slugs.resolve(KIND, names);
        Map<UUID, AuthorSummary> found = summaries(ids.values());
        Map<String, AuthorSummary> resolved = new HashMap<>();
        ids.forEach((name, id) -> resolved.computeIfAbsent(name, n -> found.get(id)));
        return resolved;
    }

    /** Every id under which something may mention those that the names mean: their own, and those of their duplicates. */
    public List<UUID> mentions(Collection<String> names) {
        return Author.idsOf(
                resolve(names).values().stream().map(AuthorSummary::id).toList());
    }

    /** By their ids; those of duplicates mean their survivors, which are there by their own ids too. */
    public Map<UUID, AuthorSummary> summaries(Collection<UUID> ids) {
        Map<UUID, AuthorSummary> summaries = new HashMap<>();
        Author.getEntityManager()
                .createQuery(SUMMARIES, Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(row -> {
                    AuthorSummary summary = new AuthorSummary((UUID) row[1], (String) row[2], (String) row[3]);
                    summaries.put((UUID) row[0], summary);
                    summaries.put(summary.id(), summary);
                });
        return summaries;
    }
}
