package org.broadsheet.delivery;

import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.with;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Plans;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** How PostgreSQL reads lists of a large read model. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class PlansTest {

    private static final String ARTICLES = """
            insert into article (id, version, stage, publication, draft_revision, published_revision, published_at,
                first_published_at, modified_at, created_at, created_by, saved_at, saved_by)
            select c.id, 1, 'draft', 'published', c.id, c.id, a.published_at - c.n * interval '1 minute',
                a.published_at, a.published_at, a.created_at, a.created_by, a.saved_at, a.saved_by
            from {copies} cross join article a where a.id = :original""";

    private static final String REVISIONS = """
            insert into article_revision (id, article_id, number, slug, type, language, headline, headlines, section_id,
                section_ids, byline, tag_ids, body, saved_at, saved_by)
            select c.id, c.id, 1, 'copy-' || c.n, r.type, r.language, r.headline, r.headlines, r.section_id,
                r.section_ids, r.byline, r.tag_ids, r.body, r.saved_at, r.saved_by
            from {copies} cross join article_revision r where r.article_id = :original""";

    private static final String PUBLISHED = """
            insert into published_article (article_id, revision_id, projection, slug, section_id, section_ids, author_ids,
                author_names, author_roles, tag_ids, links, head, facts, body, body_html, body_text)
            select c.id, c.id, p.projection, 'copy-of-' || c.id, p.section_id, p.section_ids, p.author_ids,
                p.author_names, p.author_roles, p.tag_ids, p.links, p.head, p.facts, p.body, p.body_html, p.body_text
            from {copies} cross join published_article p where p.article_id = :original""";

    private static final String STATS = "insert into article_stats (article_id) select c.id from {copies}";

    private static final String NAMES = """
            insert into published_name (kind, name, target) select 'article', cast(c.id as text), c.id from {copies}""";

    private static final String LISTS = """
            insert into published_in (list, article_id, published_at, updated_at, headline)
            select case l.list when 'article:' || l.article_id then 'article:' || c.id else l.list end, c.id,
                l.published_at - c.n * interval '1 minute', l.updated_at - c.n * interval '1 minute',
                l.headline || decode(lpad(to_hex(c.n), 8, '0'), 'hex')
            from {copies} cross join published_in l where l.article_id = :original""";

    private static final List<String> FILL = List.of(ARTICLES, REVISIONS, PUBLISHED, STATS, NAMES, LISTS);

    @Inject
    Session session;

    @Test
    void noListScansATable() {
        String section = aSection();
        UUID original =
                UUID.fromString(anArticle().inSection(section).published().getString("id"));
        Plans.whenFilled(session, FILL, with("original", original), plans -> {
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
        parameters.putAll(with("body", false, "html", false, "text", false, "threads", true, "commenting", true));
        plans.assertIndexed(
                sort.sql(backwards),
                parameters,
                "published_in",
                "published_article",
                "article_stats",
                "published_name");
    }
}
