package org.broadsheet.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import org.broadsheet.shared.WholeNumber;

/** How results are ranked and shown. */
@ConfigMapping(prefix = "broadsheet.search")
interface SearchConfig {

    /** HTML in front of what was found in a snippet. */
    @WithDefault("<mark>")
    String markStart();

    /** HTML behind it. */
    @WithDefault("</mark>")
    String markEnd();

    /** After so many days half of what being new is worth is gone, 1 to 3650. */
    @WithDefault("30")
    @WithConverter(Days.class)
    int halfLife();

    /** Public because it is made from outside. */
    final class Days extends WholeNumber {

        private static final long serialVersionUID = 1L;

        public Days() {
            super(1, 3650);
        }
    }
}
