package org.broadsheet.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.with;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.testkit.ArticleBuilder;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Newsroom;
import org.broadsheet.testkit.StatementLog;
import org.broadsheet.testkit.call.Call;
import org.broadsheet.testkit.call.Cast;
import org.broadsheet.testkit.call.FineCall;
import org.broadsheet.testkit.contract.Contract;
import org.broadsheet.testkit.contract.Operation;
import org.junit.jupiter.api.Test;

/**
 * Finding out what exists by how the service says that it does not (class 19: Ghost CVE-2022-41697): an article that readers
 * may not see is answered as one that never was, to the byte, with the same headers and after the same work.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class EnumerationTest {

    private static final String LATER = "2040-01-01T00:00:00Z";
    private static final String NO_ID = "0190a8f0-0000-7000-8000-0000000000ff";

    private final Contract contract = Contract.committed();
    private final Cast cast = new Cast(contract);

    /** The answer and the statements that led to it. */
    private record Observed(Delivered answer, List<String> statements) {}

    @Test
    void whatIsHiddenIsLikeWhatNeverWas() {
        Map<String, JsonPath> hidden = hidden();
        List<Operation> operations = contract.operations().stream()
                .filter(operation -> operation.template().startsWith("/api/v1/articles/{article}"))
                .toList();
        assertThat(operations).hasSizeGreaterThanOrEqualTo(3);

        for (Operation operation : operations) {
            Call call = FineCall.of(operation, cast).call();
            hidden.forEach((state, article) -> {
                for (String name : List.of(article.getString("id"), article.getString("slug"))) {
                    String nothing = name.length() == NO_ID.length() && name.startsWith("01")
                            ? NO_ID
                            : "x".repeat(name.length());
                    Observed never = observe(call, nothing);
                    assertThat(never.answer().status()).isEqualTo(404);
                    assertThat(observe(call, name))
                            .as("%s, %s: %s", operation, state, name)
                            .isEqualTo(never);
                }
            });
        }
    }

    private static Observed observe(Call call, String name) {
        List<Delivered> answers = new ArrayList<>();
        List<String> statements =
                StatementLog.during(() -> answers.add(Delivered.of(call.with("path", "article", name))));
        return new Observed(answers.get(0).named(name, "NAME"), statements);
    }

    private static Map<String, JsonPath> hidden() {
        Map<String, JsonPath> hidden = new LinkedHashMap<>();
        for (String state :
                List.of("draft", "embargoed", "scheduled", "unpublished", "held", "archived", "unarchived")) {
            ArticleBuilder article = anArticle().headline(Newsroom.unique("Hidden"));
            if (state.equals("embargoed")) {
                article.with("embargoedUntil", LATER);
            }
            hidden.put(state, article.draft());
        }
        done(hidden, "embargoed", "schedule", Map.of());
        done(hidden, "scheduled", "schedule", with("publishAt", LATER));
        done(hidden, "unpublished", "publish", Map.of());
        done(hidden, "unpublished", "unpublish", Map.of());
        done(hidden, "held", "hold", Map.of());
        done(hidden, "archived", "archive", Map.of());
        done(hidden, "unarchived", "publish", Map.of());
        done(hidden, "unarchived", "unpublish", Map.of());
        done(hidden, "unarchived", "archive", Map.of());
        return hidden;
    }

    private static void done(Map<String, JsonPath> articles, String state, String action, Map<String, Object> input) {
        act(articles.get(state).getString("id"), action, input).then().statusCode(200);
    }
}
