package org.broadsheet.shared;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that stands in the way of publishing.
 *
 * @param id names it among those of the same article, as long as it stands
 * @param pointer where it lies in what editors see of the article (JSON Pointer, RFC 6901)
 */
@Schema(description = "One thing that stands in the way of publishing")
public record Blocker(
        @Schema(description = "Names it among those of the article")
        String id,

        Code code,

        @Schema(description = "Where it lies in the article (JSON Pointer, RFC 6901)")
        String pointer,

        @Schema(description = "For people") String message) {

    public static Blocker at(String pointer, Code code, String message) {
        return new Blocker(code + ":" + pointer, code, pointer, message);
    }

    /** The kinds of what can stand in the way; the names are those of the contract. */
    @Schema(name = "BlockerCode", description = "What stands in the way")
    public enum Code {
        emptyBody,
        imageWithoutAlt,
        linkNotPublic,
        legalHold,
        embargoed,
        notReady
    }
}
