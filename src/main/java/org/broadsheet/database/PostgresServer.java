package org.broadsheet.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The server process on one data directory: made fit to start, started, found again, stopped. */
final class PostgresServer {

    private static final int START_ATTEMPTS = 5;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final int SHOWN_LOG_BYTES = 4000;

    private final DataDirectory directory;
    private final PostgresCommands commands;
    private final PostgresProcesses processes;

    /** Null while none runs that we know of. */
    private ProcessHandle postmaster;

    PostgresServer(DataDirectory directory, PostgresCommands commands) {
        this.directory = directory;
        this.commands = commands;
        this.processes = new PostgresProcesses(directory);
    }

    /** Ends what an earlier service left running here, and makes the database if there is none yet. */
    void prepare() throws IOException {
        endLeftovers();
        if (!directory.isInitialised()) {
            directory.emptyUnfinished();
            directory.writePassword(DatabaseRoles.randomPassword());
            commands.initdb();
            directory.markInitialised();
            return;
        }
        refuseOtherVersion();
        if (!directory.hasPassword()) {
            // The data were moved without the files beside them.
            String password = DatabaseRoles.randomPassword();
            commands.setPassword(password);
            directory.writePassword(password);
        }
    }

    private void refuseOtherVersion() throws IOException {
        String theirs = directory.majorVersion();
        String ours = commands.majorVersion();
        if (!theirs.equals(ours)) {
            throw new DatabaseUnusable("The data in " + directory.path() + " were written by PostgreSQL " + theirs
                    + ", and this release brings PostgreSQL " + ours
                    + ", which cannot read them. Start the release that"
                    + " wrote them, dump the database by pg_dump, and restore it into a directory of this release"
                    + " (README, Upgrade).");
        }
    }

    /** Starts on a free port of the loopback address and returns it. */
    int startOnFreePort() throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            String failure = tryStart(port);
            if (failure.isEmpty()) {
                return port;
            }
            if (attempt == START_ATTEMPTS || !mayPass(failure)) {
                throw notStarted(failure);
            }
            PostgresProcesses.sleep(BETWEEN_ATTEMPTS);
        }
    }

    /** Starts on the port that the service's connections know. */
    void startAgainOn(int port) throws IOException {
        endLeftovers();
        String failure = tryStart(port);
        if (!failure.isEmpty()) {
            throw notStarted(failure);
        }
    }

    /** An orphan is stopped rather than adopted: its settings and version may not be ours. */
    private void endLeftovers() throws IOException {
        if (processes.postmaster().isPresent()) {
            commands.stop();
        }
        processes.killAll();
        processes.deleteMisleadingPidFile();
    }

    /** Returns what went wrong in PostgreSQL's words, empty if it runs. */
    private String tryStart(int port) throws IOException {
        directory.turnLog();
        long before = directory.logSize();
        PostgresCommands.Outcome outcome = commands.start(port);
        postmaster = processes.postmaster().orElse(null);
        if (outcome.succeeded() && postmaster != null) {
            return "";
        }
        stop();
        return outcome.output() + "\n" + logSince(before);
    }

    /** Another program took the port in between; workers of a killed server still let go of its memory. */
    private static boolean mayPass(String failure) {
        return failure.contains("could not bind") || failure.contains("pre-existing shared memory block");
    }

    private DatabaseUnusable notStarted(String failure) {
        return new DatabaseUnusable("PostgreSQL did not start on " + directory.path() + directory.shortage()
                + " (its log is " + directory.log() + "):\n" + failure.strip());
    }

    private String logSince(long position) throws IOException {
        if (directory.logSize() == 0) {
            return "";
        }
        try (RandomAccessFile log = new RandomAccessFile(directory.log().toFile(), "r")) {
            log.seek(Math.max(position, log.length() - SHOWN_LOG_BYTES));
            byte[] bytes = new byte[(int) (log.length() - log.getFilePointer())];
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Called often while it runs. */
    void boundLog() throws IOException {
        directory.turnLog();
    }

    boolean isRunning() {
        return postmaster != null && processes.isOurs(postmaster);
    }

    void stop() throws IOException {
        if (processes.postmaster().isPresent()) {
            commands.stop();
        }
        postmaster = null;
    }
}
