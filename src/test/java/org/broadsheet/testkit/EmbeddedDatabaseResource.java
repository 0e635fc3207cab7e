package org.broadsheet.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.broadsheet.database.EmbeddedPostgres;
import org.broadsheet.database.InstalledPostgres;
import org.broadsheet.database.TestDatabase;

/**
 * One embedded PostgreSQL for the whole test run, or an installed one where {@code -Dbroadsheet.test.postgres} names it, with the
 * durability and the roles of production, on an empty {@code target/test-postgres}.
 *
 * <p>Use: {@code @WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)}.
 */
public class EmbeddedDatabaseResource implements QuarkusTestResourceLifecycleManager {

    /** The data directory, for tests that look at it from outside. */
    public static final Path DIRECTORY = Path.of("target/test-postgres");

    /** System properties, because each test profile gets a new class loader and so new statics. */
    private static final String REMEMBERED = "test-database.";

    @Override
    public Map<String, String> start() {
        Properties properties = System.getProperties();
        synchronized (properties) {
            if (remembered(properties).isEmpty()) {
                EmbeddedPostgres postgres = InstalledPostgres.chosen()
                        .map(installed -> installed.fresh(DIRECTORY))
                        .orElseGet(() -> TestDatabase.fresh(DIRECTORY));
                Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
                postgres.start().forEach((key, value) -> properties.setProperty(REMEMBERED + key, value));
            }
            return remembered(properties);
        }
    }

    private static Map<String, String> remembered(Properties properties) {
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(REMEMBERED))
                .collect(Collectors.toMap(name -> name.substring(REMEMBERED.length()), properties::getProperty));
    }

    /** Nothing here: the next test profile goes on with the same server, which ends with the JVM. */
    @Override
    public void stop() {}
}
