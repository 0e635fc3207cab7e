package org.broadsheet.comment;

import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Readers.aComment;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.shared.Cursor;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Plans;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** How PostgreSQL reads the lists of moderators among very many comments and readers. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ModerationPlansTest {

    private static final String READERS = """
            insert into reader (id, issuer, subject, name, created_at)
            select c.id, 'https://readers.example', cast(c.n as text),
                case when c.n % 1000 = 0 then 'Harbour' else 'Mara' end, now() - c.n * interval '1 minute'
            from {copies}""";

    /** One in a thousand is what a filter names. */
    private static final String COMMENTS = """
            insert into comment (id, version, article_id, parent_id, root_id, depth, path, status, queued, shown,
                reply_count, author_name, body_source, body_html, body_text, created_at, reader_id)
            select c.id, 1, k.article_id, null, c.id, 0, array[c.id],
                case when c.n % 1000 = 0 then 'pending' else 'approved' end, c.n % 1000 = 0, c.n % 1000 <> 0,
                0, 'Mara', 'a', 'a', case when c.n % 1000 = 0 then 'Harbour' else 'a' end,
                k.created_at - c.n * interval '1 minute', c.id
            from {copies} cross join comment k where k.id = :comment""";

    private static final String CLAIMS = """
            insert into comment_claim (comment_id, held_by, taken_at, expires_at)
            select c.id, cast('00000000-0000-7000-8000-000000000001' as uuid), now(), now() - interval '1 hour'
            from {copies}""";

    private static final String SANCTIONS = """
            insert into reader_sanction (id, reader_id, kind, text, at, by, lifted_at, lifted_by)
            select c.id, c.id, 'ban', 'a', now(), cast('00000000-0000-7000-8000-000000000001' as uuid),
                case when c.n % 1000 <> 0 then now() end,
                case when c.n % 1000 <> 0 then cast('00000000-0000-7000-8000-000000000001' as uuid) end
            from {copies}""";

    private static final List<Optional<Cursor>> PLACES =
            List.of(Optional.empty(), Optional.of(Cursor.after("", "")), Optional.of(Cursor.before("", "")));

    @Inject
    Session session;

    @Test
    void noListScansATable() {
        JsonPath section = created("sections", with("name", unique("Section")));
        JsonPath article = anArticle().inSection(section.getString("slug")).published();
        UUID comment = UUID.fromString(aComment().on(article.getString("slug")).approved());
        Instant now = Instant.now();
        UUID rare = UUID.fromString("00000000-0000-7000-8000-0000000003e8");
        Map<ModerationCondition, Map<String, Object>> lists = new EnumMap<>(Map.of(
                ModerationCondition.STATUS, with("status", "pending"),
                ModerationCondition.QUEUED, with(),
                ModerationCondition.ARTICLE, with("article", UUID.fromString(article.getString("id"))),
                ModerationCondition.SECTION, with("section", new UUID[] {UUID.fromString(section.getString("id"))}),
                ModerationCondition.READER, with("reader", rare),
                ModerationCondition.SINCE, with("since", now.minusSeconds(6_000)),
                ModerationCondition.UNTIL, with("until", now.minusSeconds(19_900 * 60)),
                ModerationCondition.WORDS, with("words", "'harb':*"),
                ModerationCondition.FOUND, with("found", new UUID[] {rare})));
        lists.put(ModerationCondition.MINE, with("caller", rare, "now", now));
        lists.put(ModerationCondition.FREE, with("now", now));

        Plans.whenFilled(session, List.of(READERS, COMMENTS, CLAIMS, SANCTIONS), with("comment", comment), plans -> {
            for (Optional<Cursor> from : PLACES) {
                for (ModerationSort sort : ModerationSort.values()) {
                    lists.forEach((condition, values) -> plans.assertIndexed(
                            "comment",
                            ModerationSql.page(Set.of(condition), sort, from).replace("{c.*}", "c.*") + " limit 21",
                            behind(from, now, values)));
                }
                plans.assertIndexed(
                        "reader", CommenterSql.page(Set.of(), from) + " limit 21", behind(from, now, with("now", now)));
                plans.assertIndexed(
                        "reader",
                        CommenterSql.page(Set.of(CommenterSql.Condition.WORDS), from) + " limit 21",
                        behind(from, now, with("now", now, "words", "'harb':*")));
                plans.assertIndexed(
                        "reader",
                        CommenterSql.page(Set.of(CommenterSql.Condition.SANCTION), from) + " limit 21",
                        behind(from, now, with("now", now, "sanction", "ban")));
            }
            plans.assertIndexed("comment", ModerationSql.FOUND + " limit 1001", with("words", "'harb':*"));
            plans.assertIndexed("comment", CommenterSql.counts(false), with("reader", rare));
            plans.assertIndexed("comment", CommenterSql.decisions(false), with("reader", rare, "size", 20));
        });
    }

    private static Map<String, Object> behind(Optional<Cursor> from, Instant now, Map<String, Object> values) {
        Map<String, Object> parameters = with();
        parameters.putAll(values);
        if (from.isPresent()) {
            parameters.putAll(with("at", now.minusSeconds(600_000), "id", new UUID(0, 0)));
        }
        return parameters;
    }
}
