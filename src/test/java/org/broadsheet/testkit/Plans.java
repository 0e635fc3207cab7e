package org.broadsheet.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.database.TestDatabase;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.NativeQuery;

/** How PostgreSQL reads tables of very many rows, which are made inside a transaction and never committed. */
public final class Plans {

    private static final int ROWS = 20_000;

    /** The new rows of a fill: {@code c.id} and {@code c.n}, from 1. */
    public static final String COPIES = """
            (select cast('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') as uuid) as id, n
            from generate_series(1, {rows}) n) c""".replace("{rows}", Integer.toString(ROWS));

    private static final String ARTICLE = """
            insert into article (id, version, stage, publication, draft_revision, published_revision, published_at,
                first_published_at, modified_at, created_at, created_by, saved_at, saved_by)
            select c.id, 1, 'draft', 'published', c.id, c.id, a.published_at - c.n * interval '1 minute',
                a.published_at, a.published_at, a.created_at, a.created_by, a.saved_at, a.saved_by
            from {copies} cross join article a where a.id = :article""";

    private static final String REVISION = """
            insert into article_revision (id, article_id, number, slug, type, language, headline, headlines, section_id,
                section_ids, byline, tag_ids, body, saved_at, saved_by)
            select c.id, c.id, 1, 'copy-' || c.n, r.type, r.language, r.headline, r.headlines, r.section_id,
                r.section_ids, r.byline, r.tag_ids, r.body, r.saved_at, r.saved_by
            from {copies} cross join article_revision r where r.article_id = :article""";

    private static final String PUBLISHED = """
            insert into published_article (article_id, revision_id, projection, slug, section_id, section_ids, author_ids,
                author_names, author_roles, tag_ids, links, published_at, modified_at, head, facts, body, body_html, body_text)
            select c.id, c.id, p.projection, 'copy-of-' || c.id, p.section_id, p.section_ids, p.author_ids,
                p.author_names, p.author_roles, p.tag_ids, p.links, p.published_at, p.modified_at, p.head, p.facts, p.body, p.body_html, p.body_text
            from {copies} cross join published_article p where p.article_id = :article""";

    private static final String STATS = "insert into article_stats (article_id) select c.id from {copies}";

    private static final String NAMES = """
            insert into published_name (kind, name, target) select 'article', cast(c.id as text), c.id from {copies}""";

    private static final String LISTS = """
            insert into published_in (list, article_id, published_at, updated_at, headline)
            select case l.list when 'article:' || l.article_id then 'article:' || c.id else l.list end, c.id,
                l.published_at - c.n * interval '1 minute', l.updated_at - c.n * interval '1 minute',
                l.headline || decode(lpad(to_hex(c.n), 8, '0'), 'hex')
            from {copies} cross join published_in l where l.article_id = :article""";

    /** A word in all, one in every twentieth, and one in a single article. */
    private static final String SEARCH = """
            insert into published_search (article_id, projection, config, published_at, lists, vector, title, words)
            select c.id, v.projection, v.config, v.published_at - c.n * interval '1 minute',
                array_replace(v.lists, 'article:' || v.article_id, 'article:' || c.id),
                v.vector || to_tsvector('simple', 'frequent ' || case when c.n % 20 = 0 then 'middling ' else '' end
                    || case when c.n = 777 then 'rare' else '' end), v.title, v.words
            from {copies} cross join published_search v where v.article_id = :article""";

    /** Fills whatever readers see of articles with copies of the public {@code :article}. */
    public static final List<String> ARTICLES = List.of(ARTICLE, REVISION, PUBLISHED, STATS, NAMES, LISTS, SEARCH);

    private static final TestDatabase DATABASE = new TestDatabase(EmbeddedDatabaseResource.DIRECTORY);

    private static final Pattern FILLED = Pattern.compile("insert into (\\w+)");

    private final Session session;
    private final List<String> filled;

