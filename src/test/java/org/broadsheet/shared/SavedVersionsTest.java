package org.broadsheet.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.MERGE_PATCH;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** A 412 that helps: who was faster, and what they changed. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class SavedVersionsTest {

    @Inject
    Session session;

    @Test
    void saysWhoSavedWhenAndWhatHasChangedOfEveryKind() {
        saysWhatHasChanged("sections", with("name", unique("Section")), "position", 7);
        saysWhatHasChanged("authors", with("name", unique("Author")), "bio", "Writes.");
        saysWhatHasChanged("tags", with("name", unique("Tag")), "type", "person");
        saysWhatHasChanged("media", with("url", "https://pictures.example/a.jpg"), "credit", "Ana Ruiz");
        saysWhatHasChanged("articles", with("headline", unique("Headline"), "section", aSection()), "kicker", "Port");
    }

    private static void saysWhatHasChanged(String kind, Map<String, Object> input, String field, Object value) {
        String path = kind + "/" + created(kind, input).getString("id");
        String savedAt =
                patch(path, with(field, value)).then().statusCode(200).extract().path("savedAt");

        JsonPath problem = late(path, 1);

        assertThat(problem.getInt("currentVersion")).as(path).isEqualTo(2);
        assertThat(problem.getString("savedBy.name")).as(path).isEqualTo("Administrator");
        assertThat(problem.getString("savedAt")).as(path).isEqualTo(savedAt);
        assertThat(problem.getList("changes.field")).as(path).containsExactly(field);
        assertThat(problem.getList("changes.after")).as(path).containsExactly(value);
    }

    @Test
    void comparesWithTheVersionThatTheClientHasSeen() {
        String path = "tags/"
                + created("tags", with("name", "1", "slug", unique("tag").replace(' ', '-')))
                        .getString("id");
        patch(path, with("name", "2")).then().statusCode(200);
        patch(path, with("name", "3", "description", "Third")).then().statusCode(200);

        assertThat(late(path, 1).getList("changes.before")).containsExactly("1", null);
        assertThat(late(path, 2).getList("changes.before")).containsExactly("2", null);
        assertThat(late(path, 2).getList("changes.field")).containsExactly("name", "description");
    }

    @Test
    void ofABodyItSaysOnlyThatItHasChanged() {
        String path = "articles/" + anArticle().draft().getString("id");
        patch(path, with("body", with("format", "markdown", "value", "Another paragraph.")))
                .then()
                .statusCode(200);

        assertThat(late(path, 1).getList("changes")).isEqualTo(List.of(Map.of("field", "body")));
    }

    @Test
    void theDateLineChangesWithTheFirstPublicationAndNotWithTheNext() {
        String id = anArticle().draft().getString("id");
        String publishedAt = act(id, "publish").then().statusCode(200).extract().path("publishedAt");

        assertThat(late("articles/" + id, 1).getList("changes"))
                .isEqualTo(List.of(with("field", "publishedAt", "before", null, "after", publishedAt)));

        act(id, "unpublish").then().statusCode(200);
        assertThat(late("articles/" + id, 2).getList("changes")).isEmpty();
    }

    @Test
    void ofAVersionThatWasNotKeptItSaysNothing() {
        String id = created("tags", with("name", unique("Tag"))).getString("id");
        patch("tags/" + id, with("description", "New")).then().statusCode(200);
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("delete from saved_version where id = :id and version = 1")
                        .setParameter("id", UUID.fromString(id))
                        .executeUpdate());

        assertThat(late("tags/" + id, 1).getMap(""))
                .doesNotContainKey("changes")
                .containsKey("savedBy");
        assertThat(late("tags/" + id, 77).getMap("")).doesNotContainKey("changes");
    }

    @Test
    void whatIsDeletedLeavesNoVersions() {
        String id = created("tags", with("name", unique("Tag"))).getString("id");

        asAdministrator()
                .header("If-Match", "*")
                .delete(MANAGE + "/tags/" + id)
                .then()
                .statusCode(204);

        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> session.createNativeQuery(
                                        "select count(*) from saved_version where id = :id", Long.class)
                                .setParameter("id", UUID.fromString(id))
                                .getSingleResult()))
                .isZero();
    }

    private static JsonPath late(String path, int seen) {
        return asAdministrator()
                .header("If-Match", "\"" + seen + "\"")
                .contentType(MERGE_PATCH)
                .body("{}")
                .patch(MANAGE + "/" + path)
                .then()
                .statusCode(412)
                .extract()
                .jsonPath();
    }
}
