package org.broadsheet.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.MERGE_PATCH;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.with;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Test;

/** Many editors at one story: nobody's work is lost, and readers never see half of anything. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ConcurrentEditorsTest {

    private static final int EDITORS = 16;
    private static final int ROUNDS = 15;

    private String id;
    private String path;
    /** The word of each save that was accepted, by the version it made. */
    private final Map<Integer, String> accepted = new ConcurrentSkipListMap<>();

    @Test
    void everyAcceptedChangeIsInTheHistoryAndWhatIsPublicIsWhole() throws Exception {
        id = anArticle().headline("start").body("markdown", "start").published().getString("id");
        path = MANAGE + "/articles/" + id;
        ExecutorService editors = Executors.newFixedThreadPool(EDITORS + 1);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int editor = 0; editor < EDITORS; editor++) {
                int number = editor;
                work.add(() -> edit(number));
            }
            work.add(this::read);
            for (Future<Void> each : editors.invokeAll(work)) {
                each.get();
            }
        } finally {
            editors.shutdown();
        }

        Map<Integer, String> history = new TreeMap<>();
        for (String page = path + "/revisions?limit=100"; page != null; ) {
            JsonPath rows = asAdministrator().get(page).jsonPath();
            List<Integer> numbers = rows.getList("data.number");
            List<String> headlines = rows.getList("data.headline");
            for (int i = 0; i < numbers.size(); i++) {
                history.put(numbers.get(i), headlines.get(i));
            }
            page = rows.getString("page.next");
        }
        assertThat(accepted).as("somebody was let through").hasSizeGreaterThan(3);
        assertThat(history.values().stream().skip(1))
                .as("each accepted save, in order")
                .containsExactlyElementsOf(accepted.values());
        assertThat(Collections.max(history.keySet())).isEqualTo(history.size());
    }

    private Void edit(int editor) {
        Random random = new Random(editor);
        for (int round = 0; round < ROUNDS; round++) {
            JsonNode now = asAdministrator().get(path).as(JsonNode.class);
            String seen = "\"" + now.path("version").intValue() + "\"";
            int choice = random.nextInt(4);
            Response answer;
            if (choice == 0) {
                answer = asAdministrator().header("If-Match", seen).post(path + "/actions/publish");
            } else if (choice == 1) {
                answer = asAdministrator().header("If-Match", seen).post(path + "/revisions/1/actions/restore");
            } else {
                String word = "word-" + editor + "-" + round;
                answer = asAdministrator()
                        .header("If-Match", seen)
                        .contentType(MERGE_PATCH)
                        .body(with("headline", word, "body", with("format", "markdown", "value", word)))
                        .patch(path);
            }
            assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 412);
            JsonNode then = answer.as(JsonNode.class);
            boolean saved = answer.statusCode() == 200
                    && then.path("revision").intValue() > now.path("revision").intValue();
            if (saved) {
                accepted.put(
                        then.path("version").intValue(), then.path("headline").textValue());
            }
        }
        return null;
    }

    private Void read() {
        for (int i = 0; i < EDITORS * ROUNDS; i++) {
            JsonNode shown = asAnonymous()
                    .get("/api/v1/articles/" + id + "?include=bodyText")
                    .as(JsonNode.class);
            assertThat(shown.path("bodyText").textValue())
                    .isEqualTo(shown.path("headline").textValue())
                    .isNotNull();
        }
        return null;
    }
}
