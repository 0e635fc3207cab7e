package org.broadsheet.navigation;

import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Plans;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** How PostgreSQL counts the articles of a large read model. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class NavigationPlansTest {

    @Inject
    Session session;

    @Test
    void nothingScansATable() {
        JsonPath section = created("sections", with("name", unique("Section")));
        JsonPath below = created("sections", with("name", unique("Below"), "parent", section.getString("id")));
        String author = created("authors", with("name", unique("Author"))).getString("slug");
        JsonPath article =
                anArticle().inSection(below.getString("id")).by(author).published();
        Plans.whenFilled(session, Plans.ARTICLES, with("article", UUID.fromString(article.getString("id"))), plans -> {
            plans.assertIndexed("published_in", NavigationQueries.SECTIONS.named(), with());
            for (List<String> mentioned : List.of(
                    List.of("all", ""), List.of("section", section.getString("slug")), List.of("author", author))) {
                plans.assertIndexed(
                        "published_in",
                        ArchiveQueries.COUNTS.named(),
                        with(
                                "kind",
                                mentioned.get(0),
                                "name",
                                mentioned.get(1),
                                "starts",
                                new String[] {"2026-01-01T00:00:00Z", "2025-01-01T00:00:00Z"},
                                "stops",
                                new String[] {"2027-01-01T00:00:00Z", "2026-01-01T00:00:00Z"}));
            }
        });
    }
}
