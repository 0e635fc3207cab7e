package org.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL from a package, with the programs that the embedded one lacks: pg_dump, pg_restore, pg_basebackup. */
public final class InstalledPostgres {

    /** Names the directory of its programs; then the whole suite runs on it. */
    private static final String PROPERTY = "broadsheet.test.postgres";

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final int OLDEST = 15;

    private final Path home;

    private InstalledPostgres(Path bin) {
        this.home = bin.toAbsolutePath().normalize().getParent();
    }

    /** The one that the suite shall run on; empty: the embedded one. */
    public static Optional<InstalledPostgres> chosen() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(bin -> {
            assertThat(Path.of(bin).resolve("postgres")).as("-D" + PROPERTY).isExecutable();
            return new InstalledPostgres(Path.of(bin));
        });
    }

    /** One to try its programs with; without any, the test is skipped. */
    static InstalledPostgres any() {
        Optional<InstalledPostgres> found = chosen().or(InstalledPostgres::newestOfDebian);
        assumeTrue(
                found.isPresent(),
                "needs an installed PostgreSQL " + OLDEST + " or newer: apt-get install postgresql, or -D" + PROPERTY
                        + "=/its/bin");
        return found.get();
    }

    private static Optional<InstalledPostgres> newestOfDebian() {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.filter(version -> version.getFileName().toString().matches("\\d+")
                            && number(version) >= OLDEST
                            && Stream.of("postgres", "pg_dump", "pg_restore", "pg_basebackup")
                                    .allMatch(program -> Files.isExecutable(version.resolve("bin/" + program))))
                    .max(Comparator.comparingInt(InstalledPostgres::number))
                    .map(version -> new InstalledPostgres(version.resolve("bin")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Path version) {
        return Integer.parseInt(version.getFileName().toString());
    }

    /** A server of it without data, with the roles and the durability of production; not started. */
    public EmbeddedPostgres fresh(Path data) {
        new TestDatabase(data).delete();
        return EmbeddedPostgres.on(data, home);
    }

    /** A server of it on data that are there, which changes nothing in them. */
    PostgresServer server(Path data) throws IOException {
        DataDirectory directory = DataDirectory.at(data);
        return new PostgresServer(directory, new PostgresCommands(directory, home));
    }

    /** The directory of its programs. */
    Path bin() {
        return home.resolve("bin");
    }

    /** The environment in which the packaged service uses a database by the address and the roles that Quarkus is given. */
    static Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>();
        settings.forEach((name, value) -> environment.put(name.toUpperCase().replaceAll("[.-]", "_"), value));
        return environment;
    }
}
