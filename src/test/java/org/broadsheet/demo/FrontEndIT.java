package org.broadsheet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.broadsheet.testkit.Npm;
import org.broadsheet.testkit.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The small front end at {@code /demo/} in headless Chromium. On request, with {@code -Dnpm}: it loads Playwright. */
@EnabledIfSystemProperty(named = "npm", matches = ".*")
class FrontEndIT {

    @Test
    void aReaderFindsReadsCommentsAndPreviews() throws Exception {
        try (RunningService service = RunningService.start("temporary", Map.of("BROADSHEET_DEMO_ENABLED", "true"))) {
            assertThat(Npm.run("front-end.mjs", service.baseUrl().toString(), RunningService.ADMINISTRATOR))
                    .contains("a search and a preview");
        }
    }
}
