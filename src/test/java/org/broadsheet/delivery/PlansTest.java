package org.broadsheet.delivery;

import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.with;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.reference.Reference;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Plans;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** How PostgreSQL reads lists of a large read model. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class PlansTest {

    @Inject
    Session session;

    @Test
    void noListScansATable() {
        String section = aSection();
        UUID article =
                UUID.fromString(anArticle().inSection(section).published().getString("id"));
        Plans.whenFilled(session, Plans.ARTICLES, with("article", article), plans -> {
            for (Sort sort : Sort.values()) {
                for (boolean backwards : new boolean[] {false, true}) {
                    assertIndexed(plans, sort, backwards, "section:", section);
                    assertIndexed(plans, sort, backwards, "primary:", section);
                    assertIndexed(plans, sort, backwards, "all", "");
                }
            }
        });
    }

    private static void assertIndexed(Plans plans, Sort sort, boolean backwards, String prefix, String name) {
        Sort.Place start = sort.start();
        Integer[] groups = {0};
        String[] prefixes = {prefix};
        String[] kinds = {name.isEmpty() ? null : Reference.SECTION};
        String[] names = {name};
        Map<String, Object> parameters = with("groups", groups, "prefixes", prefixes, "kinds", kinds, "names", names);
        parameters.putAll(with("key", start.key(), "id", start.id()));
        parameters.putAll(with("from", Sort.Dates.BEGINNING, "before", Sort.Dates.END));
        parameters.putAll(with("reach", 21, "size", 21, "skip", 0, "counted", 0));
        parameters.putAll(with("body", false, "html", false, "text", false, "mode", "pre", "days", 0));
        plans.assertIndexed("published_in", sort.sql(backwards).named(), parameters);
    }
}
