package org.broadsheet.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.aToken;
import static org.broadsheet.testkit.Newsroom.aUser;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.tokenOf;
import static org.broadsheet.testkit.Newsroom.with;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.broadsheet.security.Rights;
import org.broadsheet.security.Role;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Eventually;
import org.broadsheet.testkit.Issuer;
import org.broadsheet.testkit.Newsroom;
import org.broadsheet.testkit.Together;
import org.broadsheet.testkit.call.Cast;
import org.broadsheet.testkit.call.FineCall;
import org.broadsheet.testkit.contract.Contract;
import org.broadsheet.testkit.contract.Exchange;
import org.broadsheet.testkit.contract.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every operation of management, called by every role and with every token that is not good enough, about things that
 * somebody else created: the answer is the expected one, and where it refuses nothing was written (BOLA: WordPress
 * CVE-2017-1001000 and CVE-2026-3906, Directus CVE-2025-55746, whose 403 replaced the file all the same; null principal:
 * Directus CVE-2026-126539; sessions that survive: Strapi CVE-2026-22706).
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Issuer.class, scope = TestResourceScope.GLOBAL)
class RoleMatrixTest {

    /** The right that each operation needs, said once more: an operation without an entry fails the test. */
    private static final Map<String, Set<String>> OPERATIONS = Map.ofEntries(
            Map.entry("signedIn", Set.of("readMe")),
            Map.entry(
                    Rights.READ,
                    Set.of(
                            "listArticles",
                            "countArticles",
                            "readArticle",
                            "listBlockers",
                            "listCorrections",
                            "readCorrection",
                            "readLock",
                            "listNotes",
                            "readNote",
                            "listPreviewLinks",
                            "createPreviewLink",
                            "readPreviewLink",
                            "revokePreviewLink",
                            "listRevisions",
                            "readRevision",
                            "compareRevisions",
                            "listAuthors",
                            "readAuthor",
                            "listMedia",
                            "readMedia",
                            "listSections",
                            "readSection",
                            "listTags",
                            "readTag")),
            Map.entry(
                    Rights.EDIT,
                    Set.of(
                            "createArticle",
                            "changeArticle",
                            "deleteArticle",
                            "submitArticle",
                            "requestLegalArticle",
                            "takeLock",
                            "giveUpLock",
                            "writeNote",
                            "restoreRevision")),
            Map.entry(
                    Rights.PUBLISH,
                    Set.of(
                            "publishArticle",
                            "unpublishArticle",
                            "archiveArticle",
                            "unarchiveArticle",
                            "createCorrection")),
            Map.entry(Rights.SCHEDULE, Set.of("scheduleArticle", "cancelScheduleArticle")),
            Map.entry(Rights.REVIEW, Set.of("approveArticle", "sendBackArticle")),
            Map.entry(Rights.LEGAL, Set.of("signOffArticle", "holdArticle", "releaseArticle")),
            Map.entry(Rights.KILL, Set.of("killArticle")),
            Map.entry(
                    Rights.CURATE,
                    Set.of(
                            "createAuthor",
                            "changeAuthor",
                            "deleteAuthor",
                            "mergeAuthor",
                            "listAuthorUses",
                            "listMediaUses",
                            "createSection",
                            "changeSection",
                            "deleteSection",
                            "listSectionUses",
                            "createTag",
                            "changeTag",
                            "deleteTag",
                            "mergeTag",
                            "listTagUses")),
            Map.entry(Rights.ILLUSTRATE, Set.of("createMedia", "changeMedia", "deleteMedia")),
            Map.entry(
                    Rights.MODERATE,
                    Set.of(
                            "listComments",
                            "listCommentReports",
                            "countComments",
                            "readComment",
                            "approveComment",
                            "rejectComment",
                            "deleteComment",
                            "readCommentWords",
                            "changeCommentWords",
                            "tryCommentWords",
                            "readCommentSettings",
                            "changeCommentSettings",
                            "readSectionCommentSettings",
                            "changeSectionCommentSettings",
                            "readArticleCommentSettings",
                            "changeArticleCommentSettings",
                            "listCommentDecisions",
                            "listCommentRevisions",
                            "undoCommentDecision",
                            "claimComment",
                            "releaseComment",
                            "featureComment",
                            "unfeatureComment",
                            "pinComment",
                            "unpinComment",
                            "lockThread",
                            "unlockThread",
                            "decideComments",
                            "listCommenters",
                            "readCommenter",
                            "banCommenter",
                            "holdCommenter",
                            "warnCommenter",
                            "liftSanction",
                            "listCommenterNotes",
                            "writeCommenterNote",
                            "readCommenterNote")),
            Map.entry(
                    Rights.ACCOUNTS,
                    Set.of(
                            "badgeCommenter",
                            "listUsers",
                            "createUser",
                            "readUser",
                            "changeUser",
                            "listTokens",
                            "createToken",
                            "readToken",
                            "revokeToken")),
            Map.entry(Rights.AUDIT, Set.of("listAudit", "exportAudit")),
            Map.entry(Rights.MAINTAIN, Set.of("readMaintenance", "rebuildReadModel", "beginEpoch")));

