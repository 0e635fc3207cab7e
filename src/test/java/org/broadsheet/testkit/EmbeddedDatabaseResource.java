package org.broadsheet.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.database.EmbeddedPostgres;

/**
 * One embedded PostgreSQL for the whole test run, with the durability of production, on an empty
 * {@code target/test-postgres}.
 *
 * <p>Use: {@code @WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)}.
 */
public class EmbeddedDatabaseResource implements QuarkusTestResourceLifecycleManager {

    private static final Path DIRECTORY = Path.of("target/test-postgres");

    /** System properties, because each test profile gets a new class loader and so new statics. */
    private static final String REMEMBERED = "test-database.";

    @Override
    public Map<String, String> start() {
        Properties properties = System.getProperties();
        synchronized (properties) {
            if (remembered(properties).isEmpty()) {
                EmbeddedPostgres postgres = EmbeddedPostgres.on(DIRECTORY);
                empty(DIRECTORY);
                Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
                postgres.start().forEach((key, value) -> properties.setProperty(REMEMBERED + key, value));
            }
            return remembered(properties);
        }
    }

    private static void empty(Path directory) {
        if (Files.exists(directory)) {
            try (Stream<Path> tree = Files.walk(directory)) {
                tree.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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
