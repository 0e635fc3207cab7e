package org.broadsheet.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/** Whether an empty database gets the demo newsroom. */
@ConfigMapping(prefix = "broadsheet.demo")
interface DemoConfig {

    /** Absent: with the embedded database, not with an external one. */
    Optional<Boolean> enabled();

    /** How many articles; those beyond the newsroom's own are copies of them. */
    @WithDefault("0")
    @Min(0) @Max(1_000_000) int articles();
}
