package org.broadsheet.comment;

import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Readers.aComment;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Plans;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** How PostgreSQL reads threads among very many comments. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ThreadPlansTest {

    private static final String COMMENTS = """
            insert into comment (id, version, article_id, parent_id, root_id, depth, path, status, queued, shown,
                reply_count, author_name, body_source, body_html, body_text, created_at)
            select n.id, 1, c.article_id, case when n.reply then c.id end, case when n.reply then c.id else n.id end,
                case when n.reply then 1 else 0 end, case when n.reply then array[c.id, n.id] else array[n.id] end,
                'approved', false, true, 0, 'Mara', 'a', 'a', 'a', c.created_at - n.n * interval '1 second'
            from comment c cross join (select c.*, c.n % 2 = 0 as reply from {copies}) n
            where c.id = :comment""";

    @Inject
    Session session;

    @Test
    void noThreadScansTheTable() {
        JsonPath article = anArticle().published();
        UUID comment = UUID.fromString(aComment().on(article.getString("slug")).approved());
        List<String> fill =
                Stream.concat(Plans.ARTICLES.stream(), Stream.of(COMMENTS)).toList();
        Map<String, Object> originals = with("article", UUID.fromString(article.getString("id")), "comment", comment);
        Plans.whenFilled(session, fill, originals, plans -> {
            assertIndexed(plans, ThreadSql.THREAD, article.getString("slug"));
            assertIndexed(plans, ThreadSql.ANSWERS, comment);
            assertIndexed(plans, ThreadSql.ONE, comment);
        });
    }

    private static void assertIndexed(Plans plans, ThreadSql.Scan scan, Object subject) {
        for (boolean descending : new boolean[] {false, true}) {
            ThreadSort.Place start = ThreadSort.Place.start(descending);
            plans.assertIndexed(
                    "comment",
                    descending ? scan.descending() : scan.ascending(),
                    with("subject", subject, "at", start.at(), "id", start.id(), "size", 21, "replies", 3));
        }
    }
}
