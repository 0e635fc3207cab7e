package org.broadsheet.search;

import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.with;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Plans;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** How PostgreSQL looks for words in a large read model. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class SearchPlansTest {

    @Inject
    Session session;

    @Test
    void noSearchWalksTheArticlesWhateverItsWordsAndOrder() {
        String section = aSection();
        UUID article =
                UUID.fromString(anArticle().inSection(section).published().getString("id"));
        Plans.whenFilled(session, Plans.ARTICLES, with("article", article), plans -> {
            for (String word : new String[] {"rare", "middling", "frequent"}) {
                for (String filter : new String[] {"", section}) {
                    assertIndexed(plans, SearchSql.RELEVANCE, word, filter);
                    assertIndexed(plans, SearchSql.NEWEST, word, filter);
                    assertIndexed(plans, SearchSql.NEWEST_BACKWARDS, word, filter);
                }
                plans.assertIndexed(
                        "published_search", SearchSql.SUGGEST.named(), with("query", "'" + word + "':*", "size", 8));
            }
        });
    }

    private static void assertIndexed(Plans plans, SqlStatement statement, String word, String section) {
        Map<String, Object> parameters = with("query", "'" + word + "'", "words", word, "halfLife", 30);
        parameters.putAll(
                with("groups", new Integer[] {0}, "prefixes", new String[] {section.isEmpty() ? "all" : "section:"}));
        parameters.putAll(
                with("kinds", new String[] {section.isEmpty() ? null : "section"}, "names", new String[] {section}));
        parameters.putAll(with("from", Instant.EPOCH, "before", Instant.parse("2100-01-01T00:00:00Z")));
        parameters.putAll(with("facets", new String[0], "size", 21, "skip", 0));
        parameters.putAll(with("key", Instant.parse("2100-01-01T00:00:00Z"), "id", new UUID(-1, -1)));
        parameters.putAll(with("body", false, "html", false, "text", false, "mode", "pre", "days", 0));
        parameters.keySet().removeIf(name -> !statement.named().contains(":" + name));
        plans.assertIndexed("published_search", statement.named(), parameters);
    }
}
