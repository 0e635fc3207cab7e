package org.broadsheet.article;

import java.util.EnumSet;
import java.util.Set;

/** What an article {@code a} with the draft {@code r} is like in a list of editors, each with its one parameter. */
enum ArticleCondition {
    CREATOR("creator", "a.created_by = :creator"),
    LIMITS("limits", "grants_count(:limits, r.section_id, r.language, a.created_by)"),
    STATUS("status", "a.status = any(:status)"),
    SECTION("section", ArticleCondition.MENTIONS + "u.section_id = any(:section))"),
    AUTHOR("author", ArticleCondition.MENTIONS + "u.author_id = any(:author))"),
    TAG("tag", ArticleCondition.MENTIONS + "u.tag_id = any(:tag))"),
    TYPE("type", "r.type = any(:type)"),
    LANGUAGE("language", "r.language = any(:language)"),
    SAVED_FROM("savedFrom", "a.saved_at >= :savedFrom"),
    SAVED_BEFORE("savedBefore", "a.saved_at < :savedBefore"),

    /** The expression of an index, to the letter. */
    WORDS("words", """
            to_tsvector('simple', translate(normalize(r.headline || ' ' || coalesce(r.kicker, '') || ' '
                || coalesce(r.standfirst, '') || ' ' || r.slug, NFC), '-./', '   ')) @@ to_tsquery('simple', :words)"""),
    DRAFT("draft", "a.draft_revision = any(:draft)");

    private static final String MENTIONS =
            "exists (select from article_use u where u.revision_id = a.draft_revision and ";

    private static final Set<ArticleCondition> OF_DRAFT = EnumSet.of(LIMITS, TYPE, LANGUAGE, WORDS);

    private final String parameter;
    private final String sql;

    ArticleCondition(String parameter, String sql) {
        this.parameter = parameter;
        this.sql = sql;
    }

    boolean isOfDraft() {
        return OF_DRAFT.contains(this);
    }

    String parameter() {
        return parameter;
    }

    String sql() {
        return sql;
    }
}
