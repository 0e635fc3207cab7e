package org.broadsheet.screening;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.broadsheet.shared.ProblemException;

/** Asks all rules. */
@ApplicationScoped
public class Screening {

    /** Of one comment; a text made of listed words has as many findings as words. */
    private static final int MOST_FINDINGS = 50;

    private final List<Rule> rules;

    Screening(Words words) {
        this.rules = List.of(
                new OpenThread(),
                new SignedIn(),
                new VisibleText(),
                new SlowMode(),
                new Repetition(),
                new ListedWords(words),
                new ManyLinks(),
                new NewCommenter(),
                new RecentRejections(),
                new Distrust());
    }

    /**
     * What all rules found.
     *
     * @throws ProblemException 409 {@code commentsClosed}, 401 where only readers who signed in comment, 400 where nothing
     *     can be seen of it, 429 with {@code Retry-After} in slow mode, 409 {@code conflict} where it was said before
     */
    public List<Finding> look(Submission comment) {
        return rules.stream()
                .flatMap(rule -> rule.look(comment).stream())
                .limit(MOST_FINDINGS)
                .toList();
    }

    /** The strictest of all; empty where nothing was found. */
    public static Optional<Verdict> verdict(List<Finding> findings) {
        return findings.stream().map(Finding::verdict).max(Comparator.naturalOrder());
    }
}
