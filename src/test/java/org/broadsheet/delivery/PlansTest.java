package org.broadsheet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.aPublishedArticle;
import static org.broadsheet.testkit.Newsroom.aSection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.junit.jupiter.api.Test;

/** How PostgreSQL reads lists of a large read model, which is made inside a transaction and never committed. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class PlansTest {

    private static final String COPIES = """
            (select cast('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') as uuid) as id,
                cast('00000000-0000-7000-9000-' || lpad(to_hex(n), 12, '0') as uuid) as revision, n
            from generate_series(1, 20000) n) c""";

    /** Rows that grow with the number of articles. */
    private static final String SCAN = "Seq Scan on (published_in|published_article|article_stats|published_name)\\b";

    private static final List<String> FILL = Stream.of(
                    """
            insert into article (id, version, stage, publication, draft_revision, published_revision, published_at,
                first_published_at, modified_at, created_at, created_by, saved_at, saved_by)
            select c.id, 1, 'draft', 'published', c.revision, c.revision, a.published_at - c.n * interval '1 minute',
                a.published_at, a.published_at, a.created_at, a.created_by, a.saved_at, a.saved_by
            from {copies} cross join article a where a.id = :original""",
                    """
            insert into article_revision (id, article_id, number, slug, type, language, headline, headlines, section_id,
                section_ids, byline, tag_ids, body, saved_at, saved_by)
            select c.revision, c.id, 1, 'copy-' || c.n, r.type, r.language, r.headline, r.headlines, r.section_id,
                r.section_ids, r.byline, r.tag_ids, r.body, r.saved_at, r.saved_by
            from {copies} cross join article_revision r where r.article_id = :original""",
                    """
            insert into published_article (article_id, revision_id, projection, slug, section_id, section_ids, author_ids,
                author_names, author_roles, tag_ids, links, head, facts, body, body_html, body_text)
            select c.id, c.revision, p.projection, 'copy-of-' || c.id, p.section_id, p.section_ids, p.author_ids,
                p.author_names, p.author_roles, p.tag_ids, p.links, p.head, p.facts, p.body, p.body_html, p.body_text
            from {copies} cross join published_article p where p.article_id = :original""",
                    "insert into article_stats (article_id) select c.id from {copies} where :original is not null",
                    """
            insert into published_name (kind, name, target)
            select 'article', cast(c.id as text), c.id from {copies} where :original is not null""",
                    """
            insert into published_in (list, article_id, published_at, updated_at, headline)
            select case l.list when 'article:' || l.article_id then 'article:' || c.id else l.list end, c.id,
                l.published_at - c.n * interval '1 minute', l.updated_at - c.n * interval '1 minute',
                l.headline || decode(lpad(to_hex(c.n), 8, '0'), 'hex')
            from {copies} cross join published_in l where l.article_id = :original""")
            .map(statement -> statement.replace("{copies}", COPIES))
            .toList();

    @Inject
    Session session;

    @Test
    void noListScansATable() {
        String section = aSection();
        UUID original = UUID.fromString(aPublishedArticle(section).getString("id"));
        QuarkusTransaction.begin();
        try {
            for (String statement : FILL) {
                session.createNativeMutationQuery(statement)
                        .setParameter("original", original)
                        .executeUpdate();
            }
            for (Sort sort : Sort.values()) {
                for (boolean backwards : new boolean[] {false, true}) {
                    for (Map.Entry<String, String> list : Map.of("section:", section, "primary:", section, "all", "")
                            .entrySet()) {
                        String plan = plan(sort, backwards, list.getKey(), list.getValue());
                        assertThat(plan)
                                .as("%s %s %s", sort, backwards, list.getKey())
                                .containsPattern("Index (Only )?Scan (Backward )?using published_in")
                                .doesNotContainPattern(SCAN);
                    }
                }
            }
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private String plan(Sort sort, boolean backwards, String prefix, String name) {
        Sort.Place start = sort.start();
        NativeQuery<String> explain = session.createNativeQuery("explain " + sort.sql(backwards), String.class);
        return explain
                .setParameter("groups", new Integer[] {0})
                .setParameter("prefixes", new String[] {prefix})
                .setParameter("kinds", new String[] {name.isEmpty() ? null : Reference.SECTION})
                .setParameter("names", new String[] {name})
                .setParameter("key", start.key())
                .setParameter("id", start.id())
                .setParameter("from", Sort.Dates.BEGINNING)
                .setParameter("before", Sort.Dates.END)
                .setParameter("reach", 21)
                .setParameter("size", 21)
                .setParameter("skip", 0)
                .setParameter("counted", 0)
                .setParameter("body", false)
                .setParameter("html", false)
                .setParameter("text", false)
                .setParameter("threads", true)
                .setParameter("commenting", true)
                .getResultList()
                .stream()
                .collect(Collectors.joining("\n"));
    }
}
