package org.broadsheet.desk;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How to take a lock; everything may be absent, and so may the body. */
@Schema(description = "How to take a lock")
record TakeLock(
        @Schema(nullable = true, defaultValue = "120", description = "How long it lasts unless it is renewed")
        @Min(30) @Max(3600) Integer seconds,

        @Schema(nullable = true, defaultValue = "false", description = "Whether to take it from somebody else")
        Boolean override) {

    static final TakeLock PLAIN = new TakeLock(null, null);

    TakeLock {
        seconds = seconds == null ? Integer.valueOf(120) : seconds;
        override = override != null && override;
    }
}
