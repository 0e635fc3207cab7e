package org.broadsheet.change;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a node follows the log. */
@ConfigMapping(prefix = "broadsheet.changes")
interface ChangeLogConfig {

    /** How often a node looks for what others changed; their changes reach its readers after twice this time. */
    @WithDefault("50ms")
    Duration interval();

    /** How long changes are kept. A cursor of the feed that is older has expired. */
    @WithDefault("30d")
    Duration retention();
}
