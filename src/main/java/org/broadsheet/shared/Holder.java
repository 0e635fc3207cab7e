package org.broadsheet.shared;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What keeps a thing from being deleted.
 *
 * @param kind of the holders, say {@code article}
 * @param count how many there are
 * @param examples the ids of some of them
 */
@Schema(
        description = "What uses it",
        requiredProperties = {"kind", "count", "examples"})
public record Holder(
        @Schema(description = "What they are", examples = "article")
        String kind,

        @Schema(description = "How many there are") long count,
        @Schema(description = "Ids of some of them") List<UUID> examples) {

    /** How many examples are worth naming. */
    public static final int EXAMPLES = 5;
}
