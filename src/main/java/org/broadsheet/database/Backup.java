package org.broadsheet.database;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.postgresql.Driver;

/**
 * A copy of an embedded database, made while its server runs or while none does. The files are copied by us, between
 * {@code pg_backup_start} and {@code pg_backup_stop}: pg_basebackup is not among the embedded programs, and JDBC cannot read
 * what BASE_BACKUP sends. The copy is opened once before it gets its name, since what was never restored is no backup.
 */
final class Backup {

    /** As in {@code data/postgres}: a backup can be named as the database directory, or be copied to its place. */
    private static final String DATA = "postgres";

    /** What a server writes for itself and makes anew, and the log, of which a part is copied at the end. */
    private static final Set<String> LEFT_EMPTY = Set.of(
            "pg_dynshmem",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "pg_wal");

    /** The slot keeps the log that the copy needs, also through checkpoints, until the connection ends. */
    private static final String START = """
            SELECT pg_walfile_name(pg_backup_start('broadsheet', true))
            FROM pg_create_physical_replication_slot('broadsheet_backup', true, true)""";

    private static final String STOP = "SELECT labelfile, pg_walfile_name(lsn) FROM pg_backup_stop(false)";

    private final DataDirectory source;
    private final PostgresProcesses processes;
    private final Path target;

    private Backup(DataDirectory source, Path target) {
        this.source = source;
        this.processes = new PostgresProcesses(source);
        this.target = target;
    }

    /**
     * Writes {@code postgres} and {@code postgres.password} into a new directory; where one of this name exists, it is whole.
     *
     * @throws DatabaseUnusable if that is not possible; the message is for the operator
     */
    static void write(Path data, Path directory) {
        Path named = directory.toAbsolutePath().normalize();
        Path unfinished = named.resolveSibling(named.getFileName() + ".unfinished");
        if (Files.exists(named)) {
            throw new DatabaseUnusable(named + " exists; name a directory that does not.");
        }
        try {
            DataDirectory source = DataDirectory.at(data);
            if (!source.isInitialised()) {
                throw new DatabaseUnusable(
                        "There is no database in " + source.path() + " (BROADSHEET_DATABASE_DIRECTORY).");
            }
            new Backup(source, unfinished).write();
            Files.move(unfinished, named, StandardCopyOption.ATOMIC_MOVE);
            DataDirectory.sync(named.getParent());
        } catch (IOException e) {
            throw new DatabaseUnusable("The backup could not be made: " + DatabaseUnusable.reason(e));
        } catch (SQLException e) {
            throw new DatabaseUnusable("The backup could not be made: " + e.getMessage());
        }
    }

    private void write() throws IOException, SQLException {
        Path home = PostgresBinaries.unpack(source.binaries());
        EmbeddedPostgres copy = EmbeddedPostgres.on(target.resolve(DATA), home);
        boolean opened = false;
        try (copy) {
            DataDirectory.deleteTree(target.resolve(DATA));
            if (processes.postmaster().isPresent()) {
                copyRunning();
            } else {
                copyStopped();
            }
            // As a recovered server does, it goes on in a timeline of its own, by which whoever comes after can tell
            // them apart.
            Files.createFile(target.resolve(DATA).resolve("recovery.signal"));
            copy.start();
            opened = true;
        } finally {
            if (!opened) {
                DataDirectory.deleteTree(target);
            }
        }
        DataDirectory written = DataDirectory.at(target.resolve(DATA));
        new PostgresCommands(written, home).sync();
        for (Path entry : DataDirectory.list(target)) {
            if (!entry.equals(written.path()) && !entry.equals(written.password())) {
                Files.delete(entry);
            }
        }
        DataDirectory.sync(target);
    }

    private void copyStopped() throws IOException {
        DataDirectory claimed = DataDirectory.claim(source.path());
        try {
            copyFiles(Set.of());
        } finally {
            claimed.release();
        }
    }

    private void copyRunning() throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            String firstSegment = ask(statement, START).get(0);
            copyFiles(LEFT_EMPTY);
            List<String> end = ask(statement, STOP);
            Path data = target.resolve(DATA);
            Files.writeString(data.resolve("backup_label"), end.get(0), StandardOpenOption.CREATE_NEW);
            copyLog(firstSegment, end.get(1));
        }
    }

    private Connection connect() throws IOException, SQLException {
        Properties login = new Properties();
        login.setProperty("user", PostgresCommands.SUPERUSER);
        login.setProperty("password", Files.readString(source.password()));
        return new Driver().connect(EmbeddedPostgres.url(processes.port(), "postgres"), login);
    }

    private static List<String> ask(Statement statement, String query) throws SQLException {
        try (ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getMetaData().getColumnCount() == 1
                    ? List.of(answer.getString(1))
                    : List.of(answer.getString(1), answer.getString(2));
        }
    }

    private void copyFiles(Set<String> leftEmpty) throws IOException {
        if (source.hasPassword()) {
            DataDirectory.at(target.resolve(DATA)).writePassword(Files.readString(source.password()));
        }
        Path from = source.path();
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Path relative = from.relativize(directory);
                Files.copy(directory, target.resolve(DATA).resolve(relative));
                return leftEmpty.contains(relative.toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isRegularFile()) {
                    throw new IOException(file + " is no file; what it leads to would be missing in the backup");
                }
                if (!file.equals(source.pidFile())) {
                    copyFile(file, target.resolve(DATA).resolve(from.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    /** Torn pages are mended by the log, and a file that is gone by now belongs to a table that is; but not this one. */
    private static void copyFile(Path file, Path copy) throws IOException {
        if (file.endsWith(Path.of("global", "pg_control"))) {
            Files.write(copy, readSettled(file));
            return;
        }
        try {
            Files.copy(file, copy);
        } catch (NoSuchFileException dropped) {
            Files.deleteIfExists(copy);
        }
    }

    /** Read twice alike: not while it was being written. */
    private static byte[] readSettled(Path file) throws IOException {
        byte[] before;
        byte[] after = Files.readAllBytes(file);
        do {
            before = after;
            after = Files.readAllBytes(file);
        } while (!Arrays.equals(before, after));
        return after;
    }

    /** What was written during the copy, and the short histories of all timelines. */
    private void copyLog(String first, String last) throws IOException {
        for (Path file : DataDirectory.list(source.path().resolve("pg_wal"))) {
            String name = file.getFileName().toString();
            boolean isNeeded =
                    name.length() == first.length() && name.compareTo(first) >= 0 && name.compareTo(last) <= 0;
            if (isNeeded || name.endsWith(".history")) {
                Files.copy(file, target.resolve(DATA).resolve("pg_wal").resolve(name));
            }
        }
    }
}
