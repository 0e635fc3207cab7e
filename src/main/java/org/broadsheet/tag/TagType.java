package org.broadsheet.tag;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a tag names; the names are those of the contract. */
@Schema(description = "What a tag names")
public enum TagType {
    topic,
    person,
    place,
    organisation,
    series
}
