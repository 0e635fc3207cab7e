package org.broadsheet.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.broadsheet.article.Articles;
import org.broadsheet.security.Accounts;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Callers;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.EditLock;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;

/** Says who is at work on an article. */
@ApplicationScoped
class LockService {

    private final Articles articles;
    private final Accounts accounts;
    private final Callers callers;
    private final Clock clock;

    LockService(Articles articles, Accounts accounts, Callers callers, Clock clock) {
        this.articles = articles;
        this.accounts = accounts;
        this.callers = callers;
        this.clock = clock;
    }

    EditLock read(UUID article) {
        Caller caller = callers.current();
        articles.draft(article, caller, Rights.READ);
        return present(article, caller, clock.instant());
    }

    @Transactional
    EditLock take(UUID article, TakeLock how) {
        return take(article, how, callers.current(), clock.instant());
    }

    @Transactional
    EditLock take(UUID article, TakeLock how, Caller caller, Instant now) {
        articles.draft(article, caller, Rights.EDIT);
        boolean taken = ArticleLock.take(article, caller.id(), how, now);
        EditLock lock = present(article, caller, now);
        if (!taken) {
            throw locked(lock);
        }
        return lock;
    }

    @Transactional
    void giveUp(UUID article) {
        Caller caller = callers.current();
        articles.draft(article, caller, Rights.EDIT);
        if (!ArticleLock.giveUp(article, caller.id())) {
            EditLock lock = present(article, caller, clock.instant());
            if (lock.locked()) {
                throw locked(lock);
            }
        }
    }

    private EditLock present(UUID article, Caller caller, Instant now) {
        return ArticleLock.of(article, now)
                .map(lock -> new EditLock(
                        true,
                        accounts.person(lock.heldBy()),
                        lock.takenAt(),
                        lock.expiresAt(),
                        lock.heldBy().equals(caller.id())))
                .orElse(EditLock.NONE);
    }

    private static ProblemException locked(EditLock lock) {
        return new ProblemException(
                        ProblemType.locked, lock.by().name() + " is at work on it until " + lock.expiresAt())
                .with("lock", lock);
    }
}
