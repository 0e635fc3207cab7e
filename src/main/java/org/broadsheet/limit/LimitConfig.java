package org.broadsheet.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** How often who may ask. Each node counts for itself. */
@ConfigMapping(prefix = "broadsheet.rate-limit")
interface LimitConfig {

    @WithDefault("true")
    boolean enabled();

    /** Comments written, changed or deleted by readers from one network. */
    @WithDefault("10/min")
    @WithConverter(Rate.Reader.class)
    Rate comments();

    /** Votes on comments from one network. */
    @WithDefault("60/min")
    @WithConverter(Rate.Reader.class)
    Rate votes();

    /** Reports of comments from one network. */
    @WithDefault("10/min")
    @WithConverter(Rate.Reader.class)
    Rate reports();

    /** Calls of management with one token. */
    @WithDefault("100/s")
    @WithConverter(Rate.Reader.class)
    Rate management();

    /** Tokens from one network that are not good. */
    @WithDefault("20/min")
    @WithConverter(Rate.Reader.class)
    Rate failedAuthentications();
}
