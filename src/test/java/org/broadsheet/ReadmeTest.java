package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README shows is what runs here. */
class ReadmeTest {

    @Test
    void classForOtherTeamsIsTheOneThatRuns() throws IOException {
        assertThat(Files.readString(Path.of("README.md")))
                .contains("```java\n" + Files.readString(Path.of("src/test/java/com/example/frontend/FrontPageIT.java"))
                        + "```\n");
    }

    @Test
    void frontEndIsTheOneThatIsServed() throws IOException {
        assertThat(Files.readString(Path.of("README.md")))
                .contains("```html\n"
                        + Files.readString(Path.of("src/main/resources/META-INF/resources/demo/index.html"))
                        + "```\n");
    }
}
