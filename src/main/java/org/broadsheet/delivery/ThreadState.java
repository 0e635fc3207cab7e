package org.broadsheet.delivery;

import org.broadsheet.query.Reads;

/**
 * What readers may do below an article, in SQL: over {@code published_article a}, its {@code article_stats t} and the
 * {@code published_ref s} of its section. The parameters mode, votes and days are what {@link Conversation} says.
 */
public final class ThreadState {

    /** What the conditions need beside the article. */
    public static final String JOINS = """
            join published_ref s on s.id = a.section_id
            join article_stats t on t.article_id = a.article_id""";

    private static final String MODE = "coalesce(t.comments_mode, s.comments_mode, :mode)";

    /** Whether there is a thread. */
    public static final String IS_SHOWN = MODE + " <> 'off'";

    /** The number of comments that readers see. */
    static final String COUNT = "case when " + IS_SHOWN + " then t.comment_count else 0 end";

    /** How they are voted on: off, up or upDown. */
    public static final String VOTES = "coalesce(t.comments_votes, s.comments_votes, :votes)";

    /** When comments close; null for never. */
    static final String CLOSES_AT = """
            coalesce(t.comments_close_at,
                a.published_at + make_interval(hours => 24 * nullif(coalesce(s.comments_days, :days), 0)))""";

    /** Whether comments are taken. */
    static final String IS_OPEN = """
            (t.comments_open and {mode} in ('open', 'post', 'pre')
                and coalesce({closes} > (select at from thread_clock), true))""".replace("{mode}", MODE).replace("{closes}", CLOSES_AT);

    private ThreadState() {}

    /** With what holds where nobody has set it. */
    public static Reads.Reading with(Conversation conversation, Reads.Reading reading) {
        return reading.with("mode", conversation.mode()).with("days", conversation.closeAfterDays());
    }
}
