package org.broadsheet.jsonld;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An Open Graph property, {@code <meta property="…" content="…">}. */
@Schema(description = "`<meta property=\"…\" content=\"…\">`, in the order in which they belong together")
public record MetaProperty(@Schema(examples = "og:title") String property, String content) {}
