package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.ConstraintViolationException;
import java.time.Clock;
import java.util.UUID;
import org.broadsheet.conversation.CommentPolicy;
import org.broadsheet.conversation.Policies;
import org.broadsheet.conversation.VoteMode;
import org.broadsheet.delivery.ArticleStats;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.Patches;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.hibernate.Session;

/** Voting on comments. */
@ApplicationScoped
class VoteService {

    private static final String READ = "select value from comment_vote where comment_id = :comment and voter = :voter";

    private static final String WRITE = """
            insert into comment_vote (comment_id, voter, value, at) values (:comment, :voter, :value, :now)
            on conflict (comment_id, voter) do update set value = excluded.value, at = excluded.at""";

    private static final String TAKE_BACK = "delete from comment_vote where comment_id = :comment and voter = :voter";

    private final ReadableComments comments;
    private final ArticleStats stats;
    private final Policies policies;
    private final Patches inputs;
    private final Session session;
    private final Clock clock;

    VoteService(
            ReadableComments comments,
            ArticleStats stats,
            Policies policies,
            Patches inputs,
            Session session,
            Clock clock) {
        this.comments = comments;
        this.stats = stats;
        this.policies = policies;
        this.inputs = inputs;
        this.session = session;
        this.clock = clock;
    }

    /**
     * Makes it the voter's only vote on the comment. The article is held meanwhile, so the numbers are exact whoever votes at
     * the same time.
     *
     * @return the votes after it
     * @throws ConstraintViolationException where it breaks a bound
     * @throws ProblemException 404 where no such comment can be read, or there is no voting; 409 where nobody adds to threads
     *     now, or the voter wrote the comment; 400 where there are no such votes
     */
    @Transactional
    PublicComment.Votes cast(UUID id, Voter voter, CastVote input) {
        inputs.check(input);
        Comment comment = comments.hold(id);
        CommentPolicy policy = policies.of(comment.article());
        VoteMode mode = policy.settings().votes();
        if (mode == VoteMode.off) {
            throw new ProblemException(ProblemType.notFound, "There is no voting here");
        }
        if (!policy.mode().isAccepting()) {
            throw new ProblemException(ProblemType.commentsClosed, "Nobody can vote on these comments now");
        }
        if (Voter.of(comment).filter(voter::equals).isPresent()) {
            throw new ProblemException(ProblemType.conflict, "Nobody votes on a comment of their own");
        }
        if (!mode.takes(input.value())) {
            throw ProblemException.invalid(
                    FieldError.at("/value", "invalid", "There are no votes against comments here"));
        }
        replace(comment, voter, input.value());
        return PublicComment.Votes.of(mode, comment.votesUp(), comment.votesDown(), input.value());
    }

    private void replace(Comment comment, Voter voter, int value) {
        int before = session.createNativeQuery(READ, Integer.class)
                .setParameter("comment", comment.id())
                .setParameter("voter", voter.key())
                .getResultStream()
                .findFirst()
                .orElse(0);
        if (before == value) {
            return;
        }
        if (value == 0) {
            session.createNativeMutationQuery(TAKE_BACK)
                    .setParameter("comment", comment.id())
                    .setParameter("voter", voter.key())
                    .executeUpdate();
        } else {
            session.createNativeMutationQuery(WRITE)
                    .setParameter("comment", comment.id())
                    .setParameter("voter", voter.key())
                    .setParameter("value", value)
                    .setParameter("now", clock.instant())
                    .executeUpdate();
        }
        comment.vote(before, value);
        stats.voted(comment.article());
    }
}
