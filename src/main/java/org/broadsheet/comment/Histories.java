package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.broadsheet.conversation.CommentPolicy;
import org.broadsheet.query.Reads;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.query.Writes;
import org.broadsheet.screening.History;

/** What somebody has said before, by one statement. */
@ApplicationScoped
class Histories {

    private static final Duration LATELY = Duration.ofDays(7);

    /** Guests are known by their network, which others share: they say the same again only where they said it. */
    private static final String TEMPLATE = """
            select max(c.created_at) filter (where c.article_id = :article),
                coalesce(bool_or(c.text_hash = :hash and c.created_at > :since and {place}), false),
                count(*) filter (where not c.queued and c.status in ('approved', 'rejected')),
                count(*) filter (where not c.queued and c.status = 'rejected'),
                {approved}
            from comment c
            where c.{sender} = :sender and c.created_at > :lately and c.id <> :except""";

    private static final SqlStatement OF_READER = SqlStatement.of(
            TEMPLATE.replace("{sender}", "reader_id").replace("{place}", "true").replace("{approved}", """
                    (select count(*) from (
                        select from comment a where a.reader_id = :sender and a.status = 'approved' limit 100) a)"""));

    static final SqlStatement OF_NETWORK = SqlStatement.of(TEMPLATE.replace("{sender}", "network_hash")
            .replace("{place}", "c.article_id = :article")
            .replace("{approved}", "0"));

    private static final SqlStatement HOLD =
            SqlStatement.of("select pg_advisory_xact_lock(hashtextextended(:name, 0))");

    /** What those who held it before wrote is seen: the second begins when the first has ended. */
    private static final SqlStatement HELD_READER = HOLD.then(OF_READER);

    private static final SqlStatement HELD_NETWORK = HOLD.then(OF_NETWORK);

    private static final UUID NONE = new UUID(0, 0);

    private final Reads reads;
    private final Writes writes;

    Histories(Reads reads, Writes writes) {
        this.reads = reads;
        this.writes = writes;
    }

    /**
     * Whose comments are looked at.
     *
     * @param reader null for a guest
     * @param network null where it is not kept
     */
    record Sender(UUID reader, byte[] network) {

        private boolean isUnknown() {
            return reader == null && network == null;
        }

        private String name() {
            return reader == null ? "network " + HexFormat.of().formatHex(network) : "reader " + reader;
        }
    }

    /**
     * Before a new comment. Until the transaction ends, nobody else comments as the same; comes before the article is held,
     * everywhere.
     *
     * @param hash of what they say now
     */
    @Transactional(Transactional.TxType.MANDATORY)
    History hold(Sender sender, CommentPolicy policy, byte[] hash, Instant now) {
        if (sender.isUnknown()) {
            return History.NONE;
        }
        return read(
                writes.of(sender.reader() == null ? HELD_NETWORK : HELD_READER).with("name", sender.name()),
                sender,
                policy,
                hash,
                NONE,
                now);
    }

    /**
     * Before a comment is changed.
     *
     * @param hash of what they say now
     * @param edited the comment, which is none of those before
     */
    History of(Sender sender, CommentPolicy policy, byte[] hash, UUID edited, Instant now) {
        if (sender.isUnknown()) {
            return History.NONE;
        }
        return read(reads.of(sender.reader() == null ? OF_NETWORK : OF_READER), sender, policy, hash, edited, now);
    }

    private static History read(
            Reads.Reading reading, Sender sender, CommentPolicy policy, byte[] hash, UUID except, Instant now) {
        Duration same = Duration.ofMinutes(policy.settings().duplicateMinutes());
        return reading.with("sender", sender.reader() == null ? sender.network() : sender.reader())
                .with("article", policy.article())
                .with("hash", hash)
                .with("since", now.minus(same))
                .with("lately", now.minus(LATELY))
                .with("except", except)
                .first(row -> new History(
                        row.instant(1),
                        row.truth(2),
                        row.number(5).intValue(),
                        row.number(3).intValue(),
                        row.number(4).intValue()))
                .orElse(History.NONE);
    }
}
