package org.broadsheet.database;

import io.quarkus.runtime.Application;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;

/** Opens the database that the configuration asks for, before anything else of the service starts. */
public final class Database {

    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String TEMPORARY = "temporary";

    private Database() {}

    /**
     * Checks the external database that is configured, or starts the embedded one, hands its address to Quarkus, and has
     * it stopped at the end of the JVM.
     *
     * @throws DatabaseUnusable if the service cannot start on it
     */
    public static void open(Config configuration) {
        configuration
                .getOptionalValue(URL, String.class)
                .ifPresentOrElse(
                        url -> new ExternalDatabase(
                                        url,
                                        configuration.getOptionalValue("quarkus.datasource.username", String.class),
                                        configuration.getOptionalValue("quarkus.datasource.password", String.class))
                                .check(),
                        () -> openEmbedded(configuration.getValue("broadsheet.database.directory", String.class)));
    }

    private static void openEmbedded(String directory) {
        boolean temporary = directory.equals(TEMPORARY);
        Path data = temporary ? TemporaryDirectory.create() : Path.of(directory);
        EmbeddedPostgres postgres = EmbeddedPostgres.on(data);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            closeAfterQuarkus(postgres);
                            if (temporary) {
                                TemporaryDirectory.delete(data);
                            }
                        },
                        "postgres-shutdown"));
        // System properties, and not a configuration source of our own: that would also be asked by the build, which
        // would record the address of its own server into the package.
        postgres.start().forEach(System::setProperty);
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
