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
                    of("article_stats", "article_id comment_count comments_open", ""),
                    of("article_use", "", "article_id revision_id section_id author_id tag_id media_id"),
                    of("audit_entry", "", """
                            id at account_id token_id operation outcome kind object_id version_before version_after
                            network request_id"""),
                    of("author", "", """
                            id version name slug bio links contact_email contact_phone private_email listed image_id
                            merged_into created_at created_by saved_at saved_by"""),
                    of("change", "", "id position type subject_id slug keys at"),
                    of("comment", """
                            id article_id parent_id root_id depth path status shown reply_count author_name body_html
                            body_text created_at""", "version queued author_email body_source reader_id"),
                    of("comment_decision", "", "id comment_id action status_before at by"),
                    of("correction", "", "id article_id kind text revision at by"),
                    of("idempotency_key", "", "scope request created_at made status headers body"),
                    of("media", "", """
                            id version url alt caption credit width height focal_x focal_y rights created_at created_by
                            saved_at saved_by"""),
                    of("published_article", """
                            article_id slug section_id section_ids author_ids author_names author_roles tag_ids links
                            image_id media_ids head facts body body_html body_text""", "revision_id projection"),
                    of("published_correction", "id article_id kind at card", ""),
                    of("published_in", "list article_id published_at updated_at headline", ""),
                    of("published_media", "media_id card", "projection"),
                    of("published_name", "kind name target", ""),
                    of("published_ref", """
                            id kind slug listed card detail sort parent_id segment path lineage image_id merged_into""", "own_sort projection"),
                    of("published_withdrawal", "article_id statement", "at"),
                    of("reader", "", "id issuer subject name created_at"),
                    of("saved_version", "", "kind id version input"),
                    of("section", "", """
                            id version name slug segment parent_id description position listed created_at created_by
                            saved_at saved_by"""),
                    of("service_secret", "", "name value"),
                    of("slug", "", "kind slug owner was_public"),
                    of("tag", "", """
                            id version name slug type description merged_into created_at created_by saved_at saved_by"""))
            .collect(Collectors.toMap(Columns::table, columns -> columns, (one, other) -> one, LinkedHashMap::new));

    /** What the database lets nobody change: it numbers rows, makes one column of others, and lets one have one value only. */
    static final Set<String> FIXED = Set.of("change.id", "comment_decision.id", "article.status", "access_version.one");

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
            Map.entry("change.position", "id + 1000000"),
            Map.entry("comment.author_email", "case when status <> 'deleted' then md5(id::text) || '@example.org' end"),
            Map.entry("comment.reader_id", "case when status <> 'deleted' then cast(md5(id::text) as uuid) end"),
            Map.entry("comment.body_source", "case when body_source is not null then md5(id::text) end"),
            Map.entry("comment_decision.action", "case action when 'approve' then 'reject' else 'approve' end"),
            Map.entry("correction.kind", "case kind when 'update' then 'correction' else 'update' end"),
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
            case "bytea" -> "sha256(convert_to(random()::text, 'UTF8'))";
            case "ARRAY" -> "array['x' || md5(random()::text)]";
            case "jsonb" ->
                "case jsonb_typeof(" + column + ") when 'object' then '{\"x\": 1}' else '[\"x\"]' end::jsonb";
            default -> throw new AssertionError("How does one change " + column + " of type " + type + "?");
        };
    }
}
