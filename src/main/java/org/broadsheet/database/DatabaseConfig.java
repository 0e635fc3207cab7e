package org.broadsheet.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the embedded PostgreSQL keeps its data; of no meaning with an external one. */
@ConfigMapping(prefix = "broadsheet.database")
interface DatabaseConfig {

    /** Data directory; {@code temporary} is a fresh one, deleted at exit. */
    @WithDefault("data/postgres")
    String directory();
}
