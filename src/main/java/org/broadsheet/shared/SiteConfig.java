package org.broadsheet.shared;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The publication's site. */
@ConfigMapping(prefix = "broadsheet.site")
public interface SiteConfig {

    /** Language of content that names none (BCP 47). */
    @WithDefault("en")
    String language();
}
