package org.broadsheet.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.aPublishedArticle;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Readers.anApprovedComment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** How PostgreSQL reads threads among very many comments, which are made inside a transaction and never committed. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ThreadPlansTest {

    private static final String FILL = """
            insert into comment (id, version, article_id, parent_id, root_id, depth, path, status, queued, shown,
                reply_count, author_name, body_source, body_html, body_text, created_at)
            select n.id, 1, c.article_id, case when n.reply then c.id end, case when n.reply then c.id else n.id end,
                case when n.reply then 1 else 0 end, case when n.reply then array[c.id, n.id] else array[n.id] end,
                'approved', false, true, 0, 'Mara', 'a', 'a', 'a', c.created_at - n.n * interval '1 second'
            from comment c cross join (
                select cast('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') as uuid) as id, n, n % 2 = 0 as reply
                from generate_series(1, 20000) n) n
            where c.id = :original""";

    @Inject
    Session session;

    @Test
    void noThreadScansTheTable() {
        JsonPath article = aPublishedArticle(aSection());
        UUID comment = UUID.fromString(anApprovedComment(article.getString("slug"), null, "Root"));
        QuarkusTransaction.begin();
        try {
            session.createNativeMutationQuery(FILL)
                    .setParameter("original", comment)
                    .executeUpdate();
            assertIndexed(ThreadSql.THREAD, article.getString("slug"));
            assertIndexed(ThreadSql.ANSWERS, comment);
            assertIndexed(ThreadSql.ONE, comment);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void assertIndexed(ThreadSql.Scan scan, Object subject) {
        for (boolean descending : new boolean[] {false, true}) {
            ThreadSort.Place start = ThreadSort.Place.start(descending);
            String plan = session
                    .createNativeQuery("explain " + (descending ? scan.descending() : scan.ascending()), String.class)
                    .setParameter("subject", subject)
                    .setParameter("at", start.at())
                    .setParameter("id", start.id())
                    .setParameter("size", 21)
                    .setParameter("replies", 3)
                    .getResultList()
                    .stream()
                    .collect(Collectors.joining("\n"));
            assertThat(plan)
                    .containsPattern("Index .*comment")
                    .doesNotContainPattern("Seq Scan on (comment|published)");
        }
    }
}
