package org.broadsheet.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.as;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.broadsheet.testkit.Readers.aComment;
import static org.broadsheet.testkit.Readers.delete;
import static org.broadsheet.testkit.Readers.moderate;
import static org.broadsheet.testkit.Readers.setForArticle;
import static org.broadsheet.testkit.Readers.thread;
import static org.broadsheet.testkit.Readers.vote;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.conversation.CommentMode;
import org.broadsheet.conversation.VoteMode;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.ForgedTokens;
import org.broadsheet.testkit.Issuer;
import org.broadsheet.testkit.Newsroom;
import org.broadsheet.testkit.StatementLog;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Issuer.class, scope = TestResourceScope.GLOBAL)
class VotesTest {

    private static final int AT_ONCE = 16;

    private static final String WRONG = """
            select count(*) from comment c where cast(c.article_id as text) = :value and (
                c.votes_up <> (select count(*) from comment_vote v where v.comment_id = c.id and v.value = 1)
                or c.votes_down <> (select count(*) from comment_vote v where v.comment_id = c.id and v.value = -1))""";

    @Inject
    VoteNews news;

    @Inject
    StatelessSession session;

    private final String token = aReader();
    private String article;
    private String slug;
    private String comment;

    @BeforeEach
    void publish() {
        JsonPath published = anArticle().published();
        article = published.getString("id");
        slug = published.getString("slug");
        comment = aComment().on(slug).approved();
    }

    private static String aReader() {
        return Issuer.reader(unique("voter").replace(' ', '-'));
    }

    private void use(CommentMode mode, VoteMode votes) {
        setForArticle(article, "mode", mode.name(), "votes", votes.name());
    }

    private void use(VoteMode votes) {
        use(CommentMode.pre, votes);
    }

    private static void assertVotes(Response answer, int up, int down, Integer mine) {
        answer.then()
                .statusCode(200)
                .body("up", equalTo(up))
                .body("down", equalTo(down))
                .body("mine", equalTo(mine));
    }

