package org.broadsheet.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A data directory seen from outside: its processes, and its database as the superuser sees it. */
public record TestDatabase(Path data) {

    /** An embedded PostgreSQL without data, whatever an earlier run left, not started. */
    public static EmbeddedPostgres fresh(Path data) {
        new TestDatabase(data).delete();
        return EmbeddedPostgres.on(data);
    }

    /** Ends its processes and deletes the data; the unpacked binaries stay, since that takes seconds. */
    public void delete() {
        DataDirectory directory = DataDirectory.claim(data);
        try {
            new PostgresProcesses(directory).endAll();
            DataDirectory.deleteTree(directory.path());
            directory.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", password());
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    public void execute(String statements) throws SQLException {
        execute("broadsheet", statements);
    }

    public void execute(String database, String statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    public String ask(String query) throws SQLException {
        try (Connection connection = connect("broadsheet")) {
            return ask(connection, query);
        }
    }

    static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    public String password() {
        return read(passwordFile()).get(0);
    }

    Path passwordFile() {
        return data.resolveSibling(data.getFileName() + ".password");
    }

    Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    public boolean hasPidFile() {
        return Files.exists(pidFile());
    }

    public int port() {
        return Integer.parseInt(read(pidFile()).get(3).strip());
    }

    public ProcessHandle postmaster() {
        return ProcessHandle.of(Long.parseLong(read(pidFile()).get(0).strip())).orElseThrow();
    }

    /** Every process that runs from the binaries of this directory. */
    public List<ProcessHandle> processes() {
        Path binaries = data.toAbsolutePath().resolveSibling(data.getFileName() + ".binaries");
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .orElse("")
                        .startsWith(binaries.normalize().toString()))
                .toList();
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
