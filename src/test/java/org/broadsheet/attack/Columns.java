package org.broadsheet.attack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Of each column of the database, whether what stands there is for readers. Private is what no answer to a reader may hang
 * on, were it only its order: what editors, moderators and the service itself write down.
 *
 * @param publics what readers are shown or what decides what they are shown
 * @param privates all else
 */
record Columns(String table, Set<String> publics, Set<String> privates) {

    /** Flyway's own is not there. */
    static final Map<String, Columns> ALL = Stream.of(
                    of("access_version", "", "one version"),
                    of("account", "", """
                            id name created_at kind active grants issuer subject version created_by saved_at saved_by"""),
                    of("api_token", "", """
                            id digest account_id created_at name read_only rights sections expires_at revoked_at
                            last_used_at created_by version"""),
                    of("article", "id", """
                            version stage publication status draft_revision published_revision wanted_date published_at
                            first_published_at updated_at modified_at created_at created_by saved_at saved_by legal_hold
                            archived embargoed_until publish_at unpublish_at schedule_zone scheduled_by
                            schedule_failed_at schedule_problem"""),
                    of("article_action", "", "id article_id action revision_id note at by"),
                    of("article_lock", "", "article_id held_by taken_at expires_at"),
                    of("article_revision", "", """
                            id article_id number slug type language headline headlines kicker standfirst dateline
                            byline_text section_id section_ids byline tag_ids body note image_id saved_at saved_by"""),
                    of(
                            "article_stats",
                            "article_id comment_count comments_open comments_mode comments_votes comments_close_at",
                            "voted"),
                    of("article_use", "", "article_id revision_id section_id author_id tag_id media_id"),
                    of("audit_entry", "", """
                            id at account_id token_id operation outcome kind object_id version_before version_after
                            network request_id"""),
                    of("author", "", """
                            id version name slug bio links contact_email contact_phone private_email listed image_id
                            merged_into created_at created_by saved_at saved_by"""),
                    of("change", "position type subject_id slug keys at part_id", "id"),
                    of("change_log", "epoch position", "one cluster"),
                    of("comment", """
                            id article_id parent_id root_id depth path status shown reply_count author_name body_html
                            body_text created_at edited_at votes_up votes_down best controversy featured pinned
                            locked""", """
                            version queued author_email body_source reader_id guest_id revision network_hash text_hash
                            reports reports_weight reports_reasons cleared_revision"""),
                    of("comment_claim", "", "comment_id held_by taken_at expires_at"),
                    of("comment_decision", "", """
                            id comment_id action status_before at by status_after queued_before code public_text note
                            undoes featured_before pinned_before"""),
                    of("comment_finding", "", "comment_id place rule verdict start_at end_at detail"),
                    of("comment_report", "", """
                            id comment_id revision reporter weight reason note at decision decided_at"""),
                    of("comment_revision", "", "comment_id revision body_source at"),
                    of("comment_settings", "", "id scope settings version created_at created_by saved_at saved_by"),
                    of("comment_vote", "", "comment_id voter value at"),
                    of("comment_word_list", "", "id lists version created_at created_by saved_at saved_by"),
                    of("correction", "", "id article_id kind text revision at by"),
                    of("idempotency_key", "", "scope request created_at made status headers body"),
                    of("media", "", """
                            id version url alt caption credit width height focal_x focal_y rights created_at created_by
                            saved_at saved_by"""),
                    of("preview_link", "", """
                            id article_id revision_id token_mac note created_at created_by expires_at revoked_at
                            revoked_by used_count last_used_at"""),
                    of("projection", "", "name version seen_at"),
                    of("published_article", """
                            article_id slug section_id section_ids author_ids author_names author_roles tag_ids links
                            image_id media_ids published_at modified_at head facts body body_html body_text""", "revision_id projection"),
                    of("published_correction", "id article_id kind at card", "projection"),
                    of("published_in", "list article_id published_at updated_at headline", ""),
                    of("published_media", "media_id card", "projection"),
                    of("published_name", "kind name target", ""),
                    of("published_path", "path section_id", ""),
                    of("published_ref", """
                            id kind slug listed card detail sort parent_id segment path lineage image_id merged_into
                            comments_mode comments_votes comments_days""", "own_sort projection"),
                    of("published_search", "article_id config published_at lists vector title words", "projection"),
                    of("published_withdrawal", "article_id statement", "at"),
                    of("purge_run", "", "name ran_at deleted"),
                    of("reader", "author_id staff", "id issuer subject name created_at version"),
                    of("reader_note", "", "id reader_id text at by"),
                    of("reader_sanction", "", "id reader_id kind section_id until text at by lifted_at lifted_by"),
                    of("rebuild", "", "id cause started_at total finished_at"),
                    of("rebuild_batch", "", "id rebuild_id turn projection ids size problem failed_at"),
                    of("saved_version", "", "kind id version input kept_at"),
                    of("section", "", """
                            id version name slug segment parent_id description position listed created_at created_by
                            saved_at saved_by"""),
                    of("service_secret", "", "name value"),
                    of("slug", "", "kind slug owner was_public"),
                    of("thread_clock", "at", "one"),
                    of("tag", "", """
                            id version name slug type description merged_into created_at created_by saved_at saved_by"""))
            .collect(Collectors.toMap(Columns::table, columns -> columns, (one, other) -> one, LinkedHashMap::new));

