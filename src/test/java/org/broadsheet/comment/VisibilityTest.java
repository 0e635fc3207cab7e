package org.broadsheet.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Readers.aComment;
import static org.broadsheet.testkit.Readers.asGuest;
import static org.broadsheet.testkit.Readers.delete;
import static org.broadsheet.testkit.Readers.edit;
import static org.broadsheet.testkit.Readers.moderate;
import static org.broadsheet.testkit.Readers.report;
import static org.broadsheet.testkit.Readers.setForArticle;
import static org.broadsheet.testkit.Readers.vote;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Eventually;
import org.broadsheet.testkit.Issuer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens in whatever order, readers see the texts of approved comments and no others, wherever they look, and what
 * is counted equals a recount. Each text has a word of its own; what moderators see says which of them may be seen.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Issuer.class, scope = TestResourceScope.GLOBAL)
class VisibilityTest {

    private static final List<String> VIEWS = List.of(
            "",
            "?sort=oldest",
            "?sort=mostReplied",
            "?sort=mostLiked",
            "?sort=best",
            "?view=flat",
            "?view=flat&sort=oldest",
            "?featured=true");
    private static final Pattern WORD = Pattern.compile("secret[0-9]+end");

    private final List<Own> comments = new ArrayList<>();
    private final Random random = new Random();
    private int words;
    private String article;
    private String slug;

    /** A comment, and what proves whose it is. */
    private record Own(String id, String token) {}

    private String word() {
        return "secret" + (++words) + "end";
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noSequenceShowsWhatIsNotForReaders(long seed) {
        play(seed, 40);
    }

    @Tag("campaign")
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void noLongSequenceDoesEither(long seed) {
        play(seed, 250);
    }

    private void play(long seed, int steps) {
        random.setSeed(seed);
        JsonPath published = anArticle().published();
        article = published.getString("id");
        slug = published.getString("slug");
        setForArticle(article, "mode", "open", "hideAtReports", 1, "votes", "upDown");
        String since = asAnonymous()
                .get("/api/v1/articles/" + slug + "/comments/changes")
                .then()
                .statusCode(200)
                .extract()
                .path("since");
        for (int step = 0; step < steps; step++) {
            String done = step(step);
            check("seed " + seed + ", step " + step + ": " + done, since);
        }
    }

    private Own any() {
        return comments.get(random.nextInt(comments.size()));
    }

    /** What is refused changes nothing, and is as good a step. */
    private String step(int step) {
        if (comments.size() < 3) {
            return post();
        }
        Own own = any();
        int status =
                switch (random.nextInt(13)) {
                    case 0, 1, 2 -> {
                        post();
                        yield 0;
                    }
                    case 3, 4 -> edit(own.id(), own.token(), word()).statusCode();
                    case 5 -> moderate(own.id(), "approve").statusCode();
                    case 6, 7 -> moderate(own.id(), "reject").statusCode();
                    case 8 -> moderate(own.id(), "undo").statusCode();
                    case 9 ->
                        report(Issuer.reader(unique("reporter").replace(' ', '-')), own.id(), "spam")
                                .statusCode();
                    case 10 ->
                        vote(Issuer.reader("visibility"), own.id(), random.nextInt(3) - 1)
                                .statusCode();
                    case 11 ->
                        random.nextBoolean() ? moderate(own.id(), "feature").statusCode() : mode();
                    default ->
                        random.nextBoolean()
                                ? delete(own.id()).statusCode()
                                : asGuest(own.token())
                                        .delete("/api/v1/comments/" + own.id())
                                        .statusCode();
                };
        assertThat(status).as("status of step %d", step).isLessThan(500);
        return "status " + status + " about " + own.id();
    }

    private int mode() {
        setForArticle(article, "mode", List.of("open", "post", "pre").get(random.nextInt(3)));
        return 200;
    }

    private String post() {
        var comment = aComment().on(slug).text(word());
        if (!comments.isEmpty() && random.nextInt(3) > 0) {
            comment.answering(any().id());
        }
        Response sent = comment.sent();
        assertThat(sent.statusCode()).isIn(201, 202, 400);
        if (sent.statusCode() != 400) {
            comments.add(new Own(sent.path("id"), sent.path("editToken")));
        }
        return "posted " + sent.statusCode();
    }

    private void check(String when, String since) {
        Map<String, String> texts = new TreeMap<>();
        Set<String> approved = new HashSet<>();
        for (Map<String, Object> comment : everything()) {
            if (comment.get("status").equals("approved")) {
                texts.put((String) comment.get("id"), (String) comment.get("bodyText"));
                approved.add((String) comment.get("id"));
            }
        }
        Set<String> allowed = new TreeSet<>(texts.values());
        for (String view : VIEWS) {
            Set<String> seen = read("/api/v1/articles/" + slug + "/comments" + view + (view.isEmpty() ? "?" : "&")
                    + "limit=100&replies=20");
            assertThat(allowed).as("%s, by %s", when, view).containsAll(seen);
            if (view.startsWith("?view=flat")) {
                assertThat(seen).as("%s, by %s", when, view).isEqualTo(allowed);
            }
        }
        assertThat(allowed)
                .as("%s, by changes", when)
                .containsAll(read("/api/v1/articles/" + slug + "/comments/changes?limit=100&since=" + since));
        for (Own own : comments) {
            Set<String> seen = read("/api/v1/comments/" + own.id());
            assertThat(allowed).as("%s, by %s", when, own.id()).containsAll(seen);
            if (approved.contains(own.id())) {
                assertThat(seen).as("%s, by %s", when, own.id()).contains(texts.get(own.id()));
            }
        }
        asAnonymous().get("/api/v1/articles/" + slug).then().statusCode(200);
        assertThat((int) asAnonymous().get("/api/v1/articles/" + slug).path("commentCount"))
                .as(when)
                .isEqualTo(approved.size());
        // May be a second late.
        assertThat(Eventually.holds(
                        () -> asAnonymous()
                                        .get("/api/v1/comments/counts?articles=" + slug)
                                        .<Integer>path("data[0].commentCount")
                                == approved.size(),
                        5))
                .as(when)
                .isTrue();
    }

    /** As moderators see it. */
    private List<Map<String, Object>> everything() {
        List<Map<String, Object>> all = new ArrayList<>();
        String next = MANAGE + "/comments?limit=100&article=" + article;
        while (next != null) {
            JsonPath page = asAdministrator()
                    .urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            all.addAll(page.getList("data"));
            next = page.getString("page.next");
        }
        return all;
    }

    /** The words that everybody reads there. */
    private static Set<String> read(String path) {
        return WORD.matcher(asAnonymous().urlEncodingEnabled(false).get(path).asString())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
