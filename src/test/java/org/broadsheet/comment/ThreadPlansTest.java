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
                reply_count, votes_up, votes_down, author_name, body_source, body_html, body_text, created_at)
            select n.id, 1, c.article_id, case when n.reply then c.id end, case when n.reply then c.id else n.id end,
                case when n.reply then 1 else 0 end, case when n.reply then array[c.id, n.id] else array[n.id] end,
                'approved', false, true, 0, n.n % 97, n.n % 13, 'Mara', 'a', 'a', 'a', c.created_at - n.n * interval '1 second'
            from comment c cross join (select c.*, c.n % 2 = 0 as reply from {copies}) n
            where c.id = :comment""";

    /** What each order of those that begin threads is read by. */
    private static final Map<ThreadSort, String> INDEXES = Map.of(
            ThreadSort.newest, "comment_roots",
            ThreadSort.oldest, "comment_roots",
            ThreadSort.mostReplied, "comment_answered",
            ThreadSort.mostLiked, "comment_liked",
            ThreadSort.best, "comment_best",
            ThreadSort.controversial, "comment_controversial");

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
            for (ThreadSort sort : ThreadSort.values()) {
                ThreadSql.Scan scan = ThreadSql.THREAD.in(sort);
                assertIndexed(plans, ThreadSql.THREAD, sort, article.getString("slug"), comment);
                for (boolean descending : new boolean[] {false, true}) {
                    plans.assertOrderedBy(
                            INDEXES.get(sort),
                            (descending ? scan.descending() : scan.ascending()).named(),
                            from(sort, descending, article.getString("slug")));
                }
            }
            for (ThreadSort sort : List.of(ThreadSort.newest, ThreadSort.oldest)) {
                assertIndexed(plans, ThreadSql.FLAT, sort, article.getString("slug"), comment);
                assertIndexed(plans, ThreadSql.FEATURED, sort, article.getString("slug"), comment);
            }
            for (ThreadSql.Scope scope : List.of(ThreadSql.ANSWERS, ThreadSql.ONE)) {
                assertIndexed(plans, scope, ThreadSort.oldest, comment, comment);
            }
        });
    }

    /** Also of whoever sees their own held ones, too. */
    private static void assertIndexed(
            Plans plans, ThreadSql.Scope scope, ThreadSort sort, Object subject, UUID anchor) {
        assertIndexed(plans, scope.in(sort), sort, subject, anchor, Map.of());
        assertIndexed(
                plans,
                scope.withOwn(sort),
                sort,
                subject,
                anchor,
                with("guest", UUID.randomUUID(), "issuer", "https://readers.example", "who", "ana"));
    }

    private static void assertIndexed(
            Plans plans, ThreadSql.Scan scan, ThreadSort sort, Object subject, UUID anchor, Map<String, Object> who) {
        for (boolean descending : new boolean[] {false, true}) {
            Map<String, Object> parameters = from(sort, descending, subject);
            parameters.putAll(who);
            plans.assertIndexed("comment", (descending ? scan.descending() : scan.ascending()).named(), parameters);
        }
        if (scan.anchored() != null) {
            Map<String, Object> parameters = anywhere(subject);
            parameters.put("anchor", anchor);
            parameters.putAll(who);
            plans.assertIndexed("comment", scan.anchored().named(), parameters);
        }
    }

    private static Map<String, Object> anywhere(Object subject) {
        return with("subject", subject, "size", 21, "replies", 3, "voter", "reader:x", "mode", "pre", "votes", "up");
    }

    /** From in front of every comment. */
    private static Map<String, Object> from(ThreadSort sort, boolean descending, Object subject) {
        ThreadSort.Place start = sort.start(descending);
        Map<String, Object> parameters = anywhere(subject);
        parameters.put("at", start.at());
        parameters.put("id", start.id());
        if (sort.isRanked()) {
            parameters.put("rank", start.rank());
        }
        return parameters;
    }
}
