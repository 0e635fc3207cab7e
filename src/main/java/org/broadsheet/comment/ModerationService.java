package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.broadsheet.article.Articles;
import org.broadsheet.delivery.ArticleStats;
import org.broadsheet.http.Idempotency;
import org.broadsheet.security.Callers;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Preconditions;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.Slice;
import org.broadsheet.shared.TouchedVersions;

/** Deciding about comments. */
@ApplicationScoped
class ModerationService {

    private final Articles articles;
    private final ArticleStats stats;
    private final CommentTree tree;
    private final TouchedVersions versions;
    private final Idempotency idempotency;
    private final Callers callers;
    private final Clock clock;

    ModerationService(
            Articles articles,
            ArticleStats stats,
            CommentTree tree,
            TouchedVersions versions,
            Idempotency idempotency,
            Callers callers,
            Clock clock) {
        this.articles = articles;
        this.stats = stats;
        this.tree = tree;
        this.versions = versions;
        this.idempotency = idempotency;
        this.callers = callers;
        this.clock = clock;
    }

    Listing<CommentView> list(ModerationFilter filter, PageRequest request, PageLinks links) {
        Slice<Comment> slice = Slice.read(
                links.cursor(request.cursor()),
                request.limit(),
                (from, size) -> ModerationPage.read(filter, callers.limits(Rights.MODERATE), from, size),
                comment -> new String[] {
                    comment.createdAt().toString(), comment.id().toString()
                });
        List<CommentView> views = slice.rows().stream().map(CommentView::of).toList();
        return new Listing<>(views, links.info(slice, request.limit()));
    }

    CommentView read(UUID id) {
        return CommentView.of(Comment.<Comment>findByIdOptional(id)
                .filter(comment -> mayDecide(comment.article()))
                .orElseThrow(() -> unknown(id)));
    }

    @Transactional
    CommentView decide(UUID id, String ifMatch, CommentStatus decision) {
        Comment comment = lock(id, ifMatch);
        if (comment.isDecidedAs(decision)) {
            return CommentView.of(comment);
        }
        boolean counted = comment.isApproved();
        record(decision == CommentStatus.approved ? "approve" : "reject", comment);
        comment.decide(decision);
        tree.settle("comment." + decision, comment, counted);
        Comment.flush();
        versions.left(comment.version());
        return CommentView.of(comment);
    }

    @Transactional
    void delete(UUID id, String ifMatch) {
        Comment comment = lock(id, ifMatch);
        if (comment.status() == CommentStatus.deleted) {
            return;
        }
        boolean counted = comment.isApproved();
        record("delete", comment);
        comment.erase();
        tree.settle("comment.deleted", comment, counted);
        idempotency.forget(id);
    }

    private void record(String action, Comment comment) {
        CommentDecision.of(action, comment, callers.current().id(), clock.instant())
                .persist();
    }

    /** The article first, as everybody who changes what is shown; which article it is never changes. */
    private Comment lock(UUID id, String ifMatch) {
        UUID article = Comment.articleOf(id).filter(this::mayDecide).orElseThrow(() -> unknown(id));
        stats.hold(article);
        Comment comment = Comment.findById(id, LockModeType.PESSIMISTIC_WRITE);
        versions.met(comment.version());
        Preconditions.demand(ifMatch, comment.version());
        return comment;
    }

    private boolean mayDecide(UUID article) {
        return articles.may(article, callers.current(), Rights.MODERATE) || callers.hides();
    }

    private static ProblemException unknown(UUID id) {
        return new ProblemException(ProblemType.notFound, "There is no comment " + id);
    }
}
