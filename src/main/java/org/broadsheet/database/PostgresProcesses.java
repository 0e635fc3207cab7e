package org.broadsheet.database;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * The processes of PostgreSQL on one data directory, whoever started them. A process is judged by its command and its
 * directory, never by being alive: a killed one that nobody reaps (a container without an init) stays alive for ever, and
 * a process id in a file may be another program's by now.
 */
final class PostgresProcesses {

    private static final Duration END_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration POLITE_TIMEOUT = Duration.ofSeconds(5);
    private static final int PORT_LINE = 3;
    private static final Duration POLL = Duration.ofMillis(20);

    private final DataDirectory directory;

    PostgresProcesses(DataDirectory directory) {
        this.directory = directory;
    }

    /** The server itself, by its pid file. */
    Optional<ProcessHandle> postmaster() throws IOException {
        OptionalLong pid = pidInFile();
        return pid.isPresent() ? ProcessHandle.of(pid.getAsLong()).filter(this::isOurs) : Optional.empty();
    }

    /** The port of the server, which waits for connections on it. */
    int port() throws IOException {
        List<String> lines = Files.readAllLines(directory.pidFile());
        return Integer.parseInt(lines.get(PORT_LINE).strip());
    }

    /**
     * Deletes a pid file that would keep PostgreSQL from starting although no server runs: one that names another
     * process, or one that a power cut left empty. A file that names no process at all it handles itself.
     */
    void deleteMisleadingPidFile() throws IOException {
        OptionalLong pid = pidInFile();
        boolean namesNothing =
                pid.isPresent() && ProcessHandle.of(pid.getAsLong()).isEmpty();
        if (!namesNothing && postmaster().isEmpty()) {
            Files.deleteIfExists(directory.pidFile());
        }
    }

    private OptionalLong pidInFile() throws IOException {
        try {
            List<String> lines = Files.readAllLines(directory.pidFile());
            return lines.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Math.abs(Long.parseLong(lines.get(0).strip())));
        } catch (NoSuchFileException | NumberFormatException absentOrCutShort) {
            return OptionalLong.empty();
        }
    }

    /** Kills what is left without a server: workers of a killed one, an initdb that lost its service. */
    void killAll() throws IOException {
        boolean ended = becomes(
                () -> {
                    List<ProcessHandle> left = all();
                    left.forEach(ProcessHandle::destroyForcibly);
                    return left.isEmpty();
                },
                END_TIMEOUT);
        if (!ended) {
            throw new IOException("processes of PostgreSQL do not end: "
                    + all().stream().map(ProcessHandle::pid).toList());
        }
    }

    /** Asks the server to end, then kills what is left; for data that nobody will read again. */
    void endAll() throws IOException {
        postmaster().ifPresent(ProcessHandle::destroy);
        becomes(() -> all().isEmpty(), POLITE_TIMEOUT);
        killAll();
    }

    private List<ProcessHandle> all() {
        return ProcessHandle.allProcesses().filter(this::isOurs).toList();
    }

    /** Started from the binaries beside the directory, or, by whomever, on the directory itself. */
    boolean isOurs(ProcessHandle process) {
        String command = process.info().command().orElse("");
        if (command.startsWith(directory.binaries() + File.separator)) {
            return true;
        }
        String program = command.substring(command.lastIndexOf(File.separatorChar) + 1);
        return program.startsWith("postgres") && worksInDirectory(process);
    }

    private boolean worksInDirectory(ProcessHandle process) {
        Path workingDirectory = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            return Files.isSameFile(workingDirectory, directory.path());
        } catch (IOException endedOrNotLinux) {
            String command = process.info().commandLine().orElse("");
            return command.contains(directory.path().toString());
        }
    }

    static boolean becomes(BooleanSupplier condition, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline || !sleep(POLL)) {
                return false;
            }
        }
        return true;
    }

    static boolean sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
