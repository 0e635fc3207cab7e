package org.broadsheet.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Says what others still need, and refuses to delete it. */
@ApplicationScoped
public class Deletions {

    private final Instance<Uses> uses;

    Deletions(Instance<Uses> uses) {
        this.uses = uses;
    }

    /** What holds a thing now, whichever of its ids is meant. */
    public Usage usage(String kind, Collection<UUID> ids) {
        return new Usage(uses.stream()
                .map(use -> use.holder(kind, ids))
                .flatMap(Optional::stream)
                .toList());
    }

    /** @throws ProblemException 409 {@code inUse} that says what holds it */
    public void demandUnused(String kind, Collection<UUID> ids) {
        List<Holder> holders = usage(kind, ids).uses();
        if (!holders.isEmpty()) {
            throw new ProblemException(ProblemType.inUse, "This " + kind + " is still in use").with("holders", holders);
        }
    }
}
