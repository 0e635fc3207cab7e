package org.broadsheet.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.aPicture;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.create;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.merge;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Readers.aComment;
import static org.broadsheet.testkit.Readers.edit;
import static org.broadsheet.testkit.Readers.moderate;
import static org.broadsheet.testkit.Readers.report;
import static org.broadsheet.testkit.Readers.setForArticle;
import static org.broadsheet.testkit.Readers.vote;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.cache.EmptyCache;
import org.broadsheet.database.TestDatabase;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Issuer;
import org.broadsheet.testkit.Newsroom;
import org.broadsheet.testkit.call.Crawl;
import org.broadsheet.testkit.call.Crawl.Answer;
import org.junit.jupiter.api.Test;

/**
 * Reading what is private by how the answers change with it (classes 1 and 3: Strapi CVE-2023-22894, CVE-2023-34235,
 * CVE-2024-56143 and CVE-2026-27886, Ghost CVE-2023-31133, Directus CVE-2024-34708 and CVE-2026-35442): whatever stands in a
 * private column, no byte of any answer to a reader is another, no count, no order, no header, no cursor.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Issuer.class, scope = TestResourceScope.GLOBAL)
class DifferentialTest {

    private static final String LATER = "2040-01-01T06:00:00Z";
    private static final int ROWS = 2;
    private static final int MOST_PAGES = 3;
    private static final TestDatabase DATABASE = new TestDatabase(EmbeddedDatabaseResource.DIRECTORY);

    private final Map<String, String> shown = new LinkedHashMap<>();

    /** Rows in every table that holds something private. */
    private void newsroom() {
        JsonPath section = created("sections", with("name", unique("Section")));
        JsonPath below = created("sections", with("name", unique("Below"), "parent", section.getString("slug")));
        JsonPath author = created("authors", with("name", unique("Author"), "privateEmail", "home@example.org"));
        JsonPath tag = created("tags", with("name", unique("Tag"), "type", "topic"));
        merge(
                        "tags",
                        created("tags", with("name", unique("Duplicate"), "type", "topic"))
                                .getString("id"),
                        tag.getString("id"))
                .then()
                .statusCode(200);
        String picture = aPicture("rights", "Once only");
        String[] slugs = new String[3];
        for (int i = 0; i < slugs.length; i++) {
            slugs[i] = anArticle()
                    .inSection((i == 0 ? below : section).getString("slug"))
                    .by(author.getString("slug"))
                    .tagged(tag.getString("slug"))
                    .with("image", picture)
                    .published()
                    .getString("slug");
        }
        JsonPath story = anArticle()
                .inSection(section.getString("slug"))
                .by(author.getString("slug"))
                .tagged(tag.getString("slug"))
                .published();
        String id = story.getString("id");
        created("articles/" + id + "/corrections", with("kind", "update", "text", "Shown."));
        created("articles/" + id + "/notes", with("text", "For the newsroom."));
        created("articles/" + id + "/preview-links", with("note", "For a source."));
        patch("articles/" + id, with("headline", unique("Draft"), "note", "Why?"))
                .then()
                .statusCode(200);
        create("articles/" + id + "/lock", with()).then().statusCode(200);
        act(
                        anArticle().inSection(section.getString("slug")).draft().getString("id"),
                        "schedule",
                        with("publishAt", LATER))
                .then()
                .statusCode(200);
        JsonPath killed = anArticle().published();
        act(killed.getString("id"), "kill", with("statement", "Withdrawn.", "reason", "Only the newsroom knows."))
                .then()
                .statusCode(200);
        Newsroom.aToken("viewer");
        Newsroom.asAdministrator()
                .header("Idempotency-Key", unique("once").replace(' ', '-'))
                .contentType("application/json")
                .body(with("name", unique("Once"), "type", "topic"))
                .post(Newsroom.MANAGE + "/tags")
                .then()
                .statusCode(201);
        setForArticle(id, "maxLinks", 3);
        patch("comments/words", with("lists", with("tlh", with("flag", List.of("petaQ")))))
                .then()
                .statusCode(200);
        aComment()
                .on(id)
                .text("https://a.example https://b.example https://c.example https://d.example")
                .held();
        String comment = aComment().on(id).approved();
        aComment().on(id).answering(comment).approved();
        aComment().on(id).approved();
        Response held = aComment().on(id).sent();
        edit(held.path("id"), held.path("editToken"), "Held, with another text.")
                .then()
                .statusCode(200);
        String signed = aComment().on(id).by(Issuer.reader("differential")).approved();
        report(null, comment, "spam").then().statusCode(202);
        vote(Issuer.reader("differential"), comment, 1).then().statusCode(200);
        moderate(aComment().on(id).held(), "claim").then().statusCode(200);
        String undone = aComment().on(id).approved();
        moderate(undone, "undo").then().statusCode(200);
        String commenter = Newsroom.asAdministrator()
                .get(Newsroom.MANAGE + "/comments/" + signed)
                .path("reader.id");
        created("commenters/" + commenter + "/notes", with("text", "For moderators."));
        Newsroom.asAdministrator()
                .header("If-Match", "*")
                .contentType("application/json")
                .body(with("text", "Please be kind."))
                .post(Newsroom.MANAGE + "/commenters/" + commenter + "/actions/warn")
                .then()
                .statusCode(200);
        shown.put("article", id);
        shown.put("ids", id);
        shown.put("section", section.getString("slug"));
        shown.put("author", author.getString("slug"));
        shown.put("tag", tag.getString("slug"));
        shown.put("id", comment);
        shown.put("killed", killed.getString("slug"));
    }

    /** What maintenance writes down while it is at work. */
    private static void maintenance() throws SQLException {
        DATABASE.execute("""
                delete from rebuild;
                insert into rebuild (id, cause, started_at, total, finished_at)
                values ('01a20fb3-4a11-7c1a-8f5a-8b5ff5107328', 'outdated', now(), 1, now());
                insert into rebuild_batch (rebuild_id, turn, projection, ids, size, problem, failed_at)
                values ('01a20fb3-4a11-7c1a-8f5a-8b5ff5107328', 1, 'media', array[gen_random_uuid()], 1, 'Error', now());
                insert into purge_run (name, ran_at, deleted) values ('test', now(), 1) on conflict do nothing""");
    }

    @Test
    void everyColumnIsPublicOrPrivate() throws SQLException {
        Map<String, List<String>> said = new TreeMap<>();
        Columns.ALL.values().forEach(table -> {
            assertThat(table.privates()).as(table.table()).noneMatch(table.publics()::contains);
            said.put(
                    table.table(),
                    Stream.concat(table.publics().stream(), table.privates().stream())
                            .sorted()
                            .toList());
        });

        Map<String, List<String>> there = new TreeMap<>();
        types().forEach((table, columns) ->
                there.put(table, columns.keySet().stream().sorted().toList()));
        assertThat(there).isEqualTo(said);
    }

    /** All at once; where that shows, one table after the other, so that the failure names it. */
    @Test
    void whatIsPrivateChangesNoAnswer() throws SQLException {
        newsroom();
        maintenance();
        Map<String, Answer> before = crawl();
        assertThat(before).hasSizeGreaterThan(150);
        assertThat(before.values()).extracting(Answer::status).contains(200, 400, 404, 410);

        Map<String, Map<String, String>> changes = changes();
        if (!crawlWith(changes).equals(before)) {
            for (Map.Entry<String, Map<String, String>> change : changes.entrySet()) {
                assertSame(crawlWith(Map.ofEntries(change)), before, change.toString());
            }
            assertSame(crawlWith(changes), before, "all that is private");
        }
        assertSame(crawl(), before, "nothing");
    }

    private static void assertSame(Map<String, Answer> after, Map<String, Answer> before, String changed) {
        after.forEach((url, answer) ->
                assertThat(answer).as("%s after a change of %s", url, changed).isEqualTo(before.get(url)));
        assertThat(after.keySet()).isEqualTo(before.keySet());
    }

    private Map<String, Answer> crawl() {
        EmptyCache.now();
        Crawl crawl = new Crawl(shown, List.of(shown.get("killed")));
        Map<String, Answer> answers = crawl.everything();
        answers.putAll(crawl.orders(ROWS, MOST_PAGES));
        return answers;
    }

    /** What is written into which column of which table. */
    private static Map<String, Map<String, String>> changes() throws SQLException {
        Map<String, Map<String, String>> changes = new TreeMap<>();
        types().forEach((table, types) -> types.forEach((column, type) -> {
            String name = table + "." + column;
            if (Columns.ALL.get(table).privates().contains(column) && !Columns.FIXED.contains(name)) {
                String fitting = Columns.FITTING.get(name);
                changes.computeIfAbsent(table, t -> new TreeMap<>())
                        .put(column, fitting == null ? Columns.changed(column, type) : fitting);
            }
        }));
        return changes;
    }

    /** The types of the columns of each table. */
    private static Map<String, Map<String, String>> types() throws SQLException {
        Map<String, Map<String, String>> types = new TreeMap<>();
        try (Connection connection = DATABASE.connect("broadsheet");
                Statement statement = connection.createStatement();
                ResultSet column = statement.executeQuery("""
                        select table_name, column_name, data_type
                        from information_schema.columns
                        where table_schema = 'public' and table_name <> 'flyway_schema_history'""")) {
            while (column.next()) {
                types.computeIfAbsent(column.getString(1), table -> new TreeMap<>())
                        .put(column.getString(2), column.getString(3));
            }
        }
        return types;
    }

    /**
     * The crawl while rows of tables are others. They are changed as replication changes them, past triggers and foreign keys,
     * so that what is append-only or mentioned elsewhere changes too; constraints of the row itself hold.
     */
    private Map<String, Answer> crawlWith(Map<String, Map<String, String>> changes) throws SQLException {
        try (Connection connection = DATABASE.connect("broadsheet");
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            connection.setAutoCommit(false);
            for (Map.Entry<String, Map<String, String>> change : changes.entrySet()) {
                String table = change.getKey();
                statement.execute("create temporary table original_" + table + " as select * from " + table);
                String assignments = change.getValue().entrySet().stream()
                        .map(column -> column.getKey() + " = " + column.getValue())
                        .collect(Collectors.joining(", "));
                assertThat(statement.executeUpdate("update " + table + " set " + assignments))
                        .as("rows of %s", table)
                        .isPositive();
            }
            connection.commit();
            try {
                return crawl();
            } finally {
                for (String table : changes.keySet()) {
                    String columns = writable(table, statement);
                    statement.execute("delete from " + table);
                    statement.execute("insert into " + table + " (" + columns + ") overriding system value select "
                            + columns + " from original_" + table);
                }
                connection.commit();
            }
        }
    }

    /** The columns that are not made of others. */
    private static String writable(String table, Statement statement) throws SQLException {
        try (ResultSet names = statement.executeQuery("""
                select string_agg(column_name, ', ') from information_schema.columns
                where table_schema = 'public' and is_generated = 'NEVER' and table_name = '%s'""".formatted(table))) {
            names.next();
            return names.getString(1);
        }
    }
}