    private Plans(Session session, List<String> filled) {
        this.session = session;
        this.filled = filled;
    }

    /**
     * Lets a test look at plans while its tables are large.
     *
     * @param fill statements that insert copies; {@code {copies}} in them is {@link #COPIES}
     * @param originals the parameters of those statements, each of which may use some
     */
    public static void whenFilled(
            Session session, List<String> fill, Map<String, Object> originals, Consumer<Plans> looks) {
        List<String> filled = fill.stream().map(Plans::table).toList();
        letServiceAnalyze(true);
        QuarkusTransaction.begin();
        try {
            scanTables(session, false);
            for (String statement : fill) {
                MutationQuery query = session.createNativeMutationQuery(statement.replace("{copies}", COPIES));
                query.getParameterMetadata()
                        .getNamedParameterNames()
                        .forEach(name -> query.setParameter(name, originals.get(name)));
                query.executeUpdate();
                // At once: what is filled next is checked against these rows, by plans of when there were few.
                analyze(session, table(statement));
            }
            scanTables(session, true);
            looks.accept(new Plans(session, filled));
        } finally {
            QuarkusTransaction.rollback();
            letServiceAnalyze(false);
        }
    }

    /** Rows that mention others of the same fill are checked one by one, by a plan of when there were few. */
    private static void scanTables(Session session, boolean allowed) {
        session.createNativeMutationQuery("discard plans").executeUpdate();
        session.createNativeMutationQuery("set local enable_seqscan = " + (allowed ? "on" : "off"))
                .executeUpdate();
    }

    /** PostgreSQL only warns where it may not. */
    private static void analyze(Session session, String table) {
        session.createNativeMutationQuery("analyze " + table).executeUpdate();
        assertThat(session.createNativeQuery(
                                "select cast(reltuples as integer) from pg_class where relname = :table", Integer.class)
                        .setParameter("table", table)
                        .getSingleResult())
                .isGreaterThanOrEqualTo(ROWS);
    }

    private static String table(String statement) {
        Matcher insert = FILLED.matcher(statement);
        assertThat(insert.find()).as(statement).isTrue();
        return insert.group(1);
    }

    /**
     * Without statistics of its own the fill would be planned by those of earlier tests; only the service's transaction
     * sees its rows, and only an owner may gather them (or, since PostgreSQL 17, who has a privilege for that).
     */
    private static void letServiceAnalyze(boolean allowed) {
        try {
            DATABASE.execute(
                    allowed ? "grant broadsheet_owner to broadsheet" : "revoke broadsheet_owner from broadsheet");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fails where a statement scans a table that was filled, or does not read this one by an index. */
    public void assertIndexed(String table, String sql, Map<String, Object> parameters) {
        assertThat(plan(sql, parameters))
                .as("%s with %s", sql, parameters)
                .containsPattern("Index (Only )?Scan (Backward )?(using|on) " + table + "_")
                .doesNotContainPattern("Seq Scan on (" + String.join("|", filled) + ")\\b");
    }

    /** Fails where a statement does not read the rows in the order of this index, and so not only those that it answers. */
    public void assertOrderedBy(String index, String sql, Map<String, Object> parameters) {
        assertThat(plan(sql, parameters))
                .as("%s with %s", sql, parameters)
                .containsPattern("Limit .*\n\\s*->  Index Scan (Backward )?using " + index + " ");
    }

    /** Fails where a statement uses this index. */
    public void assertNotReadBy(String index, String sql, Map<String, Object> parameters) {
        assertThat(plan(sql, parameters))
                .as("%s with %s", sql, parameters)
                .doesNotContainPattern("\\b" + index + "\\b");
    }

    private String plan(String sql, Map<String, Object> parameters) {
        NativeQuery<String> explain = session.createNativeQuery("explain " + sql, String.class);
        parameters.forEach(explain::setParameter);
        return explain.getResultList().stream().collect(Collectors.joining("\n"));
    }
}
