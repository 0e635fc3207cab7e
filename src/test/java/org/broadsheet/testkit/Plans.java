package org.broadsheet.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.NativeQuery;

/** How PostgreSQL reads tables of very many rows, which are made inside a transaction and never committed. */
public final class Plans {

    /** The new rows of a fill: {@code c.id} and {@code c.n}, from 1. */
    public static final String COPIES = """
            (select cast('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') as uuid) as id, n
            from generate_series(1, 20000) n) c""";

    private final Session session;

    private Plans(Session session) {
        this.session = session;
    }

    /**
     * Lets a test look at plans while its tables are large.
     *
     * @param fill statements that copy rows; {@code {copies}} in them is {@link #COPIES}
     * @param originals the parameters of those statements, each of which may use some
     */
    public static void whenFilled(
            Session session, List<String> fill, Map<String, Object> originals, Consumer<Plans> looks) {
        QuarkusTransaction.begin();
        try {
            for (String statement : fill) {
                MutationQuery query = session.createNativeMutationQuery(statement.replace("{copies}", COPIES));
                query.getParameterMetadata()
                        .getNamedParameterNames()
                        .forEach(name -> query.setParameter(name, originals.get(name)));
                query.executeUpdate();
            }
            looks.accept(new Plans(session));
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /** Fails where a statement scans one of these tables, or does not read the first of them by an index. */
    public void assertIndexed(String sql, Map<String, Object> parameters, String... tables) {
        NativeQuery<String> explain = session.createNativeQuery("explain " + sql, String.class);
        parameters.forEach(explain::setParameter);
        String plan = explain.getResultList().stream().collect(Collectors.joining("\n"));
        assertThat(plan)
                .as("%s with %s", sql, parameters)
                .containsPattern("Index (Only )?Scan (Backward )?(using|on) " + tables[0] + "_")
                .doesNotContainPattern("Seq Scan on (" + String.join("|", tables) + ")\\b");
    }
}
