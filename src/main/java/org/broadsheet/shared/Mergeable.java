package org.broadsheet.shared;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What may turn out to be a duplicate of another of its kind and is then merged into that, its survivor. Its row stays,
 * because revisions never change and go on mentioning its id; but wherever its id or one of its slugs is met, the survivor
 * is meant.
 */
@MappedSuperclass
public abstract class Mergeable extends Tracked {

    /** The survivor, which is merged into nothing itself; null where this is no duplicate. */
    @Column(name = "merged_into")
    private UUID mergedInto;

    protected Mergeable() {}

    protected Mergeable(UUID id, UUID caller, Instant now) {
        super(id, caller, now);
    }

    /** From now on this stands for the survivor. */
    protected void mergeInto(UUID survivor, UUID caller, Instant now) {
        mergedInto = survivor;
        savedBy(caller, now);
    }

    /** @throws ProblemException 404 where there is none, which says {@code mergedInto} where there was one */
    public static <T extends Mergeable> T present(String kind, UUID id, Optional<T> found) {
        T thing = found.orElseThrow(() -> new ProblemException(ProblemType.notFound, "There is no " + kind + " " + id));
        UUID survivor = ((Mergeable) thing).mergedInto;
        if (survivor != null) {
            throw new ProblemException(ProblemType.notFound, "This " + kind + " was merged into " + survivor)
                    .with("mergedInto", survivor.toString());
        }
        return thing;
    }
}
