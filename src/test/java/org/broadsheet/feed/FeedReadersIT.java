package org.broadsheet.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.broadsheet.testkit.Npm;
import org.broadsheet.testkit.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Readers of feeds that the field uses, from npm, on the demo newsroom. On request, with {@code -Dnpm}: it loads them. */
@EnabledIfSystemProperty(named = "npm", matches = ".*")
class FeedReadersIT {

    @Test
    void rssParserAndFeedparserReadEveryFeed() throws Exception {
        try (RunningService service = RunningService.start("temporary", Map.of("BROADSHEET_DEMO_ENABLED", "true"))) {
            assertThat(Npm.run("feeds.mjs", service.baseUrl().toString())).contains("pages of feeds read");
        }
    }
}
