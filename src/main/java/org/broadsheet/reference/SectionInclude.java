package org.broadsheet.reference;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an answer about sections can hold beyond the usual. */
@Schema(description = "What each section holds beyond the usual")
enum SectionInclude {
    jsonLd
}
