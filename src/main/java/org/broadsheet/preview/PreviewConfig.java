package org.broadsheet.preview;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long links to previews live. */
@ConfigMapping(prefix = "broadsheet.preview")
interface PreviewConfig {

    /** Where nothing else is asked for; at most {@link #longest}. */
    @WithDefault("7d")
    Duration expiry();

    /** What can be asked for. */
    @WithDefault("30d")
    Duration longest();
}