    private long count(String sql, String value) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(sql, Long.class)
                        .setParameter("value", value)
                        .getSingleResult());
    }

    private String path() {
        return "/api/v1/articles/" + slug + "/comments";
    }

    @Test
    void aReaderHasOneVoteAndMayTakeItBack() {
        assertVotes(vote(token, comment, 1), 1, 0, 1);
        assertVotes(vote(token, comment, 1), 1, 0, 1);
        assertVotes(vote(aReader(), comment, 1), 2, 0, 1);
        assertVotes(vote(token, comment, 0), 1, 0, 0);
        assertVotes(vote(token, comment, 0), 1, 0, 0);

        assertThat(count("select count(*) from comment_vote where cast(comment_id as text) = :value", comment))
                .isEqualTo(1);
        asAdministrator().get(Newsroom.MANAGE + "/comments/" + comment).then().header("ETag", "\"2\"");
    }

    @Test
    void votesAreShownWithTheCommentAndTheOwnOneToItsReader() {
        String reply = aComment().on(slug).answering(comment).approved();
        vote(token, reply, 1).then().statusCode(200);
        news.tell();

        as(token)
                .get(path())
                .then()
                .header("Cache-Control", "private, no-store")
                .body("data.votes.mine", contains(0))
                .body("data[0].replies.data.votes.up", contains(1))
                .body("data[0].replies.data.votes.mine", contains(1));
        as(token)
                .get("/api/v1/comments/" + reply)
                .then()
                .body("votes.mine", equalTo(1))
                .body("ancestors.votes.mine", contains(0));
        as(token).get("/api/v1/comments/" + comment + "/replies").then().body("data.votes.mine", contains(1));
        asAnonymous()
                .get("/api/v1/comments/" + reply)
                .then()
                .body("votes.up", equalTo(1))
                .body("votes.down", equalTo(0))
                .body("votes.mine", nullValue());
        as(aReader()).get("/api/v1/comments/" + reply).then().body("votes.mine", equalTo(0));
        aComment().on(slug).sent().then().body("votes.mine", equalTo(0));
        aComment().on(slug).by(token).sent().then().body("votes.mine", equalTo(0));
    }

    @Test
    void theNewsroomReadsAsEverybody() {
        String plain = asAnonymous().get(path()).asString();

        assertThat(asAdministrator().get(path()).asString()).isEqualTo(plain);
        assertThat(as(Newsroom.aToken("moderator")).get(path()).asString()).isEqualTo(plain);
        assertThat(as(token).get(path()).asString()).isNotEqualTo(plain);
    }

    @Test
    void answersToReadersAreOneStatement() {
        for (String path : List.of(path(), path() + "?sort=best", path() + "?anchor=" + comment)) {
            as(token).get(path).then().statusCode(200);
            assertThat(StatementLog.during(() -> as(token).get(path).then().statusCode(200)))
                    .as(path)
                    .hasSize(1);
        }
    }

    private static Response voteBy(RequestSpecification caller, String comment) {
        return caller.contentType("application/json")
                .body("{\"value\": 1}")
                .put("/api/v1/comments/" + comment + "/vote");
    }

    @Test
    void onlyReadersWhoHaveSignedInVote() {
        voteBy(asAnonymous(), comment)
                .then()
                .spec(isProblem(401, "unauthorized"))
                .header("WWW-Authenticate", startsWith("Bearer realm"));
        voteBy(asAdministrator(), comment).then().spec(isProblem(401, "unauthorized"));
        voteBy(as(Newsroom.aToken("moderator")), comment).then().spec(isProblem(401, "unauthorized"));
        voteBy(asAnonymous().header("Comment-Token", "x"), comment).then().spec(isProblem(401, "unauthorized"));
        ForgedTokens.of(Issuer.READERS, Issuer.STAFF)
                .values()
                .forEach(bad -> voteBy(as(bad), comment).then().spec(isProblem(401, "unauthorized")));

        assertThat(count("select count(*) from comment_vote where cast(comment_id as text) = :value", comment))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-2", "null", "\"1\"", "1.5", "true", "[1]", "99999999999"})
    void otherValuesAreRefused(String value) {
        as(token)
                .contentType("application/json")
                .body("{\"value\": " + value + "}")
                .put("/api/v1/comments/" + comment + "/vote")
                .then()
                .spec(isProblem(400, "invalidRequest", at("/value")));
        as(token)
                .contentType("application/json")
                .body("{}")
                .put("/api/v1/comments/" + comment + "/vote")
                .then()
                .spec(isProblem(400, "invalidRequest", at("/value", "required")));
    }

    @Test
    void onlyWhatCanBeReadIsVotedOn() {
        String held = aComment().on(slug).held();
        String rejected = aComment().on(slug).approved();
        aComment().on(slug).answering(rejected).approved();
        moderate(rejected, "reject").then().statusCode(200);

        for (String id : List.of(held, rejected, UUID.randomUUID().toString())) {
            vote(token, id, 1).then().spec(isProblem(404, "notFound"));
        }
        vote(token, "x", 1).then().spec(isProblem(400, "invalidRequest", at("id")));
        act(article, "unpublish").then().statusCode(200);
        vote(token, comment, 1).then().spec(isProblem(404, "notFound"));
    }

    @Test
    void nobodyVotesOnACommentOfTheirOwn() {
        String own = aComment().on(slug).by(token).approved();

        vote(token, own, 1).then().spec(isProblem(409, "conflict"));
        vote(token, own, 0).then().spec(isProblem(409, "conflict"));
        assertVotes(vote(aReader(), own, 1), 1, 0, 1);
    }

    @Test
    void settingSaysWhichVotesThereAre() {
        vote(token, comment, -1).then().spec(isProblem(400, "invalidRequest", at("/value", "invalid")));
        asAnonymous()
                .get(path() + "?sort=controversial")
                .then()
                .spec(isProblem(400, "invalidRequest", at("sort", "conflict")));

        use(VoteMode.upDown);
        assertVotes(vote(token, comment, 1), 1, 0, 1);
        assertVotes(vote(token, comment, -1), 0, 1, -1);
        assertVotes(vote(aReader(), comment, 1), 1, 1, 1);
        as(token).get(path() + "?sort=controversial").then().statusCode(200).body("data[0].votes.down", equalTo(1));

        use(VoteMode.up);
        as(token)
                .get(path())
                .then()
                .body("data[0].votes.up", equalTo(1))
                .body("data[0].votes.down", equalTo(0))
                .body("data[0].votes.mine", equalTo(0));

        use(VoteMode.off);
        vote(token, comment, 1).then().spec(isProblem(404, "notFound"));
        as(token).get(path()).then().body("data[0].votes.up", equalTo(0));

        use(CommentMode.readOnly, VoteMode.upDown);
        vote(token, comment, 1).then().spec(isProblem(409, "commentsClosed"));
        use(CommentMode.off, VoteMode.upDown);
        vote(token, comment, 1).then().spec(isProblem(404, "notFound"));
    }

    @Test
    void votesGoWithTheCommentAndStayThroughDecisions() {
        String reply = aComment().on(slug).answering(comment).approved();
        vote(token, comment, 1).then().statusCode(200);
        vote(aReader(), comment, 1).then().statusCode(200);

        moderate(comment, "reject").then().statusCode(200);
        as(token).get(path()).then().body("data[0].status", equalTo("rejected")).body("data[0].votes.up", equalTo(0));
        moderate(comment, "approve").then().statusCode(200);
        as(token).get(path()).then().body("data[0].votes.up", equalTo(2)).body("data[0].votes.mine", equalTo(1));

        delete(comment).then().statusCode(204);
        as(token)
                .get(path())
                .then()
                .body("data[0].replies.data.id", contains(reply))
                .body("data[0].votes.up", equalTo(0))
                .body("data[0].votes.mine", equalTo(0));
        assertThat(count("select count(*) from comment_vote where cast(comment_id as text) = :value", comment))
                .isZero();
        assertThat(count(WRONG, article)).isZero();
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(calls.size());
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> call : calls) {
            futures.add(pool.submit(() -> {
                start.await();
                return call.call();
            }));
        }
        start.countDown();
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        pool.shutdown();
        return results;
    }

    /** More voters than there are connections may be told to come again. */
    private int cast(String voter, int value) {
        int status = 503;
        for (int attempt = 0; attempt < 20 && status == 503; attempt++) {
            status = vote(voter, comment, value).statusCode();
        }
        assertThat(status).isEqualTo(200);
        return status;
    }

    @Test
    void numbersAreExactWhoeverVotesAtOnce() throws Exception {
        use(VoteMode.upDown);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int n = 0; n < AT_ONCE; n++) {
            Random random = new Random(n);
            String voter = aReader();
            // One of each pair is somebody whose two votes come at once.
            String other = n % 2 == 0 ? token : voter;
            calls.add(() -> {
                for (int round = 0; round < 3; round++) {
                    cast(voter, random.nextInt(3) - 1);
                    cast(other, random.nextInt(3) - 1);
                }
                return cast(voter, 1);
            });
        }
        calls.add(() -> {
            for (int round = 0; round < 4; round++) {
                // Whether each of it is done does not matter, only that it meets the votes.
                assertThat(aComment().on(slug).answering(comment).sent().statusCode())
                        .isIn(202, 503);
                assertThat(moderate(comment, "approve").statusCode()).isIn(200, 503);
                news.tell();
            }
            return 200;
        });

        assertThat(atOnce(calls)).containsOnly(200);
        assertThat(count(WRONG, article)).isZero();
        assertThat(count("select votes_up from comment where cast(id as text) = :value", comment))
                .isGreaterThanOrEqualTo(AT_ONCE);
    }

    @Test
    void votesAreReadAtOnceByWhoCastThemAndSoonByAll() {
        String of = "/api/v1/articles/" + slug;
        news.tell();
        thread(slug, "");
        String tag = asAnonymous().get(of).header("ETag");

        for (int n = 0; n < 5; n++) {
            vote(aReader(), comment, 1).then().statusCode(200);
        }
        vote(token, comment, 1).then().statusCode(200);

        as(token).get(path()).then().body("data[0].votes.up", equalTo(6)).body("data[0].votes.mine", equalTo(1));
        news.tell();
        assertThat(thread(slug, "").getInt("data[0].votes.up")).isEqualTo(6);
        news.tell();
        asAnonymous().get(of).then().header("ETag", tag);
        assertThat(count(
                        "select count(*) from change where type = 'commentsVoted' and cast(subject_id as text) = :value",
                        article))
                .isEqualTo(1);
        assertThat(count(
                        "select count(*) from change where keys = array['votes:' || :value] and slug is not null",
                        article))
                .isEqualTo(1);
    }

    @Test
    void answersNameTheirVotes() {
        for (String path : List.of(path(), "/api/v1/comments/" + comment, "/api/v1/comments/" + comment + "/replies")) {
            assertThat(asAnonymous().get(path).header("Surrogate-Key").split(" "))
                    .containsExactlyInAnyOrder(
                            "article:" + article, "comments:" + article, "votes:" + article, "threads");
        }
    }

    /** The bound as Wilson (1927) writes it, with the share of the votes that are for the comment. */
    private static double wilson(int up, int down) {
        double n = up + down;
        if (n == 0) {
            return 0;
        }
        double z = 1.959963984540054;
        double p = up / n;
        return (p + z * z / (2 * n) - z * Math.sqrt((p * (1 - p) + z * z / (4 * n)) / n)) / (1 + z * z / n);
    }

    @Test
    void bestIsTheLowerBoundOfWilson() {
        int[] numbers = {0, 1, 2, 3, 5, 10, 99, 100, 1_000, 123_456, 1_000_000_000};
        for (int up : numbers) {
            for (int down : numbers) {
                Object[] row = QuarkusTransaction.requiringNew().call(() -> {
                    session.createNativeMutationQuery(
                                    "update comment set votes_up = :up, votes_down = :down where id = :id")
                            .setParameter("up", up)
                            .setParameter("down", down)
                            .setParameter("id", UUID.fromString(comment))
                            .executeUpdate();
                    return session.createNativeQuery(
                                    "select best, controversy from comment where id = :id", Object[].class)
                            .setParameter("id", UUID.fromString(comment))
                            .getSingleResult();
                });
                String votes = up + " up, " + down + " down";
                assertThat((double) row[0])
                        .as(votes)
                        .isCloseTo(wilson(up, down), within(1e-12))
                        .isBetween(0.0, 1.0);
                double less = Math.min(up, down);
                assertThat((double) row[1]).as(votes).isEqualTo(less == 0 ? 0 : less * less / Math.max(up, down));
            }
        }
        assertThat(wilson(1, 0)).isCloseTo(0.2065, within(1e-4));
        assertThat(wilson(600, 400)).isCloseTo(0.5693, within(1e-4));
    }

    /** Seven that begin threads; some are alike in their votes, so that time and id decide. */
    private List<String> votedOn() {
        int[][] votes = {{2, 0}, {1, 2}, {3, 1}, {2, 0}, {0, 0}, {1, 1}, {3, 3}};
        delete(comment).then().statusCode(204);
        List<String> ids = new ArrayList<>();
        List<String> voters = List.of(aReader(), aReader(), aReader(), aReader(), aReader(), aReader());
        for (int[] of : votes) {
            String id = aComment().on(slug).approved();
            ids.add(id);
            for (int n = 0; n < of[0] + of[1]; n++) {
                vote(voters.get(n), id, n < of[0] ? 1 : -1).then().statusCode(200);
            }
        }
        news.tell();
        return ids;
    }

    @ParameterizedTest
    @ValueSource(strings = {"mostLiked:6,2,3,0,5,1,4", "best:3,0,2,6,5,1,4", "controversial:6,5,1,2,4,3,0"})
    void threadsComeInTheOrderOfTheirVotes(String expected) {
        use(VoteMode.upDown);
        List<String> ids = votedOn();
        List<String> wanted = new ArrayList<>();
        for (String place : expected.replaceAll(".*:", "").split(",")) {
            wanted.add(ids.get(Integer.parseInt(place)));
        }
        String sorted = path() + "?sort=" + expected.replaceAll(":.*", "");

        for (int limit = 1; limit <= 7; limit++) {
            assertThat(walk(sorted + "&limit=" + limit, "next", new ArrayList<>()))
                    .isEqualTo(wanted);
        }
        for (int first = 0; first < wanted.size(); first++) {
            String anchored = sorted + "&limit=2&anchor=" + wanted.get(first);
            JsonPath page = read(anchored);
            List<String> pages = new ArrayList<>(page.getList("data.id"));
            assertThat(pages).isEqualTo(wanted.subList(first, Math.min(first + 2, wanted.size())));
            assertThat(walk(page.getString("page.next"), "next", pages))
                    .isEqualTo(wanted.subList(first, wanted.size()));
            List<String> before = new ArrayList<>();
            for (String at = page.getString("page.previous"); at != null; ) {
                JsonPath previous = read(at);
                before.addAll(0, previous.getList("data.id"));
                at = previous.getString("page.previous");
            }
            assertThat(before).isEqualTo(wanted.subList(0, first));
        }
        asAnonymous().get(sorted + "&view=flat").then().spec(isProblem(400, "invalidRequest", at("sort", "conflict")));
    }

    private static JsonPath read(String path) {
        return asAnonymous()
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .body("data", notNullValue())
                .extract()
                .jsonPath();
    }

    private static List<String> walk(String path, String direction, List<String> ids) {
        for (String at = path; at != null; ) {
            JsonPath page = read(at);
            ids.addAll(page.getList("data.id"));
            at = page.getString("page." + direction);
        }
        return ids;
    }
}