    /**
     * How many rows each table has and which transaction wrote one last: whatever is written or deleted changes one of them.
     * Of tokens what is in them, but for when one was last used, which is noted at any time. Without the tables that are
     * written for refused calls as well.
     */
    private static final String ROWS = """
            select table_name, (xpath('//n/text()', query_to_xml(format(
                case table_name when 'api_token'
                    then 'select concat_ws('':'', count(*),
                        sum(hashtextextended((to_jsonb(t) - ''last_used_at'')::text, 0))) n from %I t'
                    else 'select concat_ws('':'', count(*), max(xmin::text::bigint)) n from %I' end,
                table_name), false, true, '')))[1]::text
            from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE'
                and table_name not in ('audit_entry', 'idempotency_key', 'access_version')
            order by table_name""";

    private static final String IS_NUMBERED = "select not exists (select from change where position is null)";

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    @Inject
    DataSource database;

    private final Contract contract = Contract.committed();
    private final Cast cast = new Cast(contract);
    private final Map<String, String> bad = new LinkedHashMap<>();
    private final Map<Role, String> tokens = new LinkedHashMap<>();
    private String readOnly;
    private String elsewhere;

    @BeforeEach
    void callers() throws SQLException {
        for (Role role : Role.values()) {
            tokens.put(role, aToken(role.name()));
        }
        String administrator = aUser(with("role", "administrator"));
        readOnly = tokenOf(administrator, "readOnly", true);
        elsewhere = tokenOf(administrator, "sections", List.of(aSection()));
        JsonPath revoked = created("tokens", with("user", administrator, "name", "Revoked"));
        asAdministrator()
                .post(Newsroom.MANAGE + "/tokens/" + revoked.getString("id") + "/actions/revoke")
                .then()
                .statusCode(OK);
        JsonPath expired = created("tokens", with("user", administrator, "name", "Expired"));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update api_token set expires_at = now() where id = '" + expired.getString("id") + "'");
        }
        bad.put("nothing", null);
        bad.put("garbage", "Bearer garbage");
        bad.put("another scheme", "Basic YWRtaW46YWRtaW4=");
        bad.put("an empty token", "Bearer ");
        bad.put("revoked", "Bearer " + revoked.getString("token"));
        bad.put("expired", "Bearer " + expired.getString("token"));
        bad.put("wrong issuer", "Bearer " + Issuer.reader("mallory"));
    }

    /** What a caller is answered who may call only in a way. */
    private record Expected(String caller, String token, int status) {}

    @Test
    void everyOperationHasItsRight() {
        Set<String> said = new TreeSet<>();
        OPERATIONS.values().forEach(said::addAll);

        assertThat(operations().map(Operation::id)).containsExactlyInAnyOrderElementsOf(said);
    }

    private Stream<Operation> operations() {
        return contract.operations().stream()
                .filter(operation -> operation.template().startsWith(Newsroom.MANAGE + "/"));
    }

    @Test
    void everybodyIsAnsweredWhatTheirRightsAllow() throws SQLException {
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        for (Operation operation : operations().toList()) {
            FineCall fine = FineCall.of(operation, cast);
            fine.call().path();
            List<Expected> all = expected(operation);
            String rows = rows();
            Together.map(
                    all.stream().filter(one -> one.status != OK).toList(), one -> call(operation, fine, one, wrong));
            if (!rows().equals(rows)) {
                wrong.add(operation + " wrote something for one whom it refused");
            }
            for (Expected one : all) {
                if (one.status == OK) {
                    call(operation, fine, one, wrong);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    private Exchange call(Operation operation, FineCall fine, Expected one, List<String> wrong) {
        Exchange exchange = (one.token == null
                        ? fine.call().with("header", "Authorization")
                        : fine.call().with("header", "Authorization", one.token))
                .send(RestAssured.port);
        fine.subjects().forEach(subject -> subject.after(exchange));
        boolean right = one.status == OK ? exchange.isSuccess() : exchange.status() == one.status;
        if (!right || !contract.faults(exchange).isEmpty()) {
            wrong.add("%s by %s: %d, not %d: %s %s"
                    .formatted(
                            operation,
                            one.caller,
                            exchange.status(),
                            one.status,
                            exchange.responseBody(),
                            contract.faults(exchange)));
        }
        return exchange;
    }

    private List<Expected> expected(Operation operation) {
        String right = OPERATIONS.entrySet().stream()
                .filter(entry -> entry.getValue().contains(operation.id()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        List<Expected> expected = new ArrayList<>();
        bad.forEach((name, header) -> expected.add(new Expected(name, header, UNAUTHORIZED)));
        tokens.forEach((role, token) ->
                expected.add(new Expected(role.name(), "Bearer " + token, status(operation, right, role))));
        boolean reads = operation.method().equals("GET");
        expected.add(new Expected("one who only reads", "Bearer " + readOnly, reads ? OK : FORBIDDEN));
        expected.add(new Expected("one of another section", "Bearer " + elsewhere, elsewhere(operation, right)));
        return expected;
    }

    private static int status(Operation operation, String right, Role role) {
        if (right.equals("signedIn")) {
            return OK;
        }
        if (!role.rights().contains(right)) {
            return FORBIDDEN;
        }
        if (isAboutAPicture(operation) && !role.rights().contains(Rights.CURATE)) {
            return FORBIDDEN;
        }
        return role.own() && isAbout("articles", operation) ? NOT_FOUND : OK;
    }

    /** An administrator of a section in which nothing of this stands. */
    private static int elsewhere(Operation operation, String right) {
        if (Set.of(Rights.CURATE, Rights.ACCOUNTS, Rights.AUDIT, Rights.MAINTAIN)
                        .contains(right)
                || isAboutAPicture(operation)
                || operation.id().equals("createArticle")) {
            return FORBIDDEN;
        }
        if (isAbout("articles", operation)
                || isAbout("comments", operation)
                || isAbout("commenters", operation)
                || isAbout("comments/settings/articles", operation)) {
            return NOT_FOUND;
        }
        return isForAllComments(operation) ? FORBIDDEN : OK;
    }

    /** Those of a section, or of the whole publication. */
    private static boolean isForAllComments(Operation operation) {
        return operation.template().startsWith(Newsroom.MANAGE + "/comments/settings")
                || operation.template().startsWith(Newsroom.MANAGE + "/comments/words");
    }

    /** Of somebody else. */
    private static boolean isAboutAPicture(Operation operation) {
        return Set.of("changeMedia", "deleteMedia").contains(operation.id());
    }

    private static boolean isAbout(String collection, Operation operation) {
        return operation.template().startsWith(Newsroom.MANAGE + "/" + collection + "/{");
    }

    private String rows() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(Eventually.holds(() -> isNumbered(statement), 30)).isTrue();
            try (ResultSet tables = statement.executeQuery(ROWS)) {
                List<String> rows = new ArrayList<>();
                while (tables.next()) {
                    rows.add(tables.getString(1) + " " + tables.getString(2));
                }
                assertThat(rows).hasSizeGreaterThan(20);
                return String.join("\n", rows);
            }
        }
    }

    /** Changes get their positions a moment after what changed was answered, which is none of the calls' doing. */
    private static boolean isNumbered(Statement statement) {
        try (ResultSet answer = statement.executeQuery(IS_NUMBERED)) {
            return answer.next() && answer.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
