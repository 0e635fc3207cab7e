package org.broadsheet.author;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.shared.Merges;
import org.broadsheet.shared.Slugs;

/** What other features may ask of authors. */
@ApplicationScoped
public class Authors {

    static final String KIND = "author";

    private static final String SUMMARIES = """
            select a.id, s.id, s.slug, s.name
            from Author a join Author s on s.id = coalesce(a.mergedInto, a.id)
            where a.id in :ids""";

    private static final String MERGED = """
            select new org.broadsheet.author.AuthorMerged(a.id, s.id, s.slug) from Author a join Author s on s.id = a.mergedInto
            where a.id in :ids order by a.id""";

    private final Slugs slugs;
    private final Merges merges;

    Authors(Slugs slugs, Merges merges) {
        this.slugs = slugs;
        this.merges = merges;
    }

    /** The authors meant by ids, slugs and former slugs, those of duplicates too; what means none is left out. */
    public Map<String, AuthorSummary> resolve(Collection<String> names) {
        Map<String, UUID> ids = slugs.resolve(KIND, names);
        Map<UUID, AuthorSummary> found = summaries(ids.values());
        Map<String, AuthorSummary> resolved = new HashMap<>();
        ids.forEach((name, id) -> resolved.computeIfAbsent(name, n -> found.get(id)));
        return resolved;
    }

    /** Of duplicates too, in their order. */
    public List<UUID> ids(UUID behind, int most) {
        return Author.getEntityManager()
                .createQuery("select id from Author where id > :behind order by id", UUID.class)
                .setParameter("behind", behind)
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * What was told when each of them was saved last, of duplicates before they were merged. It stays so until the transaction
     * ends, and nothing is merged.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<AuthorSaved> hold(Collection<UUID> ids) {
        merges.lock();
        return Author.<Author>find("id in ?1 order by id", ids).withLock(LockModeType.PESSIMISTIC_READ).stream()
                .map(AuthorSaved::of)
                .toList();
    }

    /** What was told of those that were merged. */
    public List<AuthorMerged> merged(Collection<UUID> ids) {
        return Author.getEntityManager()
                .createQuery(MERGED, AuthorMerged.class)
                .setParameter("ids", ids)
                .getResultList();
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
