package org.broadsheet.diff;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A field that says something else; both values as the article shows them. */
@Schema(description = "A field that says something else")
public record FieldChange(
        @Schema(description = "Its name in the article", examples = "headline")
        String field,

        @Schema(description = "What the article had there") Object before,

        @Schema(description = "What the article has there") Object after)
        implements ContentChange {}
