package org.broadsheet.body;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What clients send as a body, for the document; {@link Body#parse} reads it. */
@Schema(
        name = "BodyInput",
        description = "An array of blocks, or Markdown or HTML that becomes blocks",
        oneOf = {Block[].class, BodyInput.Source.class})
public interface BodyInput {

    /** Text that becomes blocks. */
    @Schema(
            name = "BodySource",
            description = "Text that becomes blocks",
            requiredProperties = {"format", "value"},
            additionalProperties = Schema.False.class)
    record Source(Format format, @Size(max = Body.MAX_VALUE) String value) {}

    /** How the text is written. */
    @Schema(name = "BodyFormat")
    enum Format {
        markdown,
        html
    }
}
