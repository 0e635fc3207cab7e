package org.broadsheet.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.broadsheet.testkit.StatementLog;
import org.hibernate.JDBCException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReadsTest {

    private static final SqlStatement EVERYTHING = SqlStatement.of("""
            select cast(:text as text), cast(:id as uuid), cast(:at as timestamptz), cast(:number as bigint),
                cast(:truth as boolean), cast(:bytes as bytea), cast(:texts as text[])""");

    private static final List<Object> VALUES = List.of(
            "it's :x ✓",
            UUID.fromString("0190c7d5-3c6f-7abc-8def-0123456789ab"),
            Instant.parse("0001-01-01T00:00:00Z"),
            42L,
            true,
            new byte[] {0, -1},
            new String[] {"a", "b,\"c\"", "{}"});

    private static final List<String> NAMES = List.of("text", "id", "at", "number", "truth", "bytes", "texts");

    @Inject
    Reads reads;

    @Test
    void everyTypeIsReadAsItWasGiven() {
        Reads.Reading reading = reads.of(EVERYTHING);
        for (int i = 0; i < NAMES.size(); i++) {
            reading.with(NAMES.get(i), VALUES.get(i));
        }

        assertThat(reading.list(ReadsTest::everything))
                .usingRecursiveComparison()
                .isEqualTo(List.of(VALUES));
    }

    @Test
    void nullIsNull() {
        Reads.Reading reading = reads.of(EVERYTHING);
        NAMES.forEach(name -> reading.with(name, null));

        assertThat(reading.list(ReadsTest::everything))
                .singleElement()
                .satisfies(row -> assertThat(row).containsOnlyNulls().hasSize(NAMES.size()));
    }

    @Test
    void arraysKeepTheirType() {
        SqlStatement statement = SqlStatement.of("select count(*) from unnest(:ids, :numbers) u (id, n) where n > 1");

        assertThat(reads.of(statement)
                        .with("ids", new UUID[] {UUID.randomUUID(), null})
                        .with("numbers", new Integer[] {1, 2})
                        .first(row -> row.number(1)))
                .contains(1L);
        assertThatThrownBy(() -> reads.of(statement)
                        .with("ids", new Object[0])
                        .with("numbers", new Integer[0])
                        .first(row -> row.number(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofTwoTheSecondAnswersAndSeesWhatTheFirstDid() {
        SqlStatement set = SqlStatement.of("select set_config('broadsheet.test', :value, true)");
        SqlStatement read = SqlStatement.of("select current_setting('broadsheet.test') || :more");

        List<String> both = QuarkusTransaction.requiringNew()
                .call(() -> reads.of(set.then(read))
                        .with("value", "a")
                        .with("more", "b")
                        .list(row -> row.text(1)));

        assertThat(both).containsExactly("ab");
    }

    @Test
    void whatIsNotThereIsEmpty() {
        assertThat(reads.of(SqlStatement.of("select 1 where false")).first(row -> row.number(1)))
                .isEmpty();
    }

    @Test
    void forgottenParametersAreNoticed() {
        assertThatThrownBy(() -> reads.of(EVERYTHING).list(row -> row.text(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(":text");
    }

    @Test
    void whatPostgresRefusesIsTheCause() {
        assertThatThrownBy(() -> reads.of(SqlStatement.of("select 1 / 0")).list(row -> row.number(1)))
                .isInstanceOfSatisfying(
                        JDBCException.class, e -> assertThat(e.getSQLState()).isEqualTo("22012"))
                .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void listenersHearOfTheStatement() {
        SqlStatement statement = SqlStatement.of("select 1 as heard");

        assertThat(StatementLog.during(() -> reads.of(statement).list(row -> row.number(1))))
                .contains("select 1 as heard");
    }

    private static List<Object> everything(Row row) throws SQLException {
        return Arrays.asList(
                row.text(1), row.uuid(2), row.instant(3), row.number(4), row.truth(5), row.bytes(6), row.texts(7));
    }
}
