package org.broadsheet.security;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.broadsheet.shared.Ids;

/** For whoever runs the service and has no token left: whoever can start it may do everything. */
public final class LostTokens {

    private static final String UNDEFINED_TABLE = "42P01";

    private static final String REINSTATE = """
            update account
            set active = true, grants = '[{"role": "administrator"}]', version = version + 1, saved_at = now(), saved_by = id
            where id = ?""";

    private static final String MAKE = """
            insert into api_token (id, digest, account_id, name, created_by) values (?, ?, ?, 'Command line', ?)""";

    private LostTokens() {}

    /**
     * Makes the first administrator one again, whatever became of them, and prints a new token of theirs.
     *
     * @param connection to the database of a service that has been started once
     * @return whether that was possible; what is in the way is printed
     */
    public static boolean replace(Connection connection) throws SQLException {
        UUID administrator = Caller.ADMINISTRATOR.id();
        String token = ApiTokens.random();
        connection.setAutoCommit(false);
        try (PreparedStatement reinstate = connection.prepareStatement(REINSTATE);
                PreparedStatement make = connection.prepareStatement(MAKE)) {
            reinstate.setObject(1, administrator);
            reinstate.executeUpdate();
            make.setObject(1, Ids.next());
            make.setBytes(2, ApiTokens.digest(token));
            make.setObject(3, administrator);
            make.setObject(4, administrator);
            make.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            if (!UNDEFINED_TABLE.equals(e.getSQLState())) {
                throw e;
            }
            System.err.println(
                    "There is no newsroom in this database yet: the first start of the service makes a token.");
            return false;
        }
        System.out.println(token);
        return true;
    }
}
