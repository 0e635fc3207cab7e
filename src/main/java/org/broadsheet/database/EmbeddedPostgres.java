package org.broadsheet.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.postgresql.Driver;

/**
 * A PostgreSQL of our own, from {@link #on} to {@link #close}. While it is open and its process ends in any other way,
 * it is started again on the same port within a second or two, so that a connection pool heals by itself.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);

    private static final Duration WATCH = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final DataDirectory directory;

    /** Where PostgreSQL is installed; null: unpacked beside the data. */
    private final Path installed;

    private final DatabaseRoles roles = new DatabaseRoles();
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "postgres-watcher");
        thread.setDaemon(true);
        return thread;
    });

    private PostgresServer server;
    private int port;
    private volatile boolean closing;

    private EmbeddedPostgres(DataDirectory directory, Path installed) {
        this.directory = directory;
        this.installed = installed;
    }

    /**
     * Takes a data directory for this process; starts nothing yet.
     *
     * @param directory the data; files beside it begin with its name
     * @throws DatabaseUnusable if another service has the directory, or it cannot be written
     */
    public static EmbeddedPostgres on(Path directory) {
        return on(directory, null);
    }

    /** The same with the programs of an installed PostgreSQL, in its {@code bin}. */
    static EmbeddedPostgres on(Path directory, Path installed) {
        return new EmbeddedPostgres(DataDirectory.claim(directory), installed);
    }

    /**
     * Recovers, makes or opens the database. Takes a second; some seconds the first time; up to two minutes after a
     * crash under load.
     *
     * @return the Quarkus settings by which the service and Flyway connect
     * @throws DatabaseUnusable if it does not start; {@link #close} is still due
     */
    public synchronized Map<String, String> start() {
        try {
            Path home = installed == null ? PostgresBinaries.unpack(directory.binaries()) : installed;
            server = new PostgresServer(directory, new PostgresCommands(directory, home));
            server.prepare();
            if (installed == null) {
                PostgresBinaries.forgetAllBut(home);
            }
            port = server.startOnFreePort();
            openDatabase();
        } catch (IOException e) {
            throw DatabaseUnusable.on(directory, e);
        } catch (SQLException e) {
            throw new DatabaseUnusable(
                    "PostgreSQL runs on " + directory.path() + ", but not as it should: " + e.getMessage()
                            + ". If the password file is not the right one, delete it to have a new password set.");
        }
        watchAfter(WATCH);
        return settings();
    }

    private void openDatabase() throws IOException, SQLException {
        try (Connection connection = connect(PostgresCommands.SUPERUSER)) {
            awaitWritable(connection);
            roles.create(connection);
        }
        try (Connection connection = connect(DatabaseRoles.DATABASE)) {
            roles.grant(connection);
            DatabaseRequirements.check(connection);
        }
    }

    /** A server that recovers from a backup takes connections a moment before it takes writes. */
    private static void awaitWritable(Connection connection) throws SQLException {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (DatabaseRequirements.isReplica(connection)) {
            if (System.nanoTime() > deadline || !PostgresProcesses.sleep(WATCH)) {
                throw new SQLException("it does not end its recovery");
            }
        }
    }

    private Connection connect(String database) throws IOException, SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", PostgresCommands.SUPERUSER);
        properties.setProperty("password", Files.readString(directory.password()));
        return new Driver().connect(url(port, database), properties);
    }

    /** By number, since {@code localhost} may be IPv6; without the question for TLS, which never leaves this machine. */
    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable";
    }

    private Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url", url(port, DatabaseRoles.DATABASE),
                "quarkus.datasource.username", DatabaseRoles.SERVICE,
                "quarkus.datasource.password", roles.servicePassword(),
                "quarkus.flyway.username", DatabaseRoles.OWNER,
                "quarkus.flyway.password", roles.ownerPassword());
    }

    private void watchAfter(Duration delay) {
        watcher.schedule(() -> watch(delay), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Looks itself, often: {@code ProcessHandle.onExit} looks ever more rarely at a process that is no child of ours, and
     * never sees a zombie end.
     */
    private synchronized void watch(Duration waited) {
        if (closing) {
            return;
        }
        if (server.isRunning()) {
            boundLog();
            watchAfter(WATCH);
            return;
        }
        LOG.error("PostgreSQL has ended unexpectedly; starting it again");
        try {
            server.startAgainOn(port);
            LOG.info("PostgreSQL runs again");
            watchAfter(WATCH);
        } catch (IOException | RuntimeException e) {
            Duration doubled = waited.multipliedBy(2);
            Duration wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
            LOG.errorf(e, "PostgreSQL could not be started again; next attempt in %d ms", wait.toMillis());
            watchAfter(wait);
        }
    }

    private void boundLog() {
        try {
            server.boundLog();
        } catch (IOException e) {
            LOG.debugf(e, "The log of PostgreSQL could not be put aside");
        }
    }

    /** From now on the end of the server is meant, by whomever: a supervisor may signal all processes at once. */
    void expectEnd() {
        closing = true;
    }

    /** Stops the server within about a minute and gives up the directory. May be repeated. */
    @Override
    public void close() {
        expectEnd();
        closeServer();
    }

    private synchronized void closeServer() {
        watcher.shutdown();
        try {
            if (server != null) {
                server.stop();
            }
            directory.release();
        } catch (IOException e) {
            LOG.errorf(e, "PostgreSQL on %s could not be stopped; the next start will", directory.path());
        }
    }
}
