package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.article.Articles;
import org.broadsheet.conversation.CommentsConfig;
import org.broadsheet.delivery.ArticleStats;
import org.broadsheet.security.Accounts;
import org.broadsheet.security.Callers;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.EditLock;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Preconditions;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.TouchedVersions;

/** Deciding about comments. */
@ApplicationScoped
class ModerationService {

    private final Articles articles;
    private final Accounts accounts;
    private final ArticleStats stats;
    private final CommentTree tree;
    private final CommentContext context;
    private final CommentHistory history;
    private final CommentRevisions revisions;
    private final TouchedVersions versions;
    private final CommentErasure erasure;
    private final CommentsConfig config;
    private final Callers callers;
    private final Clock clock;

    ModerationService(
            Articles articles,
            Accounts accounts,
            ArticleStats stats,
            CommentTree tree,
            CommentContext context,
            CommentHistory history,
            CommentRevisions revisions,
            TouchedVersions versions,
            CommentErasure erasure,
            CommentsConfig config,
            Callers callers,
            Clock clock) {
        this.articles = articles;
        this.accounts = accounts;
        this.stats = stats;
        this.tree = tree;
        this.context = context;
        this.history = history;
        this.revisions = revisions;
        this.versions = versions;
        this.erasure = erasure;
        this.config = config;
        this.callers = callers;
        this.clock = clock;
    }

    CommentView read(UUID id) {
        return context.view(Comment.<Comment>findByIdOptional(id)
                .filter(comment -> mayDecide(comment.article()))
                .orElseThrow(() -> unknown(id)));
    }

    Listing<DecisionView> history(UUID id, PageRequest request, PageLinks links) {
        articleOf(id);
        return history.page(id, request, links);
    }

    Listing<CommentRevisionView> revisions(UUID id, PageRequest request, PageLinks links) {
        articleOf(id);
        return revisions.page(id, request, links);
    }

    /** Approves or rejects. The same decision again changes nothing, unless something is said with it. */
    @Transactional
    CommentView decide(UUID id, String ifMatch, CommentStatus status, Reason reason) {
        Comment comment = lock(id, ifMatch);
        if (comment.isDecidedAs(status)) {
            if (reason.isEmpty()) {
                return context.view(comment);
            }
            Comment.getEntityManager().lock(comment, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        }
        decide(comment, status, reason);
        return left(comment);
    }

    /** Rejects what the caller holds, with its article. */
    @Transactional(Transactional.TxType.MANDATORY)
    void reject(Comment comment, Reason reason) {
        decide(comment, CommentStatus.rejected, reason);
    }

    private void decide(Comment comment, CommentStatus status, Reason reason) {
        boolean counted = comment.isApproved();
        CommentDecision decision = decision(
                status == CommentStatus.approved ? DecisionAction.approve : DecisionAction.reject, comment, reason);
        comment.decide(status);
        tree.settle(status.change(), comment, counted);
        made(decision, comment);
    }

    @Transactional
    void delete(UUID id, String ifMatch, Reason reason) {
        Comment comment = lock(id, ifMatch);
        if (comment.status() == CommentStatus.deleted) {
            return;
        }
        erasure.erase(comment, decision(DecisionAction.delete, comment, reason));
        left(comment);
    }

    /** Takes back the last decision that nobody took back. */
    @Transactional
    CommentView undo(UUID id, String ifMatch, Reason reason) {
        Comment comment = lock(id, ifMatch);
        CommentDecision last = CommentDecision.standing(id)
                .filter(decision -> comment.status() != CommentStatus.deleted)
                .orElseThrow(() -> new ProblemException(
                                ProblemType.invalidState, "There is no decision that could be taken back")
                        .with("state", comment.status()));
        boolean counted = comment.isApproved();
        CommentDecision decision =
                decision(DecisionAction.undo, comment, reason).undoing(last);
        Optional<CommentMark> mark = CommentMark.of(last.action());
        if (mark.isPresent()) {
            comment.mark(mark.get(), !mark.get().isSetBy(last.action()));
            tree.mark(comment);
        } else {
            comment.restore(last);
            tree.settle(comment.status().change(), comment, counted);
        }
        made(decision, comment);
        return left(comment);
    }

    /** @param action that sets or clears a mark; where that is so already it changes nothing */
    @Transactional
    CommentView mark(UUID id, String ifMatch, DecisionAction action, Reason reason) {
        CommentMark mark = CommentMark.of(action).orElseThrow();
        Comment comment = lock(id, ifMatch);
        if (comment.is(mark) == mark.isSetBy(action)) {
            return context.view(comment);
        }
        CommentDecision decision = decision(action, comment, reason);
        comment.mark(mark, mark.isSetBy(action));
        tree.mark(comment);
        made(decision, comment);
        return left(comment);
    }

    /** Keeps others from deciding about it for a while, or for longer. */
    @Transactional
    CommentView claim(UUID id, String ifMatch) {
        articleOf(id);
        Comment comment = hold(id, ifMatch);
        if (comment.status() == CommentStatus.deleted) {
            throw Comment.gone();
        }
        Instant now = clock.instant();
        CommentClaim.take(id, callers.current().id(), now, now.plus(config.claim()));
        return context.view(comment);
    }

    /** Gives up the caller's claim, if there is one. */
    @Transactional
    CommentView release(UUID id, String ifMatch) {
        articleOf(id);
        Comment comment = hold(id, ifMatch);
        CommentClaim.end(id);
        return context.view(comment);
    }

    private CommentDecision decision(DecisionAction action, Comment comment, Reason reason) {
        return CommentDecision.about(comment, action, reason, callers.current().id(), clock.instant());
    }

    /** Ends the claim too, if there is one. */
    private static void made(CommentDecision decision, Comment comment) {
        decision.madeOf(comment);
        decision.persist();
        CommentClaim.end(comment.id());
    }

    private CommentView left(Comment comment) {
        Comment.flush();
        versions.left(comment.version());
        return context.view(comment);
    }

    /** The article first, as everybody who changes what is shown; which article it is never changes. */
    private Comment lock(UUID id, String ifMatch) {
        stats.hold(articleOf(id));
        return hold(id, ifMatch);
    }

    /** The comment alone, for what changes nothing that is shown. */
    private Comment hold(UUID id, String ifMatch) {
        Comment comment = Comment.findById(id, LockModeType.PESSIMISTIC_WRITE);
        versions.met(comment.version());
        Preconditions.demand(ifMatch, comment.version());
        CommentClaim.ofOthers(id, callers.current().id(), clock.instant()).ifPresent(claim -> {
            throw claimed(claim);
        });
        return comment;
    }

    private ProblemException claimed(CommentClaim claim) {
        EditLock lock = new EditLock(true, accounts.person(claim.heldBy()), claim.takenAt(), claim.expiresAt(), false);
        return new ProblemException(
                        ProblemType.locked, lock.by().name() + " is about to decide about it until " + lock.expiresAt())
                .with("lock", lock);
    }

    /** @throws ProblemException 404 where the caller may not decide about it */
    private UUID articleOf(UUID id) {
        return Comment.articleOf(id).filter(this::mayDecide).orElseThrow(() -> unknown(id));
    }

    private boolean mayDecide(UUID article) {
        return articles.may(article, callers.current(), Rights.MODERATE) || callers.hides();
    }

    private static ProblemException unknown(UUID id) {
        return new ProblemException(ProblemType.notFound, "There is no comment " + id);
    }
}
