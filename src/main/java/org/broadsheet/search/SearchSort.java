package org.broadsheet.search;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The orders that results come in. */
@Schema(description = "relevance: best first, of the newest 2,000. newest: by `publishedAt`")
public enum SearchSort {
    relevance,
    newest
}
