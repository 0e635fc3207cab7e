package org.broadsheet.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A data directory of PostgreSQL and the files beside it, all named after it: {@code .lock}, {@code .password},
 * {@code .log}, {@code .binaries}. They lie beside and not inside because initdb wants an empty directory.
 */
final class DataDirectory {

    /**
     * Static, because a channel that can be collected closes, and closing it gives up the lock while the database
     * still runs.
     */
    private static final Map<Path, FileChannel> LOCKS = new ConcurrentHashMap<>();

    /** What initdb writes, besides names that begin with {@code pg_}. Anything else belongs to somebody else. */
    private static final Set<String> WRITTEN_BY_INITDB =
            Set.of("PG_VERSION", "base", "global", "postgresql.conf", "postgresql.auto.conf", "postmaster.pid");

    private final Path data;

    private DataDirectory(Path data) {
        this.data = data;
    }

    /**
     * Takes the directory for this process until {@link #release} or the end of the process, however it ends.
     *
     * @throws DatabaseUnusable if another service has it
     */
    static DataDirectory claim(Path directory) {
        try {
            Path parent = Files.createDirectories(
                    directory.toAbsolutePath().normalize().getParent());
            Path data = parent.toRealPath().resolve(directory.getFileName());
            DataDirectory claimed = new DataDirectory(data);
            FileChannel channel =
                    FileChannel.open(claimed.beside("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw new DatabaseUnusable("Another service is running on the database directory " + data
                        + ". Stop it, or give this one a directory of its own (BROADSHEET_DATABASE_DIRECTORY).");
            }
            LOCKS.put(data, channel);
            return claimed;
        } catch (IOException e) {
            throw new DatabaseUnusable("The database directory " + directory + " cannot be used: " + e);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisJvm) {
            return false;
        }
    }

    void release() {
        FileChannel channel = LOCKS.remove(data);
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return data;
    }

    Path password() {
        return beside("password");
    }

    Path log() {
        return beside("log");
    }

    Path commandOutput() {
        return beside("command.log");
    }

    Path binaries() {
        return beside("binaries");
    }

    /** Written by a running server: its process id in line 1, negative for a single-user one. */
    Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    private Path beside(String extension) {
        return data.resolveSibling(data.getFileName() + "." + extension);
    }

    boolean isInitialised() {
        return Files.exists(initialisedMarker());
    }

    void markInitialised() throws IOException {
        try (FileChannel marker =
                FileChannel.open(initialisedMarker(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            marker.force(true);
        }
    }

    /** PostgreSQL cannot tell a finished initdb from one that was killed: it starts, and then fails for ever. */
    private Path initialisedMarker() {
        return data.resolve("broadsheet.initialised");
    }

    /**
     * Empties the directory of what an interrupted initdb left.
     *
     * @throws DatabaseUnusable if there is anything that initdb did not write or a server has run on it: that is
     *     somebody's data
     */
    void emptyUnfinished() throws IOException {
        if (!Files.isDirectory(data)) {
            return;
        }
        List<Path> entries = list(data);
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            if (!name.startsWith("pg_") && !WRITTEN_BY_INITDB.contains(name)) {
                throw new DatabaseUnusable("The directory " + data + " holds " + name
                        + ", which Broadsheet did not put there. Name an empty or absent directory"
                        + " (BROADSHEET_DATABASE_DIRECTORY); for a PostgreSQL of your own set"
                        + " QUARKUS_DATASOURCE_JDBC_URL.");
            }
        }
        for (Path entry : entries) {
            deleteTree(entry);
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Deque<Path> pending = new ArrayDeque<>(walk(root));
        while (!pending.isEmpty()) {
            Files.deleteIfExists(pending.removeLast());
        }
    }

    private static List<Path> walk(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.toList();
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }
}
