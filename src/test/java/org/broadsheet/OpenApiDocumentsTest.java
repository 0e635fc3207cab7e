package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed documents say what the code does; the build generates them before this test runs. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class OpenApiDocumentsTest {

    @ParameterizedTest
    @ValueSource(strings = {"delivery.yaml", "management.yaml"})
    void theCommittedDocumentIsTheGeneratedOne(String name) throws IOException {
        String generated = Files.readString(Path.of("target/openapi", name));
        Path committed = Path.of("openapi", name);

        assertThat(Files.exists(committed) ? Files.readString(committed) : "")
                .as("To take over what the code says: cp target/openapi/%s openapi/%s", name, name)
                .isEqualTo(generated);
    }
}
