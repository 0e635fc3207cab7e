package org.broadsheet.tag;

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

/** What other features may ask of tags. */
@ApplicationScoped
public class Tags {

    static final String KIND = "tag";

    private static final String SUMMARIES = """
            select a.id, s.id, s.slug, s.name
            from Tag a join Tag s on s.id = coalesce(a.mergedInto, a.id)
            where a.id in :ids""";

    private static final String MERGED = """
            select new org.broadsheet.tag.TagMerged(a.id, s.id, s.slug) from Tag a join Tag s on s.id = a.mergedInto
            where a.id in :ids order by a.id""";

    private final Slugs slugs;
    private final Merges merges;

    Tags(Slugs slugs, Merges merges) {
        this.slugs = slugs;
        this.merges = merges;
    }

    /** The tags meant by ids, slugs and former slugs, those of duplicates too; what means none is left out. */
    public Map<String, TagSummary> resolve(Collection<String> names) {
        Map<String, UUID> ids = slugs.resolve(KIND, names);
        Map<UUID, TagSummary> found = summaries(ids.values());
        Map<String, TagSummary> resolved = new HashMap<>();
        ids.forEach((name, id) -> resolved.computeIfAbsent(name, n -> found.get(id)));
        return resolved;
    }

    /** Of duplicates too, in their order. */
    public List<UUID> ids(UUID behind, int most) {
        return Tag.getEntityManager()
                .createQuery("select id from Tag where id > :behind order by id", UUID.class)
                .setParameter("behind", behind)
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * What was told when each of them was saved last, of duplicates before they were merged. It stays so until the transaction
     * ends, and nothing is merged.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<TagSaved> hold(Collection<UUID> ids) {
        merges.lock();
        return Tag.<Tag>find("id in ?1 order by id", ids).withLock(LockModeType.PESSIMISTIC_READ).stream()
                .map(TagSaved::of)
                .toList();
    }

    /** What was told of those that were merged. */
    public List<TagMerged> merged(Collection<UUID> ids) {
        return Tag.getEntityManager()
                .createQuery(MERGED, TagMerged.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** Every id under which something may mention those that the names mean: their own, and those of their duplicates. */
    public List<UUID> mentions(Collection<String> names) {
        return Tag.idsOf(resolve(names).values().stream().map(TagSummary::id).toList());
    }

    /** By their ids; those of duplicates mean their survivors, which are there by their own ids too. */
    public Map<UUID, TagSummary> summaries(Collection<UUID> ids) {
        Map<UUID, TagSummary> summaries = new HashMap<>();
        Tag.getEntityManager()
                .createQuery(SUMMARIES, Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(row -> {
                    TagSummary summary = new TagSummary((UUID) row[1], (String) row[2], (String) row[3]);
                    summaries.put((UUID) row[0], summary);
                    summaries.put(summary.id(), summary);
                });
        return summaries;
    }
}
