package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.broadsheet.change.ChangeType;
import org.broadsheet.delivery.ArticleStats;

/** Keeps what is shown of a thread, and its numbers, true. */
@ApplicationScoped
class CommentTree {

    private final ArticleStats stats;

    CommentTree(ArticleStats stats) {
        this.stats = stats;
    }

    /**
     * Shows or hides a comment by what it is now, and the places above it that only stood for what is below them. The
     * caller holds the article, except where nothing becomes or was shown, or a new comment begins a thread.
     *
     * @param type what happened, for the log of changes
     * @param counted whether the article's count has the comment so far
     */
    void settle(ChangeType type, Comment comment, boolean counted) {
        boolean wasShown = comment.isShown();
        int more = comment.settle();
        UUID parent = comment.parent();
        for (int change = more; change != 0 && parent != null; ) {
            Comment above = Comment.findById(parent);
            above.addReplies(change);
            change = above.settle();
            if (change != 0) {
                stats.commentsChanged(
                        change > 0 ? ChangeType.commentShown : ChangeType.commentHidden,
                        comment.article(),
                        0,
                        above.id());
            }
            parent = above.parent();
        }
        if (wasShown || comment.isShown()) {
            stats.commentsChanged(
                    type, comment.article(), Boolean.compare(comment.isApproved(), counted), comment.id());
        }
    }

    /** Tells readers of other marks; the caller holds the article. */
    void mark(Comment comment) {
        if (comment.isShown()) {
            stats.commentsChanged(ChangeType.commentMarked, comment.article(), 0, comment.id());
        }
    }
}
