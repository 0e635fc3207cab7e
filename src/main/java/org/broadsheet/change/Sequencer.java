package org.broadsheet.change;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Gives committed changes their positions, by any node and one at a time: in a transaction of its own, behind a lock that it
 * holds until it has committed. So whoever sees a position sees all before it, in whatever order the changes committed, and
 * no open transaction of anybody else holds anything up.
 */
final class Sequencer {

    /** Of the advisory lock; "change" in ASCII. */
    static final long LOCK = 0x6368616e6765L;

    private static final int BATCH = 5_000;

    /** Within a batch in the order of writing, so that what happened to one thing keeps its order: its row was locked. */
    private static final String NUMBER = """
            with numbered as (
                update change c set position = n.position
                from (
                    select w.id, l.position + row_number() over (order by w.id) as position
                    from (select id from change where position is null order by id limit ?) w cross join change_log l
                ) n
                where c.id = n.id
                returning c.position
            )
            update change_log set position = n.last
            from (select max(position) as last, count(*) as many from numbered) n
            where n.last is not null
            returning n.many""";

    /** Another file of the same data, a restored copy, or a replica that took over: its positions may differ from ours. */
    private static final String CLUSTER = """
            select s.system_identifier || '/' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) || '/' || d.oid
            from pg_control_system() s, pg_database d where d.datname = current_database()""";

    private static final String RENEW = """
            update change_log set epoch = case when cluster is null then epoch else gen_random_uuid() end, cluster = ?
            where cluster is distinct from ?""";

    private Sequencer() {}

    /**
     * Numbers all that has committed so far.
     *
     * @param connection without automatic commits; to a database that takes writes
     */
    static void number(Connection connection) throws SQLException {
        long many;
        do {
            lock(connection);
            // A statement of its own: it must see what was committed while the lock was waited for.
            try (PreparedStatement number = connection.prepareStatement(NUMBER)) {
                number.setInt(1, BATCH);
                try (ResultSet numbered = number.executeQuery()) {
                    many = numbered.next() ? numbered.getLong(1) : 0;
                }
            }
            connection.commit();
        } while (many == BATCH);
    }

    /** Begins a new epoch where the positions of the present one were given elsewhere. */
    static void checkEpoch(Connection connection) throws SQLException {
        lock(connection);
        try (Statement statement = connection.createStatement();
                PreparedStatement renew = connection.prepareStatement(RENEW)) {
            String cluster;
            try (ResultSet found = statement.executeQuery(CLUSTER)) {
                found.next();
                cluster = found.getString(1);
            }
            renew.setString(1, cluster);
            renew.setString(2, cluster);
            renew.executeUpdate();
        }
        connection.commit();
    }

    private static void lock(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
        }
    }
}
