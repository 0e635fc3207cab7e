package org.broadsheet.diff;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One difference between two contents. */
@Schema(
        description = "One difference: of a field or of a block",
        oneOf = {FieldChange.class, BlockChange.class})
public sealed interface ContentChange permits FieldChange, BlockChange {}
