package org.broadsheet.diff;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Text that has one fate. The runs that are not added make the text before, those that are not removed the text after.
 *
 * @param change null where it stayed
 */
@Schema(
        description = "Text that has one fate. Those that are not `added` make the text before, those that are not"
                + " `removed` the text after")
public record WordRun(
        String text,

        @Schema(nullable = true, description = "Null where it stayed")
        Change change) {

    /** What can happen to words; the names are those of the contract. */
    @Schema(name = "WordChange", description = "What happened to the text")
    public enum Change {
        added,
        removed
    }

    static WordRun kept(String text) {
        return new WordRun(text, null);
    }

    static WordRun added(String text) {
        return new WordRun(text, Change.added);
    }

    static WordRun removed(String text) {
        return new WordRun(text, Change.removed);
    }
}
