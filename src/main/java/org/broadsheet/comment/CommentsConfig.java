package org.broadsheet.comment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import org.broadsheet.shared.WholeNumber;

/** The publication's threads. */
@ConfigMapping(prefix = "broadsheet.comments")
interface CommentsConfig {

    @WithDefault("pre")
    CommentMode mode();

    /** How deep replies nest, 0 to 20; a deeper one becomes a reply to the deepest that may have some. */
    @WithDefault("5")
    @WithConverter(Depth.class)
    int maxDepth();

    /** Public because it is made from outside. */
    final class Depth extends WholeNumber {

        private static final long serialVersionUID = 1L;

        public Depth() {
            super(0, 20);
        }
    }
}
