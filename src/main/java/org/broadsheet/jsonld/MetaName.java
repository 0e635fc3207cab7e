package org.broadsheet.jsonld;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A property of a Twitter card, {@code <meta name="…" content="…">}. */
@Schema(description = "`<meta name=\"…\" content=\"…\">`")
public record MetaName(@Schema(examples = "twitter:card") String name, String content) {}
