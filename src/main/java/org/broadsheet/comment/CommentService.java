package org.broadsheet.comment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.ConstraintViolationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.body.Remark;
import org.broadsheet.change.ChangeType;
import org.broadsheet.conversation.CommentPolicy;
import org.broadsheet.conversation.CommentsConfig;
import org.broadsheet.conversation.Policies;
import org.broadsheet.delivery.ArticleStats;
import org.broadsheet.delivery.PublishedArticles;
import org.broadsheet.screening.Finding;
import org.broadsheet.screening.Fingerprint;
import org.broadsheet.screening.History;
import org.broadsheet.screening.Screening;
import org.broadsheet.screening.Submission;
import org.broadsheet.security.Reader;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.Patches;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;

/** Writing comments. */
@ApplicationScoped
class CommentService {

    private final PublishedArticles articles;
    private final ArticleStats stats;
    private final CommentTree tree;
    private final CommentRevisions revisions;
    private final CommentErasure erasure;
    private final Screening screening;
    private final Histories histories;
    private final Findings findings;
    private final Policies policies;
    private final Patches inputs;
    private final CommentsConfig config;
    private final Clock clock;

    CommentService(
            PublishedArticles articles,
            ArticleStats stats,
            CommentTree tree,
            CommentRevisions revisions,
            CommentErasure erasure,
            Screening screening,
            Histories histories,
            Findings findings,
            Policies policies,
            Patches inputs,
            CommentsConfig config,
            Clock clock) {
        this.articles = articles;
        this.stats = stats;
        this.tree = tree;
        this.revisions = revisions;
        this.erasure = erasure;
        this.screening = screening;
        this.histories = histories;
        this.findings = findings;
        this.policies = policies;
        this.inputs = inputs;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The public article that a name leads to, with what holds below it.
     *
     * @throws ProblemException 404 where there is none, or no threads
     */
    Policies.Public article(String name) {
        return policies.find(name)
                .orElseThrow(() -> new ProblemException(ProblemType.notFound, "There is no such article"));
    }

    /**
     * The comment under the name that it will have: that of the token, where a reader has signed in and it tells one.
     *
     * @throws ConstraintViolationException where it breaks a bound
     * @throws ProblemException 400 where a reader wants another name than that of the token
     */
    CreateComment named(CreateComment input, Optional<Reader> reader) {
        Optional<String> name = reader.flatMap(Reader::name);
        if (name.isEmpty()) {
            inputs.check(input, CreateComment.Nameless.class);
            return input;
        }
        inputs.check(input);
        if (input.name() != null && !input.name().equals(name.get())) {
            throw ProblemException.invalid(
                    FieldError.at("/name", "invalid", "You have signed in under another name; leave it out"));
        }
        return input.named(name.get());
    }

    /**
     * Takes a comment: shown at once, or held, as the mode and what is found in it want it.
     *
     * @param policy of the article, as it was when the comment came
     * @param input with a name
     * @throws ProblemException as {@link Screening#look}; 403 {@code banned}; 400 where there is no such comment to answer
     */
    @Transactional
    Comment create(CommentPolicy policy, CreateComment input, Writer writer) {
        UUID article = policy.article();
        Remark remark = Remark.of(input.body());
        Optional<Commenter> commenter = writer.reader().map(who -> Commenter.know(who, input.name(), clock.instant()));
        Histories.Sender sender =
                new Histories.Sender(commenter.map(Commenter::id).orElse(null), writer.network());
        List<Sanction> sanctions = sanctions(commenter, article);
        byte[] hash = Fingerprint.of(remark.text());
        History history = histories.hold(sender, policy, hash, clock.instant());
        // Only now: whoever was held up comes after whom they waited for.
        Instant now = clock.instant();
        boolean isStaff = commenter.filter(Commenter::isStaff).isPresent();
        List<Finding> found = screening.look(new Submission(
                policy, remark, commenter.isPresent(), isStaff, !sanctions.isEmpty(), false, history, now));
        Standing standing = Standing.of(policy.mode(), Screening.verdict(found), isStaff);
        boolean isReply = input.parentId() != null;
        if (isReply && standing.status() == CommentStatus.approved) {
            // Ahead of what is above it; one that begins a thread holds the article when it is counted.
            stats.hold(article);
        }
        Comment parent = isReply ? parent(article, input.parentId()) : null;
        Comment comment = new Comment(Ids.next(), article, parent, input, remark, now);
        commenter.ifPresentOrElse(
                comment::isOf, () -> comment.isOf(writer.guest().orElseGet(UUID::randomUUID)));
        comment.cameFrom(writer.network());
        comment.reads(hash);
        comment.stand(standing);
        tree.settle(ChangeType.commentShown, comment, false);
        comment.persist();
        findings.keep(comment.id(), found);
        return comment;
    }

    /**
     * Changes the text of one's own comment, about which is then decided again.
     *
     * @param patch of {@link SaveComment}
     * @throws ProblemException 403 where it is another's that everybody can read, 404 where it is another's or nothing; 409
     *     {@code invalidState} where it is too late; as {@link Screening#look}
     * @throws JsonProcessingException where it is no such patch
     */
    @Transactional
    Comment edit(UUID id, Optional<Reader> reader, Optional<CommentTokens.Proof> proof, JsonNode patch)
            throws JsonProcessingException {
        Comment comment = own(id, reader, proof);
        Instant now = clock.instant();
        CommentPolicy policy = article(comment.article().toString()).policy();
        demandInTime(comment, policy, now);
        SaveComment before = new SaveComment(comment.bodySource());
        SaveComment after = inputs.patched(before, patch, SaveComment.class);
        if (after.equals(before)) {
            return comment;
        }
        List<Sanction> sanctions = sanctions(comment.reader(), comment.article());
        Remark remark = Remark.of(after.body());
        byte[] hash = Fingerprint.of(remark.text());
        boolean isStaff = comment.reader().filter(Commenter::isStaff).isPresent();
        Histories.Sender sender =
                new Histories.Sender(comment.reader().map(Commenter::id).orElse(null), comment.network());
        List<Finding> found = screening.look(new Submission(
                policy,
                remark,
                comment.reader().isPresent(),
                isStaff,
                !sanctions.isEmpty(),
                true,
                histories.of(sender, policy, hash, id, now),
                now));
        boolean counted = comment.isApproved();
        revisions.keep(id);
        findings.drop(id);
        comment.rewrite(after.body(), remark, now);
        comment.reads(hash);
        comment.stand(
                Standing.of(policy.mode(), Screening.verdict(found), isStaff).orHeldAs(comment));
        tree.settle(comment.status().change(), comment, counted);
        findings.keep(id, found);
        return comment;
    }

    /**
     * Deletes one's own comment, at any time.
     *
     * @throws ProblemException as above
     */
    @Transactional
    void delete(UUID id, Optional<Reader> reader, Optional<CommentTokens.Proof> proof) {
        Comment comment = own(id, reader, proof);
        erasure.erase(
                comment, CommentDecision.about(comment, DecisionAction.delete, Reason.NONE, null, clock.instant()));
    }

    /** The comment, which is held with its article as everybody does who changes what is shown. */
    private Comment own(UUID id, Optional<Reader> reader, Optional<CommentTokens.Proof> proof) {
        Comment comment = Comment.<Comment>findByIdOptional(id).orElseThrow(() -> Threads.unknown(id));
        boolean isOwn = proof.filter(token -> token.comment().equals(id)).isPresent()
                || reader.flatMap(who -> comment.reader().filter(writer -> writer.is(who)))
                        .isPresent();
        if (!isOwn) {
            throw isPublic(comment)
                    ? new ProblemException(ProblemType.forbidden, "Somebody else wrote this comment")
                    : Threads.unknown(id);
        }
        stats.hold(comment.article());
        Comment.getEntityManager().refresh(comment, LockModeType.PESSIMISTIC_WRITE);
        return comment;
    }

    private boolean isPublic(Comment comment) {
        return comment.isShown() && articles.find(comment.article().toString()).isPresent();
    }

    private static void demandInTime(Comment comment, CommentPolicy policy, Instant now) {
        if (comment.status() == CommentStatus.rejected || comment.status() == CommentStatus.deleted) {
            throw tooLate(comment, "A comment that is " + comment.status() + " cannot be changed");
        }
        if (comment.replyCount() > 0) {
            throw tooLate(comment, "It has been answered");
        }
        Duration window = policy.editWindow();
        if (!now.isBefore(comment.createdAt().plus(window))) {
            throw tooLate(comment, "Comments can be changed within " + window.toSeconds() + " s");
        }
    }

    private static ProblemException tooLate(Comment comment, String detail) {
        return new ProblemException(ProblemType.invalidState, detail).with("state", comment.status());
    }

    /**
     * What holds about what somebody writes on an article.
     *
     * @throws ProblemException 403 {@code banned}
     */
    private List<Sanction> sanctions(Optional<Commenter> writer, UUID article) {
        List<Sanction> sanctions = writer.map(who -> Sanction.inForce(who.id(), article, clock.instant()))
                .orElse(List.of());
        sanctions.stream()
                .filter(sanction -> sanction.kind() == SanctionKind.ban)
                .findFirst()
                .ifPresent(ban -> {
                    ProblemException banned = new ProblemException(
                                    ProblemType.banned,
                                    "You may not comment here" + (ban.until() == null ? "" : " until " + ban.until()))
                            .with("reason", ban.text());
                    throw ban.until() == null ? banned : banned.with("until", ban.until());
                });
        return sanctions;
    }

    /** What the new comment answers, or the nearest above it that may have answers. */
    private Comment parent(UUID article, UUID wanted) {
        Comment parent = Comment.<Comment>findByIdOptional(wanted)
                .filter(c -> c.article().equals(article) && c.isApproved())
                .orElseThrow(() -> ProblemException.invalid(FieldError.at(
                        "/parentId", "unknownReference", "There is no comment " + wanted + " here to answer")));
        if (Comment.<Comment>findById(parent.ancestor(0)).is(CommentMark.locked)) {
            throw new ProblemException(ProblemType.commentsClosed, "Nobody can answer in this thread any more");
        }
        int deepest = config.maxDepth() - 1;
        if (parent.depth() <= deepest) {
            return parent;
        }
        return deepest < 0 ? null : Comment.findById(parent.ancestor(deepest));
    }
}
