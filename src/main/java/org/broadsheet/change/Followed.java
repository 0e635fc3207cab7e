package org.broadsheet.change;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** How far a node has read the log, and how it goes on. */
final class Followed {

    /** Positions; a node that is further behind forgets all it knows, which costs less than to read them. */
    static final int MOST_READ = 20_000;

    private static final int BATCH = 2_000;

    private static final String STANDING = """
            select epoch, position, pg_is_in_recovery(), exists (select from change where position is null)
            from change_log""";

    private static final String NEXT = """
            select position, id, keys from change
            where position > ? and position <= ? order by position limit ?""";

    private final Collection<Long> committedHere;
    private final Consumer<KeysChanged> changed;
    private final Consumer<ChangesMissed> missed;

    private UUID epoch;
    private long position;

    /** @param committedHere ids of changes that this node has acted on already; those that are read are taken out */
    Followed(Collection<Long> committedHere, Consumer<KeysChanged> changed, Consumer<ChangesMissed> missed) {
        this.committedHere = committedHere;
        this.changed = changed;
        this.missed = missed;
    }

    /** How far it is; null before the first call of {@link #catchUp}. */
    ChangesRead read() {
        return epoch == null ? null : new ChangesRead(epoch, position);
    }

    /** The log as it stands in the database now. */
    record Standing(UUID epoch, long position, boolean isReplica, boolean hasUnnumbered) {}

    Standing look(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STANDING);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Standing(row.getObject(1, UUID.class), row.getLong(2), row.getBoolean(3), row.getBoolean(4));
        }
    }

    /**
     * Tells what has changed since the last call, and returns how many positions are left to read.
     *
     * @param standing how the log stood before, so that the answer is never better than the truth
     */
    long catchUp(Connection connection, Standing standing) throws SQLException {
        boolean continues = standing.epoch().equals(epoch) && standing.position() >= position;
        if (!continues || standing.position() - position > MOST_READ) {
            miss(standing);
        } else if (standing.position() > position) {
            read(connection, standing);
        }
        return standing.position() - position;
    }

    private void read(Connection connection, Standing standing) throws SQLException {
        Set<String> keys = new HashSet<>();
        long last = position;
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setLong(1, position);
            statement.setLong(2, standing.position());
            statement.setInt(3, BATCH);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (row.getLong(1) != last + 1) {
                        // Erased by age before it was read here.
                        miss(standing);
                        return;
                    }
                    last++;
                    if (!committedHere.remove(row.getLong(2))) {
                        Collections.addAll(keys, (String[]) row.getArray(3).getArray());
                    }
                }
            }
        }
        if (last == position) {
            miss(standing);
            return;
        }
        if (!keys.isEmpty()) {
            changed.accept(new KeysChanged(keys));
        }
        position = last;
    }

    private void miss(Standing standing) {
        // The first time there is nothing yet that could be wrong.
        if (epoch != null) {
            missed.accept(new ChangesMissed());
        }
        epoch = standing.epoch();
        position = standing.position();
    }
}
