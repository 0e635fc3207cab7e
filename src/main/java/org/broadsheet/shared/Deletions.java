package org.broadsheet.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Refuses to delete what others still need. */
@ApplicationScoped
public class Deletions {

    private final Instance<Uses> uses;

    Deletions(Instance<Uses> uses) {
        this.uses = uses;
    }

    /** @throws ProblemException 409 {@code inUse} that says what holds it */
    public void demandUnused(String kind, UUID id) {
        List<Holder> holders = uses.stream()
                .map(use -> use.holder(kind, id))
                .flatMap(Optional::stream)
                .toList();
        if (!holders.isEmpty()) {
            throw new ProblemException(ProblemType.inUse, "This " + kind + " is still in use").with("holders", holders);
        }
    }
}
