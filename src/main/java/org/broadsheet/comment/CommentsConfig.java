package org.broadsheet.comment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The publication's threads. */
@ConfigMapping(prefix = "broadsheet.comments")
interface CommentsConfig {

    @WithDefault("pre")
    CommentMode mode();

    /** How deep replies nest, 0 to 20; a deeper one becomes a reply to the deepest that may have some. */
    @WithDefault("5")
    @Min(0) @Max(20) int maxDepth();
}
