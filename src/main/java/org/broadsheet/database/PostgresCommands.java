package org.broadsheet.database;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** PostgreSQL's own programs on one data directory, with the settings that make an embedded server a safe one. */
final class PostgresCommands {

    static final String SUPERUSER = "postgres";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(120);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration INITDB_TIMEOUT = Duration.ofSeconds(300);
    private static final Duration MARGIN = Duration.ofSeconds(5);

    /**
     * On the command line, where they win over postgresql.conf and ALTER SYSTEM. Durability is spelt out although it is
     * PostgreSQL's default: nobody shall lose acknowledged writes to an edited file. There is no archive of the log to
     * restore from, and PostgreSQL wants to be told.
     */
    private static final String SETTINGS = String.join(
            " -c ",
            "",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "max_connections=50",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_checkpoints=off",
            "restore_command=false");

    private static final String OS = System.getProperty("os.name").toLowerCase(Locale.ROOT);

    private final DataDirectory directory;
    private final Path bin;
    private final List<String> prefix;

    /**
     * @param home directory of {@link PostgresBinaries}
     * @throws DatabaseUnusable as root where no user namespace may be made
     */
    PostgresCommands(DataDirectory directory, Path home) throws IOException {
        this.directory = directory;
        this.bin = home.resolve("bin");
        this.prefix = isRoot() ? List.of("unshare", "-U") : List.of();
        if (!prefix.isEmpty() && !canUnshare()) {
            throw new DatabaseUnusable(
                    "PostgreSQL refuses to run as root, and `unshare -U`, by which Broadsheet gives it"
                            + " a user of its own, is forbidden here. Run the service as a plain user who owns "
                            + directory.path() + ", or set QUARKUS_DATASOURCE_JDBC_URL to a PostgreSQL of your own.");
        }
    }

    /** As a data directory names it in PG_VERSION. */
    String majorVersion() throws IOException {
        Outcome outcome = run(MARGIN, "", List.of(tool("postgres"), "--version"));
        if (!outcome.succeeded()) {
            throw new DatabaseUnusable("PostgreSQL's programs cannot be run here:\n" + outcome.output());
        }
        return outcome.output().replaceFirst("(?s).*\\) (\\d+).*", "$1");
    }

    void initdb() throws IOException {
        Outcome outcome = run(
                INITDB_TIMEOUT,
                "",
                List.of(
                        tool("initdb"),
                        "--pgdata=" + directory.path(),
                        "--username=" + SUPERUSER,
                        "--pwfile=" + directory.password(),
                        "--auth=scram-sha-256",
                        "--data-checksums",
                        "--encoding=UTF8",
                        "--locale-provider=libc",
                        "--locale=" + locale(),
                        "--no-instructions"));
        if (!outcome.succeeded()) {
            throw new DatabaseUnusable("PostgreSQL could not make a database in " + directory.path()
                    + directory.shortage() + ":\n" + outcome.output());
        }
    }

    /** Without a server, by whoever may write the files: how a lost password is replaced. */
    void setPassword(String password) throws IOException {
        String statement = "ALTER ROLE " + SUPERUSER + " PASSWORD '" + password + "';\n";
        Outcome outcome = run(
                START_TIMEOUT,
                statement,
                List.of(tool("postgres"), "--single", "-D", directory.path().toString(), "postgres"));
        if (!outcome.succeeded()) {
            throw new DatabaseUnusable("The password file " + directory.password()
                    + " is missing, and a new password could not be set:\n" + outcome.output());
        }
    }

    /** Puts all of it on disk, where it survives a power cut; without a server. */
    void sync() throws IOException {
        Outcome outcome =
                run(INITDB_TIMEOUT, "", List.of(tool("initdb"), "--sync-only", "--pgdata=" + directory.path()));
        if (!outcome.succeeded()) {
            throw new IOException(directory.path() + " cannot be written to disk: " + outcome.output());
        }
    }

    /** Returns when the server takes connections, or has failed, or after 120 s. */
    Outcome start(int port) throws IOException {
        return pgCtl("start", START_TIMEOUT, "--log=" + directory.log(), "--options=-p " + port + SETTINGS);
    }

    /** Ends every connection, then the server, within about a minute; what was acknowledged is on disk. */
    void stop() throws IOException {
        if (!pgCtl("stop", STOP_TIMEOUT, "--mode=fast").succeeded()) {
            pgCtl("stop", STOP_TIMEOUT, "--mode=immediate");
        }
    }

    private Outcome pgCtl(String action, Duration timeout, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(tool("pg_ctl"), action, "--pgdata=" + directory.path()));
        command.addAll(List.of("--wait", "--timeout=" + timeout.toSeconds()));
        command.addAll(List.of(options));
        return run(timeout.plus(MARGIN), "", command);
    }

    private String tool(String name) {
        return bin.resolve(name).toString();
    }

    /** The output goes to a file: a server started on Windows keeps the pipes of pg_ctl, and reading them never ends. */
    private Outcome run(Duration timeout, String input, List<String> command) throws IOException {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(command);
        File output = directory.commandOutput().toFile();
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", locale());
        Process process = builder.start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.US_ASCII));
        }
        boolean succeeded = endsWithin(timeout, process) && process.exitValue() == 0;
        // Latin 1 decodes anything, and messages are English.
        return new Outcome(
                succeeded,
                Files.readString(output.toPath(), StandardCharsets.ISO_8859_1).strip());
    }

    private static boolean endsWithin(Duration timeout, Process process) {
        try {
            if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(0);
    }

    private static boolean canUnshare() {
        try {
            Process process = new ProcessBuilder("unshare", "-U", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return endsWithin(MARGIN, process) && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    /**
     * A UTF-8 locale of the C library, whatever LANG says: with C, ICU or the built-in provider full-text search takes
     * typographic quotes for parts of words.
     */
    private static String locale() {
        if (OS.startsWith("mac")) {
            return "en_US.UTF-8";
        }
        return OS.startsWith("windows") ? "en-US" : "C.UTF-8";
    }

    /** @param output what the program said, without blank ends */
    record Outcome(boolean succeeded, String output) {}
}
