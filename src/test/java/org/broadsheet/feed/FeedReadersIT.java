package org.broadsheet.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.broadsheet.testkit.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Readers of feeds that the field uses, from npm, on the demo newsroom. On request, with {@code -Dnpm}: it loads them. */
@EnabledIfSystemProperty(named = "npm", matches = ".*")
class FeedReadersIT {

    private static final Path SOURCES = Path.of("src/test/npm");
    private static final Path WORK = Path.of("target/npm");

    @Test
    void rssParserAndFeedparserReadEveryFeed() throws Exception {
        Files.createDirectories(WORK);
        for (String file : new String[] {"package.json", "package-lock.json", "feeds.mjs"}) {
            Files.copy(SOURCES.resolve(file), WORK.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        try (RunningService service = RunningService.start("temporary", Map.of("BROADSHEET_DEMO_ENABLED", "true"))) {
            assertThat(run("node", "feeds.mjs", service.baseUrl().toString())).contains("pages of feeds read");
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(new File(WORK.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
