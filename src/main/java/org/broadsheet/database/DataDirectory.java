package org.broadsheet.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
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

    /** What initdb writes, besides names that begin with {@code pg_}. Anything else is somebody's. */
    private static final Set<String> WRITTEN_BY_INITDB =
            Set.of("PG_VERSION", "base", "global", "postgresql.conf", "postgresql.auto.conf", "postmaster.pid");

    private static final long LARGEST_LOG_BYTES = 10_000_000;

    /** PostgreSQL writes its log of changes in pieces of 16 MB, and does not start without room for the next one. */
    private static final long LITTLE_ROOM_BYTES = 20_000_000;

    private final Path data;

    private DataDirectory(Path data) {
        this.data = data;
    }

    /**
     * Takes the directory for this process until {@link #release} or the end of the process, however it ends.
     *
     * @throws DatabaseUnusable if another service has it or it cannot be written
     */
    static DataDirectory claim(Path directory) {
        try {
            DataDirectory claimed = at(directory);
            claimed.lock();
            return claimed;
        } catch (IOException e) {
            throw new DatabaseUnusable(
                    "The database directory " + directory + " cannot be used: " + DatabaseUnusable.reason(e));
        }
    }

    /** The directory, whoever has it; makes the one above it. */
    static DataDirectory at(Path directory) throws IOException {
        Path absolute = directory.toAbsolutePath().normalize();
        if (absolute.getParent() == null) {
            throw new DatabaseUnusable("The database directory cannot be " + absolute
                    + ": files beside it begin with its name (BROADSHEET_DATABASE_DIRECTORY).");
        }
        Path parent = Files.createDirectories(absolute.getParent()).toRealPath();
        return new DataDirectory(parent.resolve(absolute.getFileName()));
    }

    private void lock() throws IOException {
        // While this JVM has the lock, the file is not even opened: to POSIX, closing it once would give the lock up.
        if (LOCKS.containsKey(data) || !hasLocked()) {
            throw new DatabaseUnusable("Another service is running on the database directory " + data
                    + ". Stop it, or give this one a directory of its own (BROADSHEET_DATABASE_DIRECTORY).");
        }
    }

    private boolean hasLocked() throws IOException {
        FileChannel channel = FileChannel.open(beside("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isLockable(channel)) {
            LOCKS.put(data, channel);
            return true;
        }
        channel.close();
        return false;
    }

    private static boolean isLockable(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisJvm) {
            return false;
        }
    }

    void release() throws IOException {
        FileChannel channel = LOCKS.remove(data);
        if (channel != null) {
            channel.close();
        }
    }

    Path path() {
        return data;
    }

    /** The superuser's password, readable by the owner only. */
    Path password() {
        return beside("password");
    }

    /** What the server says. */
    Path log() {
        return beside("log");
    }

    /** What the last initdb or pg_ctl said. */
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

    /** Of the PostgreSQL that wrote it, which no other one reads. */
    String majorVersion() throws IOException {
        return Files.readString(data.resolve("PG_VERSION")).strip();
    }

    void markInitialised() throws IOException {
        Files.createFile(initialisedMarker());
        sync(data);
    }

    /** PostgreSQL cannot tell a finished initdb from one that was killed: it starts, and then fails for ever. */
    private Path initialisedMarker() {
        return data.resolve("broadsheet.initialised");
    }

    boolean hasPassword() {
        return Files.exists(password());
    }

    /** Writes a new password, on disk before initdb uses it: without it the data could not be opened again. */
    void writePassword(String password) throws IOException {
        Path unfinished = beside("password.unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, readableByOwnerOnly());
        Files.writeString(unfinished, password, StandardOpenOption.SYNC);
        Files.move(unfinished, password(), StandardCopyOption.ATOMIC_MOVE);
        sync(data.getParent());
    }

    private static FileAttribute<?>[] readableByOwnerOnly() {
        return hasPosixPermissions()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Makes new names in a directory survive a power cut; Windows does so by itself and opens no directory. */
    static void sync(Path directory) throws IOException {
        if (hasPosixPermissions()) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static boolean hasPosixPermissions() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /**
     * Keeps the log bounded: puts a large one aside and forgets the one before. By a copy, since a running server goes on
     * writing, at its end, to the file that it has opened; the few lines of that moment are lost. Where there is no room
     * for the copy all of it is.
     */
    void turnLog() throws IOException {
        if (logSize() <= LARGEST_LOG_BYTES) {
            return;
        }
        try {
            Files.copy(log(), beside("log.1"), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            FileChannel.open(log(), StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
        }
    }

    /** Bytes; 0 without a log. */
    long logSize() throws IOException {
        return Files.exists(log()) ? Files.size(log()) : 0;
    }

    /** A clause that says so where there is next to no room for more data, else empty. */
    String shortage() {
        try {
            long left = Files.getFileStore(data.getParent()).getUsableSpace();
            return left < LITTLE_ROOM_BYTES ? ", whose disk has " + left / 1_000_000 + " MB left" : "";
        } catch (IOException unknown) {
            return "";
        }
    }

    /**
     * Empties the directory of what an interrupted initdb left.
     *
     * @throws DatabaseUnusable if there is anything that initdb did not write, or a server has run on it
     */
    void emptyUnfinished() throws IOException {
        if (!Files.isDirectory(data)) {
            return;
        }
        List<Path> entries = list(data);
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            if (!name.startsWith("pg_") && !WRITTEN_BY_INITDB.contains(name)) {
                throw new DatabaseUnusable("The directory " + data + " is neither empty nor a database of Broadsheet:"
                        + " it holds " + name
                        + ". Name another one (BROADSHEET_DATABASE_DIRECTORY), or run a PostgreSQL"
                        + " of your own on it and set QUARKUS_DATASOURCE_JDBC_URL.");
            }
        }
        for (Path entry : entries) {
            deleteTree(entry);
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            for (Path entry : list(root)) {
                deleteTree(entry);
            }
        }
        Files.deleteIfExists(root);
    }

    static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }
}
