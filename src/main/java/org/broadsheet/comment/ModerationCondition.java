package org.broadsheet.comment;

/** What a comment {@code c} is like in a list of moderators; parameters have the same names in all of them. */
enum ModerationCondition {
    LIMITS("grants_count_for(:limits, c.article_id)"),
    STATUS("c.status = :status"),

    /** No parameter: the index of the queue holds only what waits. */
    QUEUED("c.queued"),
    NOT_QUEUED("not c.queued"),

    /** As above. */
    REPORTED("c.reports > 0"),
    NOT_REPORTED("c.reports = 0"),

    ARTICLE("c.article_id = :article"),
    SECTION("""
            c.article_id in (
                select u.article_id from article_use u join article a on a.draft_revision = u.revision_id
                where u.section_id = any(:section))"""),
    READER("c.reader_id = :reader"),
    MINE("c.id in (select k.comment_id from comment_claim k where k.held_by = :caller and k.expires_at > :now)"),
    FREE("not exists (select from comment_claim k where k.comment_id = c.id and k.expires_at > :now)"),
    SINCE("c.created_at >= :since"),
    UNTIL("c.created_at < :until"),

    /** The expression of an index, to the letter. */
    WORDS("""
            to_tsvector('simple', translate(normalize(
                coalesce(c.body_text, '') || ' ' || coalesce(c.author_name, ''), NFC), '-./', '   '))
                @@ to_tsquery('simple', :words)"""),
    FOUND("c.id = any(:found)");

    private final String sql;

    ModerationCondition(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
