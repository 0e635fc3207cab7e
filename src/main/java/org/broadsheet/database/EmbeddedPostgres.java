package org.broadsheet.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;

/** A PostgreSQL of our own on a data directory that persists. */
public final class EmbeddedPostgres implements AutoCloseable {

    private final DataDirectory directory;
    private final DatabaseRoles roles = new DatabaseRoles();
    private PostgresCommands commands;
    private int port;

    private EmbeddedPostgres(DataDirectory directory) {
        this.directory = directory;
    }

    public static EmbeddedPostgres on(Path directory) {
        return new EmbeddedPostgres(DataDirectory.claim(directory));
    }

    public synchronized Map<String, String> start() {
        try {
            commands = new PostgresCommands(directory, PostgresBinaries.unpack(directory.binaries()));
            initialise();
            port = freePort();
            PostgresCommands.Outcome outcome = commands.start(port);
            if (!outcome.succeeded()) {
                throw new DatabaseUnusable(outcome.output());
            }
            prepare();
            return settings();
        } catch (IOException | SQLException e) {
            throw new DatabaseUnusable("The embedded PostgreSQL cannot be used: " + e);
        }
    }

    private void initialise() throws IOException {
        if (directory.isInitialised()) {
            return;
        }
        directory.emptyUnfinished();
        Files.deleteIfExists(directory.password());
        Files.writeString(Files.createFile(directory.password(), ownerOnly()), DatabaseRoles.randomPassword());
        commands.initdb();
        directory.markInitialised();
    }

    private static FileAttribute<?>[] ownerOnly() {
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private void prepare() throws IOException, SQLException {
        try (Connection connection = connect("postgres")) {
            roles.create(connection);
        }
        try (Connection connection = connect(DatabaseRoles.DATABASE)) {
            roles.grant(connection);
            DatabaseRequirements.of(connection).complaint().ifPresent(complaint -> {
                throw new DatabaseUnusable(complaint);
            });
        }
    }

    private Connection connect(String database) throws IOException, SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", PostgresCommands.SUPERUSER);
        properties.setProperty("password", Files.readString(directory.password()));
        return new Driver().connect(url(database), properties);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable";
    }

    private Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url", url(DatabaseRoles.DATABASE),
                "quarkus.datasource.username", DatabaseRoles.SERVICE,
                "quarkus.datasource.password", roles.servicePassword(),
                "quarkus.flyway.username", DatabaseRoles.OWNER,
                "quarkus.flyway.password", roles.ownerPassword());
    }

    @Override
    public synchronized void close() {
        try {
            commands.stop();
            directory.release();
        } catch (IOException e) {
            throw new DatabaseUnusable("The embedded PostgreSQL cannot be stopped: " + e);
        }
    }
}
