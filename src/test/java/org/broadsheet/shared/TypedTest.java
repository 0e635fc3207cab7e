package org.broadsheet.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.empty;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Plans;
import org.broadsheet.testkit.StatementLog;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a section, author or tag is picked by what a person types. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class TypedTest {

    private static final String TAGS = """
            insert into tag (id, version, name, slug, type, created_at, created_by, saved_at, saved_by)
            select c.id, 1, 'Copy ' || c.n, 'copy-' || c.n, t.type, t.created_at, t.created_by, t.saved_at, t.saved_by
            from {copies} cross join tag t where t.id = :tag""";

    @Inject
    Session session;

    @ParameterizedTest
    @ValueSource(strings = {"sections", "authors", "tags"})
    void wordsBeginWordsOfTheNameOrOfTheSlug(String kind) {
        String word = unique("Peña").replace(' ', 'x');
        String name = created(kind, with("name", "María " + word + "-Ruiz")).getString("name");
        String ascii = word.replace("ñ", "n");
        created(kind, with("name", unique("María Pérez")));

        for (String typed : List.of(
                word,
                word.toUpperCase(),
                word.substring(0, word.length() - 1),
                ascii,
                ascii + " mar",
                "maría " + word,
                " rui, " + ascii + "! ",
                "maria-" + ascii + "-ruiz",
                word.replace("ñ", "n\u0303"))) {
            assertThat(names(kind, typed)).as(typed).containsExactly(name);
        }
        for (String typed : List.of(word.substring(1), word + "x", word + " pérez", "aría " + word)) {
            assertThat(names(kind, typed)).as(typed).isEmpty();
        }
    }

    @Test
    void punctuationEndsAWordInNamesToo() {
        String word = unique("v").replace(' ', 'x');
        String slug = unique("slug").replace(' ', '-');
        created("tags", with("name", "AC/DC " + word + "-19 U.S.", "slug", slug));

        for (String typed : List.of("ac " + word, "dc " + word, word + "-19", "19 " + word, "u.s. " + word, slug)) {
            assertThat(names("tags", typed)).as(typed).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "\u2026", "' & !", "%"})
    void nothingIsFoundByWhatHasNoLetterOrDigit(String typed) {
        created("tags", with("name", unique("Tag")));

        list("tags", typed).statusCode(200).body("data", empty());
    }

    @Test
    void longerTextsAreRefused() {
        list("authors", "a".repeat(WordPrefixes.MAX_LENGTH)).statusCode(200);
        list("authors", "a".repeat(WordPrefixes.MAX_LENGTH + 1)).spec(isProblem(400, "invalidRequest", at("q")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "authors", "tags"})
    void theOrderAndTheCursorsAreThoseOfTheWholeList(String kind) {
        String word = unique("walk").replace(' ', 'x');
        List<String> names = new ArrayList<>();
        for (String first : List.of("B", "D", "A", "E", "C")) {
            names.add(created(kind, with("name", first + " " + word)).getString("name"));
            created(kind, with("name", first + " " + unique("other")));
        }
        names.sort(null);

        List<String> there = new ArrayList<>();
        String last = null;
        for (String path = MANAGE + "/" + kind + "?limit=2&q=" + word; path != null; ) {
            JsonPath page = page(path);
            there.addAll(page.getList("data.name"));
            last = path;
            path = page.getString("page.next");
        }

        assertThat(there).isEqualTo(names);
        assertThat(page(page(last).getString("page.previous")).getList("data.name"))
                .isEqualTo(names.subList(2, 4));
    }

    private static JsonPath page(String path) {
        return asAdministrator()
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> names(String kind, String typed) {
        return list(kind, typed).statusCode(200).extract().jsonPath().getList("data.name");
    }

    private static ValidatableResponse list(String kind, String typed) {
        return asAdministrator().queryParam("q", typed).get(MANAGE + "/" + kind).then();
    }

    @Test
    void amongManyTheIndexOfWordsIsRead() {
        UUID tag = UUID.fromString(created("tags", with("name", unique("Tag"))).getString("id"));
        String sent = StatementLog.during(() -> list("tags", "copy 77")).stream()
                .filter(sql -> sql.contains("to_tsquery"))
                .findFirst()
                .orElseThrow();
        Plans.whenFilled(session, List.of(TAGS), with("tag", tag), plans -> {
            NativeQuery<String> explain = session.createNativeQuery("explain " + sent, String.class);
            List<Object> parameters = List.of("'copy':* & '77':*", "", new UUID(0, 0), 0, 21);
            for (int i = 0; i < explain.getParameterMetadata().getParameterCount(); i++) {
                explain.setParameter(i + 1, parameters.get(i));
            }
            assertThat(String.join("\n", explain.getResultList())).contains("Index Scan on tag_words");
        });
    }
}
