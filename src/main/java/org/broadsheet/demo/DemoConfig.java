package org.broadsheet.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import org.broadsheet.shared.WholeNumber;

/** Whether an empty database gets the demo newsroom. */
@ConfigMapping(prefix = "broadsheet.demo")
interface DemoConfig {

    /** Absent: with the embedded database, not with an external one. */
    Optional<Boolean> enabled();

    /** How many articles; those beyond the newsroom's own are copies of them. */
    @WithDefault("0")
    @WithConverter(ArticleCount.class)
    int articles();

    /** Public because it is made from outside. */
    final class ArticleCount extends WholeNumber {

        private static final long serialVersionUID = 1L;

        public ArticleCount() {
            super(0, 1_000_000);
        }
    }
}
