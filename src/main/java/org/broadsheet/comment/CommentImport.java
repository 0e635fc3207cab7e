package org.broadsheet.comment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.broadsheet.body.Remark;
import org.broadsheet.delivery.ArticleStats;
import org.broadsheet.shared.Patches;

/** Puts in comments that bring their ids, times and what was decided about them. */
@ApplicationScoped
public class CommentImport {

    private final ArticleStats stats;
    private final CommentTree tree;
    private final Patches inputs;

    CommentImport(ArticleStats stats, CommentTree tree, Patches inputs) {
        this.stats = stats;
        this.tree = tree;
        this.inputs = inputs;
    }

    /** @param subject who they are at the issuer, who signs their tokens */
    @Transactional
    public void putReader(UUID id, String issuer, String subject, String name, Instant at) {
        new Commenter(id, issuer, subject, name, at).persist();
    }

    /**
     * @param article that was ever public
     * @param reader who has signed in and was put in before; null for a guest
     * @param input as readers send it; {@code parentId} is a comment that was put in before
     * @param status where it stands: pending, approved or rejected
     */
    @Transactional
    public void put(UUID id, UUID article, UUID reader, JsonNode input, String status, Instant at)
            throws JsonProcessingException {
        CreateComment sent = inputs.checked(input, CreateComment.class);
        inputs.check(sent, CreateComment.Nameless.class);
        stats.hold(article);
        Comment parent = sent.parentId() == null ? null : Comment.findById(sent.parentId());
        Comment comment = new Comment(id, article, parent, sent, Remark.of(sent.body()), at);
        if (reader != null) {
            comment.isOf(Commenter.findById(reader));
        }
        CommentStatus decided = CommentStatus.valueOf(status);
        if (decided != CommentStatus.pending) {
            comment.decide(decided);
        }
        tree.settle(decided.change(), comment, false);
        comment.persist();
    }
}
