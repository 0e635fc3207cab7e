package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import org.broadsheet.change.ChangeType;
import org.broadsheet.http.Idempotency;

/** Deleting comments. */
@ApplicationScoped
class CommentErasure {

    private final CommentTree tree;
    private final CommentRevisions revisions;
    private final Findings findings;
    private final Idempotency idempotency;

    CommentErasure(CommentTree tree, CommentRevisions revisions, Findings findings, Idempotency idempotency) {
        this.tree = tree;
        this.revisions = revisions;
        this.findings = findings;
        this.idempotency = idempotency;
    }

    /**
     * Erases all that it said and who said it; where answers are shown its place stays. The caller holds the article and the
     * comment. One that is deleted stays as it is.
     *
     * @param decision about the comment as it is, which is kept
     */
    void erase(Comment comment, CommentDecision decision) {
        if (comment.status() == CommentStatus.deleted) {
            return;
        }
        boolean counted = comment.isApproved();
        revisions.erase(comment.id());
        findings.drop(comment.id());
        comment.erase();
        tree.settle(ChangeType.commentDeleted, comment, counted);
        decision.madeOf(comment);
        decision.persist();
        CommentClaim.end(comment.id());
        idempotency.forget(comment.id());
    }
}
