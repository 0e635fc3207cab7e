package org.broadsheet.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.ADMINISTRATOR;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aToken;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.broadsheet.testkit.Readers.aComment;
import static org.broadsheet.testkit.Readers.delete;
import static org.broadsheet.testkit.Readers.edit;
import static org.broadsheet.testkit.Readers.moderate;
import static org.broadsheet.testkit.Readers.thread;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.testkit.CommentBuilder;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.ForgedTokens;
import org.broadsheet.testkit.Issuer;
import org.broadsheet.testkit.StatementLog;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Readers who have signed in at the publisher's provider. A token that is sent must be theirs (Directus CVE-2026-126539:
 * failed authentication taken for nobody).
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Issuer.class, scope = TestResourceScope.GLOBAL)
class ReadersTest {

    private static final int AT_ONCE = 6;

    /** Who the reader is at the provider. */
    private final String subject = unique("subject").replace(' ', '-');

    private final String token = Issuer.reader(subject);

    private String slug;

    @Inject
    StatelessSession session;

    @BeforeEach
    void publish() {
        slug = anArticle().published().getString("slug");
    }

    private static String named(String subject, String name) {
        return Issuer.sign(
                Issuer.READERS, Issuer.claims(Issuer.READERS, subject).claim("name", name));
    }

    private static JsonPath moderated(String comment) {
        return asAdministrator()
                .get(MANAGE + "/comments/" + comment)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private long count(String sql, Object value) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(sql, Long.class)
                        .setParameter("value", value)
                        .getSingleResult());
    }

    private long rows(String subject) {
        return count("select count(*) from reader where subject = :value", subject);
    }

    @Test
    void commentCarriesTheNameOfTheToken() {
        String id = aComment()
                .on(slug)
                .by(token)
                .sent()
                .then()
                .statusCode(202)
                .header("Cache-Control", "private, no-store")
                .body("author", aMapWithSize(2))
                .body("author.badges", empty())
                .body("author.name", equalTo("Name of " + subject))
                .extract()
                .path("id");
        moderate(id, "approve")
                .then()
                .statusCode(200)
                .body("name", equalTo("Name of " + subject))
                .body("reader.id", notNullValue())
                .body("reader.name", equalTo("Name of " + subject));

        assertThat(thread(slug, "").getString("data[0].author.name")).isEqualTo("Name of " + subject);
    }

    @Test
    void guestsCommentAsBefore() {
        String id = aComment().on(slug).held();

        assertThat(moderated(id).getString("name")).isEqualTo("Mara");
        assertThat(moderated(id).getMap("")).containsEntry("reader", null);
        aComment()
                .on(slug)
                .with("name", null)
                .text(" ")
                .sent()
                .then()
                .spec(isProblem(400, "invalidRequest", at("/name", "required"), at("/body", "required")));
    }

    @Test
    void sameReaderIsOneWhateverTheyAreCalled() {
        String first = aComment().on(slug).by(named(subject, "Ana")).held();
        String second = aComment().on(slug).by(named(subject, "Ana Ruiz")).held();

        assertThat(moderated(second).getString("reader.id"))
                .isEqualTo(moderated(first).getString("reader.id"));
        assertThat(moderated(first).getString("reader.name")).isEqualTo("Ana Ruiz");
        assertThat(moderated(first).getString("name")).isEqualTo("Ana");
        assertThat(moderated(aComment()
                                .on(slug)
                                .by(named(subject + "-2", "Ana"))
                                .held())
                        .getString("reader.id"))
                .isNotEqualTo(moderated(first).getString("reader.id"));
        assertThat(rows(subject)).isEqualTo(1);
    }

    @Test
    void firstCommentsAtOnceMakeOneReader() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<Integer>> sent = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            CommentBuilder comment = aComment().on(slug).by(token);
            sent.add(pool.submit(() -> comment.sent().statusCode()));
        }
        for (Future<Integer> status : sent) {
            assertThat(status.get()).isEqualTo(202);
        }
        pool.shutdown();

        assertThat(rows(subject)).isEqualTo(1);
    }

    @Test
    void nobodyChoosesAnotherNameThanThatOfTheToken() {
        aComment()
                .on(slug)
                .by(token)
                .with("name", "The publisher")
                .sent()
                .then()
                .spec(isProblem(400, "invalidRequest", at("/name", "invalid")));
        aComment()
                .on(slug)
                .by(token)
                .with("name", "Name of " + subject + " ")
                .sent()
                .then()
                .statusCode(202)
                .body("author.name", equalTo("Name of " + subject));
    }

    /** Who they are at the provider must not stand in for what they are called. */
    @Test
    void readerWhomTheTokenDoesNotNameGivesAName() {
        String nameless = named(subject, "\u200b ");

        aComment().on(slug).by(nameless).sent().then().spec(isProblem(400, "invalidRequest", at("/name", "required")));
        String id = aComment().on(slug).by(nameless).with("name", "Lea").held();

        assertThat(moderated(id).getString("name")).isEqualTo("Lea");
        assertThat(moderated(id).getString("reader.name")).isEqualTo("Lea");
        assertThat(rows(subject)).isEqualTo(1);
    }

    @Test
    void nameIsOneLineOfAtMostEightyCharacters() {
        String id = aComment()
                .on(slug)
                .by(named(subject, "Ana\r\nRuiz\u202e " + "\ud83d\ude00".repeat(100)))
                .held();

        assertThat(moderated(id).getString("name"))
                .startsWith("Ana  Ruiz")
                .satisfies(name ->
                        assertThat(name.codePointCount(0, name.length())).isEqualTo(80));
    }

    private static Map<String, String> badTokens() {
        Map<String, String> bad = new TreeMap<>(ForgedTokens.of(Issuer.READERS, Issuer.STAFF));
        bad.put("of the first administrator", ADMINISTRATOR);
        bad.put("of somebody in the newsroom", aToken("moderator"));
        bad.put("of nobody in the newsroom", "bs_" + "a".repeat(49));
        bad.put("made up", "administrator");
        return bad;
    }

    private void assertRefused(CommentBuilder comment) {
        comment.on(slug)
                .sent()
                .then()
                .spec(isProblem(401, "unauthorized"))
                .header("WWW-Authenticate", startsWith("Bearer realm=\"broadsheet\""))
                .header("Cache-Control", "private, no-store");
        assertThat(asAdministrator()
                        .get(MANAGE + "/comments?article="
                                + asAnonymous().get("/api/v1/articles/" + slug).path("id"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("data"))
                .isEmpty();
    }

    @Test
    void tokenThatIsNotAReadersIsNeverTakenForNobody() {
        assertThat(ForgedTokens.of(Issuer.READERS, Issuer.STAFF)).hasSizeGreaterThan(20);
        aComment()
                .on(anArticle().published().getString("slug"))
                .by(ForgedTokens.good(Issuer.READERS))
                .with("name", "Mara")
                .sent()
                .then()
                .statusCode(202);

        badTokens().forEach((fault, bad) -> assertRefused(aComment().by(bad).with("name", "Mara")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Bearer", "Bearer ", "Basic cmVhZGVyOg==", "bearer x y", ","})
    void headerThatHoldsNoTokenIsRefused(String header) {
        assertRefused(aComment().withHeader("Authorization", header));
    }

    @Test
    void tokenIsLookedAtBeforeTheComment() {
        aComment().on("none-" + slug).by("made-up").text("").sent().then().spec(isProblem(401, "unauthorized"));
    }

    @Test
    void deletedCommentIsNobodys() {
        String id = aComment().on(slug).by(token).approved();
        aComment().on(slug).answering(id).approved();

        delete(id).then().statusCode(204);

        assertThat(moderated(id).getMap("")).containsEntry("name", null).containsEntry("reader", null);
        assertThat(count("select count(reader_id) from comment where id = :value", UUID.fromString(id)))
                .isZero();
        assertThat(thread(slug, "").getString("data[0].author")).isNull();
    }

    @Test
    void rejectedCommentIsStillItsReaders() {
        String id = aComment().on(slug).by(token).held();

        moderate(id, "reject").then().statusCode(200).body("reader.name", equalTo("Name of " + subject));
    }

    @Test
    void keysCountForOneReader() {
        String key = unique("key");
        String ana = named(subject, "Ana");
        String other = named(subject + "-2", "Ana");

        String first = keyed(key).by(ana).with("name", "Ana").held();
        assertThat(keyed(key).by(named(subject, "Ana")).with("name", "Ana").held())
                .isEqualTo(first);
        assertThat(keyed(key).by(other).with("name", "Ana").held()).isNotEqualTo(first);
        String guest = keyed(key).with("name", "Ana").held();
        assertThat(guest).isNotEqualTo(first);
        assertThat(keyed(key).with("name", "Ana").held()).isEqualTo(guest);
        assertThat(moderated(guest).getMap("")).containsEntry("reader", null);
        keyed(key).by(ana).with("name", "Ana").text("Other").sent().then().spec(isProblem(422, "idempotencyKeyReused"));
    }

    private CommentBuilder keyed(String key) {
        return aComment().on(slug).text("As *always*.").withHeader("Idempotency-Key", key);
    }

    @Test
    void nothingOfTheAccountIsPublic() {
        String root = aComment().on(slug).by(named(subject, "Ana")).approved();
        String reply =
                aComment().on(slug).answering(root).by(named(subject, "Ana")).approved();
        String reader = moderated(root).getString("reader.id");
        String answered = aComment().on(slug).by(named(subject, "Ana")).sent().asString();

        List<String> seen = new ArrayList<>(List.of(answered));
        for (String path : List.of(
                "/api/v1/articles/" + slug,
                "/api/v1/articles/" + slug + "/comments",
                "/api/v1/comments/" + root,
                "/api/v1/comments/" + reply,
                "/api/v1/comments/" + root + "/replies",
                "/api/v1/changes")) {
            seen.add(asAnonymous().get(path).asString());
        }
        seen.add(asAdministrator().get(MANAGE + "/comments/" + root).asString().replace(reader, ""));

        assertThat(seen)
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain(subject)
                        .doesNotContain(Issuer.url(Issuer.READERS))
                        .doesNotContain(reader));
        assertThat(seen.get(2)).contains("Ana");
    }

    @Test
    void moderatorsSeeReadersByOneStatement() {
        String article = asAnonymous().get("/api/v1/articles/" + slug).path("id");
        for (String name : Set.of("Ana", "Bea", "Cem")) {
            aComment().on(slug).by(named(subject + name, name)).held();
        }
        aComment().on(slug).held();

        List<String> sent = StatementLog.during(() -> assertThat(asAdministrator()
                        .get(MANAGE + "/comments?article=" + article)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("data.reader.name"))
                .containsOnlyOnce("Ana", "Bea", "Cem")
                .hasSize(3));
        assertThat(sent).filteredOn(sql -> sql.contains(" reader ")).hasSize(1);
    }

    @Test
    void readersAreNobodyElsewhere() {
        String id = aComment().on(slug).by(token).held();

        for (String path : List.of("/comments", "/comments/" + id, "/me")) {
            asAnonymous()
                    .header("Authorization", "Bearer " + token)
                    .get(MANAGE + path)
                    .then()
                    .spec(isProblem(401, "unauthorized"));
        }
        asAnonymous()
                .header("Authorization", "Bearer " + named(subject + "-2", "Ana"))
                .get("/api/v1/comments/" + id)
                .then()
                .spec(isProblem(404, "notFound"));
    }

    @Test
    void heldCommentsAreShownToTheReaderWhoWroteThem() {
        String id = aComment().on(slug).by(token).held();

        for (String path : List.of("/api/v1/articles/" + slug + "/comments", "/api/v1/comments/" + id)) {
            asAnonymous()
                    .header("Authorization", "Bearer " + token)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "private, no-store")
                    .body(containsString(id))
                    .body(containsString("pending"));
        }
        asAnonymous().get("/api/v1/comments/" + id).then().spec(isProblem(404, "notFound"));
        assertThat(thread(slug, "").getList("data")).isEmpty();
    }

    @Test
    void threadsAreNotShownForTokensThatAreNotGood() {
        Map<String, String> bad = badTokens();
        bad.keySet().removeAll(List.of("of the first administrator", "of somebody in the newsroom"));
        String id = aComment().on(slug).approved();

        for (String path : List.of(
                "/api/v1/articles/" + slug + "/comments",
                "/api/v1/comments/" + id,
                "/api/v1/comments/" + id + "/replies")) {
            bad.forEach((fault, sent) -> asAnonymous()
                    .header("Authorization", "Bearer " + sent)
                    .get(path)
                    .then()
                    .spec(isProblem(401, "unauthorized")));
        }
    }

    @Test
    void readersChangeAndDeleteWhatIsTheirs() {
        String id = aComment().on(slug).by(token).approved();
        String other = "Bearer " + named(subject + "-2", "Name of " + subject);

        edit(id, "Authorization", other, "Not mine").then().spec(isProblem(403, "forbidden"));
        edit(id, "Authorization", "Bearer " + ADMINISTRATOR, "No").then().spec(isProblem(401, "unauthorized"));
        edit(id, "Authorization", "Bearer " + token, "Mine")
                .then()
                .statusCode(200)
                .body("status", equalTo("pending"))
                .body("bodyText", equalTo("Mine"))
                .body("editedAt", notNullValue())
                .body("$", not(hasKey("editToken")));
        edit(id, "Authorization", other, "Not mine").then().spec(isProblem(404, "notFound"));
        asAnonymous()
                .header("Authorization", other)
                .delete("/api/v1/comments/" + id)
                .then()
                .statusCode(404);
        asAnonymous()
                .header("Authorization", "Bearer " + token)
                .delete("/api/v1/comments/" + id)
                .then()
                .statusCode(204);
        assertThat(moderated(id).getString("status")).isEqualTo("deleted");
    }

    @Test
    void readersAreGivenNoTokenOfGuests() {
        aComment().on(slug).by(token).sent().then().statusCode(202).body("$", not(hasKey("editToken")));
    }
}
