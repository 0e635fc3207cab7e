package org.broadsheet.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlStatementTest {

    @Test
    void namesBecomePlaces() {
        SqlStatement statement = SqlStatement.of("select :b where a = :a or b = :b");

        assertThat(statement.sql()).isEqualTo("select ? where a = ? or b = ?");
        assertThat(statement.parameters()).containsExactly("b", "a", "b");
        assertThat(statement.named()).isEqualTo("select :b where a = :a or b = :b");
    }

    @Test
    void colonsInLiteralsAndCastsAreNoNames() {
        String sql =
                "select '{\"id\":\"' || a::text || 'it''s :one' from t where x = any(array[1]::int[]) and k = '$1\\'";

        assertThat(SqlStatement.of(sql).sql()).isEqualTo(sql);
        assertThat(SqlStatement.of(sql).parameters()).isEmpty();
    }
}