    /**
     * What the database lets nobody change: it numbers rows, makes one column of others, and lets one have one value only.
     * Nor may the row be put back that tells where the log of changes stands: it goes on meanwhile.
     */
    static final Set<String> FIXED = Set.of(
            "change.id",
            "comment_decision.id",
            "article.status",
            "access_version.one",
            "change_log.one",
            "change_log.cluster",
            "thread_clock.one",
            "rebuild_batch.id",
            "rebuild_batch.size");

    /** Another value where constraints allow only some; those of other columns say nothing else than their type. */
    static final Map<String, String> FITTING = Map.ofEntries(
            Map.entry("account.kind", "case kind when 'person' then 'service' else 'person' end"),
            Map.entry("article.stage", "case stage when 'draft' then 'inReview' else 'draft' end"),
            Map.entry(
                    "article.publication", "case publication when 'published' then 'unpublished' else 'published' end"),
            Map.entry("article.published_revision", "case when publication <> 'published' then draft_revision end"),
            Map.entry("article_action.action", "case action when 'approve' then 'submit' else 'approve' end"),
            Map.entry("article_revision.type", "case type when 'news' then 'opinion' else 'news' end"),
            Map.entry("article_use.section_id", "case when section_id is not null then gen_random_uuid() end"),
            Map.entry("article_use.author_id", "case when author_id is not null then gen_random_uuid() end"),
            Map.entry("article_use.tag_id", "case when tag_id is not null then gen_random_uuid() end"),
            Map.entry("article_use.media_id", "case when media_id is not null then gen_random_uuid() end"),
            Map.entry("audit_entry.outcome", "case outcome when 'done' then 'refused' else 'done' end"),
            Map.entry("comment.author_email", "case when status <> 'deleted' then md5(id::text) || '@example.org' end"),
            Map.entry(
                    "comment.reader_id",
                    "case when status <> 'deleted' and guest_id is null then cast(md5(id::text) as uuid) end"),
            Map.entry("comment.guest_id", "case when guest_id is not null then gen_random_uuid() end"),
            Map.entry(
                    "comment.network_hash",
                    "case when status <> 'deleted' then sha256(convert_to(id::text, 'UTF8')) end"),
            Map.entry("comment.body_source", "case when body_source is not null then md5(id::text) end"),
            Map.entry("comment.reports", "case when status <> 'deleted' then 7 else 0 end"),
            Map.entry("comment.reports_weight", "case when status <> 'deleted' then 7 else 0 end"),
            Map.entry("comment.reports_reasons", "case when status <> 'deleted' then array['spam'] else '{}' end"),
            Map.entry("comment_report.weight", "case weight when 0.25 then 0.75 else 0.25 end"),
            Map.entry("comment_report.reason", "case reason when 'spam' then 'other' else 'spam' end"),
            Map.entry("comment_report.decision", "case decision when 'upheld' then 'dismissed' else 'upheld' end"),
            Map.entry("comment_finding.verdict", "case verdict when 'hold' then 'flag' else 'hold' end"),
            Map.entry("comment_settings.scope", "case scope when 'article' then 'section' else 'article' end"),
            Map.entry("comment_vote.value", "-value"),
            Map.entry(
                    "comment_decision.action",
                    "case action when 'approve' then 'reject' when 'undo' then 'undo' else 'approve' end"),
            Map.entry("comment_decision.code", "case code when 'spam' then 'other' else 'spam' end"),
            Map.entry("comment_decision.undoes", "undoes + 100000"),
            Map.entry("correction.kind", "case kind when 'update' then 'correction' else 'update' end"),
            Map.entry("rebuild.cause", "case cause when 'outdated' then 'requested' else 'outdated' end"),
            Map.entry("rebuild_batch.ids", "array[gen_random_uuid()]"),
            Map.entry("rebuild_batch.problem", "case when problem is not null then md5(problem) end"),
            Map.entry("rebuild_batch.failed_at", "failed_at + interval '1 day'"),
            Map.entry("reader_sanction.kind", "case kind when 'ban' then 'alwaysHold' else 'ban' end"),
            Map.entry("saved_version.kind", "case kind when 'tag' then 'user' else 'tag' end"),
            Map.entry("section.position", "1000000 - position"),
            Map.entry("slug.kind", "case kind when 'tag' then 'author' else 'tag' end"),
            Map.entry("tag.type", "case type when 'topic' then 'person' else 'topic' end"));

    private static Columns of(String table, String publics, String privates) {
        return new Columns(table, names(publics), names(privates));
    }

    private static Set<String> names(String text) {
        return List.of(text.split("\\s+")).stream()
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** SQL for a value that no column has by chance, of a type as information_schema names it. */
    static String changed(String column, String type) {
        return switch (type) {
            case "uuid" -> "gen_random_uuid()";
            case "text" -> "'x' || md5(random()::text)";
            case "timestamp with time zone" -> "coalesce(" + column + ", now()) + interval '1 day'";
            case "boolean" -> "not " + column;
            case "integer", "bigint" -> "coalesce(" + column + ", 0) + 100000";
            case "double precision" -> "case when " + column + " = 0.25 then 0.75 else 0.25 end";
            case "tsvector" -> "to_tsvector('simple', md5(random()::text))";
            case "bytea" -> "sha256(convert_to(random()::text, 'UTF8'))";
            case "ARRAY" -> "array['x' || md5(random()::text)]";
            case "jsonb" ->
                "case jsonb_typeof(" + column + ") when 'object' then '{\"x\": 1}' else '[\"x\"]' end::jsonb";
            default -> throw new AssertionError("How does one change " + column + " of type " + type + "?");
        };
    }
}
