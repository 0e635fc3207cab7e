package org.broadsheet.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Readers.aComment;
import static org.broadsheet.testkit.Readers.delete;
import static org.broadsheet.testkit.Readers.moderate;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Writers and moderators on one article at once: nothing is lost, every number equals a recount, nobody is turned away. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ConcurrentCommentsTest {

    private static final int WRITERS = 8;
    private static final int ROUNDS = 12;

    private static final String WRONG = """
            select count(*) from comment c
            where c.article_id = :article and (
                c.reply_count <> (select count(*) from comment r where r.parent_id = c.id and r.shown)
                or c.shown <> (c.status = 'approved' or c.reply_count > 0))""";

    @Inject
    StatelessSession session;

    @Test
    void numbersStayExact() throws Exception {
        writeAtOnce(WRITERS, round -> round < ROUNDS);
    }

    @Tag("campaign")
    @Test
    void numbersStayExactForAMinuteOfThirtyTwoWriters() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        writeAtOnce(32, round -> System.nanoTime() < end);
    }

    private void writeAtOnce(int writersAtOnce, IntPredicate goesOn) throws Exception {
        var published = anArticle().published();
        UUID article = UUID.fromString(published.getString("id"));
        String slug = published.getString("slug");
        String root = aComment().on(slug).approved();
        ExecutorService pool = Executors.newFixedThreadPool(writersAtOnce);
        List<Future<Integer>> writers = new ArrayList<>();
        for (int writer = 0; writer < writersAtOnce; writer++) {
            Random random = new Random(writer);
            writers.add(pool.submit(() -> write(slug, root, random, goesOn)));
        }
        int written = 1;
        for (Future<Integer> writer : writers) {
            written += writer.get();
        }
        pool.shutdown();

        assertThat(count("select count(*) from comment c where c.article_id = :article", article))
                .isEqualTo(written);
        assertThat(count(WRONG, article)).isZero();
        long approved = count(
                "select count(*) from comment c where c.article_id = :article and c.status = 'approved'", article);
        assertThat((int) asAnonymous().get("/api/v1/articles/" + slug).path("commentCount"))
                .isEqualTo((int) approved);
    }

    /** Replies, decides about them and about the root, and counts what it wrote. */
    private static int write(String slug, String root, Random random, IntPredicate goesOn) {
        int written = 0;
        for (int round = 0; goesOn.test(round); round++) {
            int status = aComment().on(slug).answering(root).sent().statusCode();
            assertThat(status).isIn(202, 400);
            written += status == 202 ? 1 : 0;
            String own = aComment().on(slug).approved();
            written++;
            if (aComment().on(slug).answering(own).sent().statusCode() == 202) {
                written++;
            }
            switch (random.nextInt(4)) {
                case 0 -> moderate(root, "reject").then().statusCode(200);
                case 1 -> moderate(root, "approve").then().statusCode(200);
                case 2 -> delete(own).then().statusCode(204);
                default -> moderate(own, "reject").then().statusCode(200);
            }
        }
        return written;
    }

    private long count(String sql, UUID article) {
        return session.createNativeQuery(sql, Long.class)
                .setParameter("article", article)
                .getSingleResult();
    }
}
