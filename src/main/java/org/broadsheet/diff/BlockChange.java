package org.broadsheet.diff;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What happened to a block of the body; one that was moved and changed has two.
 *
 * @param words null where a block was moved, and where its text has stayed or there is none
 * @param before the properties that are no longer so: of a removed block all, of an added or moved one null
 * @param after the properties that are so now: of an added block all, of a removed or moved one null
 */
@Schema(description = "What happened to a block of the body; one that was moved and changed has two entries")
public record BlockChange(
        @Schema(description = "The block's id") UUID block,
        Kind change,

        @Schema(description = "The block's type", examples = "paragraph")
        String type,

        @Schema(
                nullable = true,
                description =
                        "Its plain text, word by word; null where that has stayed or there is none. What is too long"
                                + " to be compared by words is compared by sentences, or shown as removed and added whole")
        List<WordRun> words,

        @Schema(
                nullable = true,
                description =
                        "The properties that are no longer so: of a removed block all, of an added or moved one null")
        Map<String, Object> before,

        @Schema(
                nullable = true,
                description = "The properties that are so now: of an added block all, of a removed or moved one null")
        Map<String, Object> after)
        implements ContentChange {

    /** What can happen to a block; the names are those of the contract. */
    @Schema(name = "BlockChangeKind", description = "What happened to the block")
    public enum Kind {
        added,
        removed,
        moved,
        changed
    }
}
