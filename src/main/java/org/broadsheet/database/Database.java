package org.broadsheet.database;

import io.quarkus.runtime.Application;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.postgresql.Driver;

/** Opens the database that the configuration asks for, before anything else of the service starts. */
public final class Database {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TEMPORARY = "temporary";
    private static final String DELIVERY_ONLY = "broadsheet.delivery-only";

    private static volatile boolean embedded;

    private Database() {}

    /** Whether this process started the database itself. */
    public static boolean isEmbedded() {
        return embedded;
    }

    /**
     * Checks the external database that is configured, or starts the embedded one, hands its address to Quarkus, and has
     * it stopped at the end of the JVM.
     *
     * @throws DatabaseUnusable if the service cannot start on it
     */
    public static void open(Config configuration) {
        Optional<String> url = externalUrl(configuration);
        boolean deliveryOnly =
                configuration.getOptionalValue(DELIVERY_ONLY, Boolean.class).orElse(false);
        if (url.isPresent()) {
            new ExternalDatabase(url.get(), login(configuration)).check(PATIENCE, deliveryOnly);
            if (deliveryOnly) {
                System.setProperty("quarkus.flyway.migrate-at-start", "false");
            }
        } else if (deliveryOnly) {
            throw new DatabaseUnusable("A node for readers only (BROADSHEET_DELIVERY_ONLY) reads what others write: set"
                    + " QUARKUS_DATASOURCE_JDBC_URL to their database or a replica of it.");
        } else {
            openEmbedded(configuration.getValue("broadsheet.database.directory", String.class));
        }
    }

    /**
     * Copies the embedded database, whether the service runs or not.
     *
     * @param directory a new one; it appears when all of the copy is there
     * @throws DatabaseUnusable if that is not possible
     */
    public static void backUp(Config configuration, Path directory) {
        if (externalUrl(configuration).isPresent()) {
            throw new DatabaseUnusable(
                    "The database is an external one: back it up by its own programs, such as pg_dump.");
        }
        Backup.write(Path.of(configuration.getValue("broadsheet.database.directory", String.class)), directory);
    }

    /** A connection to the database that has been opened, as the service. */
    public static Connection connect(Config configuration) throws SQLException {
        return new Driver()
                .connect(configuration.getValue("quarkus.datasource.jdbc.url", String.class), login(configuration));
    }

    private static Optional<String> externalUrl(Config configuration) {
        return configuration.getOptionalValue("quarkus.datasource.jdbc.url", String.class);
    }

    private static Properties login(Config configuration) {
        Properties login = new Properties();
        configuration
                .getOptionalValue("quarkus.datasource.username", String.class)
                .ifPresent(name -> login.setProperty("user", name));
        configuration
                .getOptionalValue("quarkus.datasource.password", String.class)
                .ifPresent(secret -> login.setProperty("password", secret));
        return login;
    }

    private static void openEmbedded(String directory) {
        boolean temporary = directory.equals(TEMPORARY);
        Path data = temporary ? TemporaryDirectory.create() : Path.of(directory);
        EmbeddedPostgres postgres = EmbeddedPostgres.on(data);
        Runnable end = () -> {
            closeAfterQuarkus(postgres);
            if (temporary) {
                TemporaryDirectory.delete(data);
            }
        };
        Runtime.getRuntime().addShutdownHook(new Thread(end, "postgres-shutdown"));
        // System properties, and not a configuration source of our own: that would also be asked by the build, which
        // would record the address of its own server into the package.
        postgres.start().forEach(System::setProperty);
        embedded = true;
    }

    /** Hooks run all at once; requests under way and the connection pool need the server until Quarkus has stopped. */
    private static void closeAfterQuarkus(EmbeddedPostgres postgres) {
        postgres.expectEnd();
        Application application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        postgres.close();
    }
}
