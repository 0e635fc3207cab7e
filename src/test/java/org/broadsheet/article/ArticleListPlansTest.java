package org.broadsheet.article;

import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.shared.Cursor;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Plans;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** How PostgreSQL reads the lists of editors among very many articles. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ArticleListPlansTest {

    /** One in a thousand is what a filter names; where it is one in a hundred, so small a table is better read whole. */
    private static final String ARTICLES = """
            insert into article (id, version, stage, publication, draft_revision, created_at, created_by, saved_at, saved_by)
            select c.id, 1, case when c.n % 1000 = 0 then 'inReview' else 'draft' end, 'none', c.id, a.created_at,
                a.created_by, a.saved_at - c.n * interval '1 minute', a.saved_by
            from {copies} cross join article a where a.id = :article""";

    private static final String REVISIONS = """
            insert into article_revision (id, article_id, number, slug, type, language, headline, headlines, section_id,
                section_ids, byline, tag_ids, body, saved_at, saved_by)
            select c.id, c.id, 1, 'copy-' || c.n, case when c.n % 1000 = 0 then 'obituary' else r.type end,
                case when c.n % 1000 = 0 then 'de' else r.language end,
                case when c.n % 1000 = 0 then 'Harbour' else r.headline end, r.headlines, r.section_id, r.section_ids,
                r.byline, r.tag_ids, r.body, r.saved_at, r.saved_by
            from {copies} cross join article_revision r where r.article_id = :article""";

    private static final String USES = """
            insert into article_use (article_id, revision_id, section_id, author_id, tag_id)
            select c.id, c.id, u.section_id, u.author_id, u.tag_id
            from {copies} cross join lateral (values
                (case when c.n % 1000 = 0 then :section else :other end, cast(null as uuid), cast(null as uuid)),
                (null, case when c.n % 1000 = 0 then :author end, null),
                (null, null, case when c.n % 1000 = 0 then :tag end)) u (section_id, author_id, tag_id)
            where num_nonnulls(u.section_id, u.author_id, u.tag_id) = 1""";

    private static final Optional<Cursor> START = Optional.empty();
    private static final Optional<Cursor> BEHIND = Optional.of(Cursor.after("", ""));
    private static final Optional<Cursor> IN_FRONT = Optional.of(Cursor.before("", ""));

    @Inject
    Session session;

    @Test
    void noFilterScansATable() {
        JsonPath article = anArticle().draft();
        Map<String, Object> originals = with(
                "article", id(article),
                "section", id(created("sections", with("name", unique("Section")))),
                "other", id(created("sections", with("name", unique("Section")))),
                "author", id(created("authors", with("name", unique("Author")))),
                "tag", id(created("tags", with("name", unique("Tag")))));
        Instant saved = Instant.parse(article.getString("savedAt"));
        Map<ArticleCondition, Object> values = new EnumMap<>(Map.of(
                ArticleCondition.STATUS, new String[] {"inReview", "ready"},
                ArticleCondition.SECTION, new UUID[] {(UUID) originals.get("section")},
                ArticleCondition.AUTHOR, new UUID[] {(UUID) originals.get("author")},
                ArticleCondition.TAG, new UUID[] {(UUID) originals.get("tag")},
                ArticleCondition.TYPE, new String[] {"obituary"},
                ArticleCondition.LANGUAGE, new String[] {"de"},
                ArticleCondition.SAVED_FROM, saved.minusSeconds(6_000),
                ArticleCondition.SAVED_BEFORE, saved.minusSeconds(19_900 * 60),
                ArticleCondition.WORDS, "'harb':*",
                ArticleCondition.DRAFT, new UUID[] {new UUID(0, 0), new UUID(0, 1)}));

        Plans.whenFilled(session, List.of(ARTICLES, REVISIONS, USES), originals, plans -> {
            for (Optional<Cursor> from : List.of(START, BEHIND, IN_FRONT)) {
                assertIndexed(plans, Map.of(), from, saved);
                values.forEach((condition, value) -> assertIndexed(plans, Map.of(condition, value), from, saved));
                // What nearly all are like: the newest are looked at until there are enough.
                assertIndexed(
                        plans,
                        Map.of(ArticleCondition.SECTION, new UUID[] {(UUID) originals.get("other")}),
                        from,
                        saved);
                assertIndexed(plans, Map.of(ArticleCondition.LANGUAGE, new String[] {"en"}), from, saved);
                assertIndexed(plans, values, from, saved);
            }
            plans.assertIndexed("article_revision", ArticleListSql.FOUND + " limit 1001", with("words", "'harb':*"));
            // What words that are common are counted in is much of all.
            values.remove(ArticleCondition.WORDS);
            values.forEach((condition, value) -> plans.assertIndexed(
                    "article", ArticleListSql.counts(Set.of(condition)), with(condition.parameter(), value)));
        });
    }

    private static UUID id(JsonPath made) {
        return UUID.fromString(made.getString("id"));
    }

    private static void assertIndexed(
            Plans plans, Map<ArticleCondition, Object> asked, Optional<Cursor> from, Instant at) {
        Map<String, Object> parameters = with();
        asked.forEach((condition, value) -> parameters.put(condition.parameter(), value));
        if (from.isPresent()) {
            parameters.putAll(with("at", at.minusSeconds(600_000), "id", new UUID(0, 0)));
        }
        String sql = ArticleListSql.page(asked.keySet(), from).replace("{a.*}", "a.*") + " limit 21";
        plans.assertIndexed("article", sql, parameters);
    }
}
