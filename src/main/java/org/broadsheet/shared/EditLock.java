package org.broadsheet.shared;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who is at work on something.
 *
 * @param by null, as are the times, where nobody is
 * @param expiresAt when it ends by itself
 */
@Schema(name = "Lock", description = "Who is at work on it; of a problem, with `locked`")
public record EditLock(
        @Schema(description = "Whether anybody holds it") boolean locked,
        @Schema(nullable = true) AccountSummary by,
        @Schema(nullable = true) Instant since,

        @Schema(nullable = true, description = "When it ends unless it is renewed")
        Instant expiresAt,

        @Schema(description = "Whether you hold it") boolean yours) {

    public static final EditLock NONE = new EditLock(false, null, null, null, false);
}
