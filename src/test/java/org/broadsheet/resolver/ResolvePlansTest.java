package org.broadsheet.resolver;

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

/** How PostgreSQL finds what stands at a path of a large site. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ResolvePlansTest {

    @Inject
    Session session;

    @Test
    void nothingScansATable() {
        JsonPath section = created("sections", with("name", unique("Section")));
        JsonPath article = anArticle().inSection(section.getString("id")).published();
        String slug = article.getString("slug");
        Plans.whenFilled(session, Plans.ARTICLES, with("article", UUID.fromString(article.getString("id"))), plans -> {
            for (String table : List.of("published_article", "published_name")) {
                plans.assertIndexed(
                        table,
                        ResolveQueries.FIND.named(),
                        with("article", slug, "section", section.getString("path"), "author", slug, "tag", slug));
            }
        });
    }
}
