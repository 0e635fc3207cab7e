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
        Optional<String> url = configuration.getOptionalValue("quarkus.datasource.jdbc.url", String.class);
        if (url.isPresent()) {
            new ExternalDatabase(url.get(), login(configuration)).check(PATIENCE);
        } else {
            openEmbedded(configuration.getValue("broadsheet.database.directory", String.class));
        }
    }

    /** A connection to the database that has been opened, as the service. */
    public static Connection connect(Config configuration) throws SQLException {
        return new Driver()
                .connect(configuration.getValue("quarkus.datasource.jdbc.url", String.class), login(configuration));
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
