package org.broadsheet.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.with;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.workflow.Action;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** Stories to which anything happens in any order: what readers see is always the published revision, whole, or nothing. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class RandomLivesTest {

    private static final int LIVES = 25;
    private static final int STEPS = 40;

    private static final String STATE = """
            select a.publication, a.published_revision, p.revision_id, r.headline,
                (select count(*) from published_in i where i.article_id = a.id and i.list = 'all'),
                exists (select from published_withdrawal w where w.article_id = a.id)
            from article a
            left join published_article p on p.article_id = a.id
            left join article_revision r on r.id = a.published_revision
            where a.id = :id""";

    private static final Map<Action, Map<String, Object>> INPUTS = Map.of(
            Action.sendBack, with("note", "Once more."),
            Action.schedule, with("publishAt", "2040-01-01T06:00:00Z", "unpublishAt", "2041-01-01T06:00:00Z"),
            Action.kill, with("statement", "Withdrawn."));

    @Inject
    Session session;

    @Test
    void readersSeeThePublishedRevisionOrNothing() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int life = 0; life < LIVES; life++) {
            String id = anArticle().draft().getString("id");
            List<String> steps = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                steps.add(happens(id, random, step));
                isConsistent(id, "seed " + seed + ": " + steps);
            }
        }
    }

    /** Something, whether it is possible or not; says what. */
    private static String happens(String id, Random random, int step) {
        int choice = random.nextInt(Action.values().length + 4);
        if (choice < Action.values().length) {
            Action action = Action.values()[choice];
            // It ends a life, so it comes late and seldom.
            return action == Action.kill && random.nextInt(10) > 0 ? "nothing" : acts(id, action);
        }
        Response answer =
                switch (choice - Action.values().length) {
                    case 0 -> patch("articles/" + id, with("headline", "Headline " + step));
                    case 1 ->
                        patch(
                                "articles/" + id,
                                with("embargoedUntil", random.nextBoolean() ? "2040-01-01T00:00:00Z" : null));
                    case 2 ->
                        asAdministrator()
                                .header("If-Match", "*")
                                .post(MANAGE + "/articles/" + id + "/revisions/1/actions/restore");
                    default ->
                        asAdministrator()
                                .contentType("application/json")
                                .body(with("kind", "update", "text", "Step " + step))
                                .post(MANAGE + "/articles/" + id + "/corrections");
                };
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201, 409);
        return "change " + (choice - Action.values().length) + " " + answer.statusCode();
    }

    /** The action is possible where the article lists it, unless something stands in its way, and only there. */
    private static String acts(String id, Action action) {
        List<String> open = new ArrayList<>();
        asAdministrator()
                .get(MANAGE + "/articles/" + id)
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class)
                .path("actions")
                .forEach(name -> open.add(name.textValue()));
        Response answer =
                INPUTS.containsKey(action) ? act(id, action.name(), INPUTS.get(action)) : act(id, action.name());
        String said = action + " " + answer.statusCode();
        if (answer.statusCode() == 200) {
            assertThat(open).as(said).contains(action.name());
        } else {
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
            assertThat(answer.as(JsonNode.class).path("code").textValue())
                    .as(answer.asString())
                    .isIn(open.contains(action.name()) ? List.of("blocked", "embargoed") : List.of("invalidState"));
        }
        return said;
    }

    private void isConsistent(String id, String lived) {
        Object[] state = session.createNativeQuery(STATE, Object[].class)
                .setParameter("id", UUID.fromString(id))
                .getSingleResult();
        boolean isPublic = state[0].equals("published");
        assertThat(state[1] != null).as(lived).isEqualTo(isPublic);
        assertThat(state[2]).as(lived).isEqualTo(state[1]);
        assertThat(((Number) state[4]).intValue()).as(lived).isEqualTo(isPublic ? 1 : 0);
        assertThat(state[5]).as(lived).isEqualTo(state[0].equals("killed"));
        Response read = asAnonymous().get("/api/v1/articles/" + id);
        assertThat(read.statusCode()).as(lived).isEqualTo(isPublic ? 200 : state[0].equals("killed") ? 410 : 404);
        if (isPublic) {
            assertThat(read.as(JsonNode.class).path("headline").textValue())
                    .as(lived)
                    .isEqualTo(state[3]);
        }
    }
}
