package org.broadsheet.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitConfigTest {

    private static LimitConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withMapping(LimitConfig.class)
                .withSources(new EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(LimitConfig.class);
    }

    @Test
    void limitsAreOnUnlessSwitchedOff() {
        LimitConfig config = config(Map.of());

        assertThat(config.enabled()).isTrue();
        assertThat(RouteClass.comments.rate(config)).isEqualTo(new Rate(10, Duration.ofMinutes(1)));
        assertThat(RouteClass.votes.rate(config)).isEqualTo(new Rate(60, Duration.ofMinutes(1)));
        assertThat(RouteClass.reports.rate(config)).isEqualTo(new Rate(10, Duration.ofMinutes(1)));
        assertThat(RouteClass.management.rate(config)).isEqualTo(new Rate(100, Duration.ofSeconds(1)));
        assertThat(config.failedAuthentications()).isEqualTo(new Rate(20, Duration.ofMinutes(1)));
    }

    @Test
    void everyRateMayBeChosen() {
        LimitConfig config = config(Map.of(
                "BROADSHEET_RATE_LIMIT_ENABLED", "false",
                "BROADSHEET_RATE_LIMIT_COMMENTS", "1000/h",
                "BROADSHEET_RATE_LIMIT_MANAGEMENT", " 1/s ",
                "BROADSHEET_RATE_LIMIT_FAILED_AUTHENTICATIONS", "2/min"));

        assertThat(config.enabled()).isFalse();
        assertThat(config.comments()).isEqualTo(new Rate(1000, Duration.ofHours(1)));
        assertThat(config.management()).isEqualTo(new Rate(1, Duration.ofSeconds(1)));
        assertThat(config.failedAuthentications()).isEqualTo(new Rate(2, Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/s", "-1/s", "10", "10/day", "10/60", "1.5/s", "10000000/s", "/s", "10 / s"})
    void whatIsNoRateEndsTheStart(String rate) {
        assertThatThrownBy(() -> config(Map.of("BROADSHEET_RATE_LIMIT_COMMENTS", rate)))
                .hasStackTraceContaining(rate);
    }
}
