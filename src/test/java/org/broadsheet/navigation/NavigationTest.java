package org.broadsheet.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.cache.EmptyCache;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Newsroom;
import org.broadsheet.testkit.StatementLog;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class NavigationTest {

    private static final String PATH = "/api/v1/navigation";

    @ConfigProperty(name = "broadsheet.cache.enabled", defaultValue = "true")
    boolean cached;

    private static JsonPath section(JsonPath parent, Object... more) {
        Map<String, Object> input = with("name", unique("Section"));
        if (parent != null) {
            input.put("parent", parent.getString("id"));
        }
        input.putAll(with(more));
        return created("sections", input);
    }

    private static List<Map<String, Object>> tree() {
        return asAnonymous()
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("sections");
    }

    /** A section wherever it stands. */
    private static Optional<Map<String, Object>> find(List<Map<String, Object>> sections, JsonPath wanted) {
        return find(sections, wanted.getString("id"));
    }

    private static Optional<Map<String, Object>> find(List<Map<String, Object>> sections, String id) {
        for (Map<String, Object> section : sections) {
            if (section.get("id").equals(id)) {
                return Optional.of(section);
            }
            Optional<Map<String, Object>> below = find(below(section), id);
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> below(Map<String, Object> section) {
        return (List<Map<String, Object>>) section.get("sections");
    }

    private static List<Object> ids(List<Map<String, Object>> sections) {
        return sections.stream().map(section -> section.get("id")).toList();
    }

    /** How many articles are in a section with all below, and in itself. */
    private static List<Object> counts(JsonPath section) {
        Map<String, Object> found = find(tree(), section).orElseThrow();
        return List.of(found.get("articleCount"), found.get("ownArticleCount"));
    }

    @Test
    void countsEachArticleOnceInEverySectionThatItIsSeenIn() {
        JsonPath top = section(null);
        JsonPath left = section(top, "position", 2, "description", "On the left");
        JsonPath right = section(top, "position", 1);
        JsonPath hidden = section(top, "listed", false);
        JsonPath underHidden = section(hidden);
        anArticle().inSection(top.getString("id")).published();
        anArticle().inSection(left.getString("id")).published();
        anArticle()
                .inSection(left.getString("id"))
                .alsoIn(right.getString("id"), underHidden.getString("id"), top.getString("id"))
                .published();
        anArticle().inSection(hidden.getString("id")).published();
        anArticle().inSection(right.getString("id")).draft();

        assertThat(counts(top)).containsExactly(4, 2);
        assertThat(counts(left)).containsExactly(2, 2);
        assertThat(counts(right)).containsExactly(1, 1);
        assertThat(counts(underHidden)).containsExactly(1, 1);
        assertThat(find(tree(), hidden)).isEmpty();
        Map<String, Object> found = find(tree(), top).orElseThrow();
        // What lies in a section that is not listed has position 0.
        assertThat(ids(below(found)))
                .containsExactly(underHidden.getString("id"), right.getString("id"), left.getString("id"));
        assertThat(below(found).get(2))
                .containsEntry("slug", left.getString("slug"))
                .containsEntry("name", left.getString("name"))
                .containsEntry(
                        "path",
                        asAnonymous()
                                .get("/api/v1/sections/" + left.getString("id"))
                                .path("path"))
                .containsEntry("description", "On the left");
        for (JsonPath section : List.of(top, left, right)) {
            int listed = asAnonymous()
                    .get("/api/v1/articles?total=exact&section=" + section.getString("slug"))
                    .path("page.total");
            assertThat(counts(section).get(0)).isEqualTo(listed);
        }
    }

    @Test
    void hasTheSectionsInTheOrderOfTheirList() {
        JsonPath top = section(null);
        section(section(top));
        section(top, "position", 3);
        List<Object> listed = new ArrayList<>();
        for (String path = "/api/v1/sections?limit=100"; path != null; ) {
            JsonPath page = asAnonymous().urlEncodingEnabled(false).get(path).jsonPath();
            listed.addAll(page.getList("data.id"));
            path = page.getString("page.next");
        }

        List<Object> walked = new ArrayList<>();
        walk(tree(), walked);
        assertThat(walked).isEqualTo(listed);
    }

    private static void walk(List<Map<String, Object>> sections, List<Object> walked) {
        sections.forEach(section -> {
            walked.add(section.get("id"));
            walk(below(section), walked);
        });
    }

    @Test
    void isKeptUntilANumberOrASectionIsAnother() {
        assumeTrue(cached);
        JsonPath top = section(null);
        JsonPath below = section(section(top, "listed", false));
        List<Runnable> changes = new ArrayList<>();
        JsonPath article = anArticle().inSection(below.getString("id")).draft();
        changes.add(() -> act(article.getString("id"), "publish"));
        changes.add(() -> act(article.getString("id"), "unpublish"));
        changes.add(() -> patch("sections/" + below.getString("id"), with("name", unique("Renamed"))));
        changes.add(() -> patch("sections/" + below.getString("id"), with("parent", top.getString("id"))));
        changes.add(() -> patch("sections/" + below.getString("id"), with("parent", null)));
        changes.add(() -> patch("sections/" + below.getString("id"), with("listed", false)));
        changes.add(() -> section(top));
        JsonPath empty = section(null);
        changes.add(() -> asAdministrator()
                .header("If-Match", "*")
                .delete(Newsroom.MANAGE + "/sections/" + empty.getString("id")));
        for (int n = 0; n < changes.size(); n++) {
            String before = asAnonymous().get(PATH).asString();
            assertThat(StatementLog.during(() -> asAnonymous().get(PATH))).isEmpty();

            changes.get(n).run();

            String after = asAnonymous().get(PATH).asString();
            assertThat(after).as("change %d", n).isNotEqualTo(before);
            EmptyCache.now();
            assertThat(asAnonymous().get(PATH).asString()).isEqualTo(after);
        }
    }

    @Test
    void costsOneStatement() {
        EmptyCache.now();
        assertThat(StatementLog.during(() -> asAnonymous().get(PATH))).hasSize(1);
    }
}
