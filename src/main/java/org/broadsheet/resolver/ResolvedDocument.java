package org.broadsheet.resolver;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Resolved", description = "What stands at a path of the site")
record ResolvedDocument(
        Kind kind,

        @Schema(
                description = "What the front end answers its reader with: 200, or 308 for a redirect",
                examples = "200")
        int status,

        @Schema(nullable = true, description = "Of a redirect, the path on the site to send the reader to, in one step")
        String location,

        @Schema(description = "What is shown there") Target target) {

    @Schema(name = "ResolvedKind", description = "What to do with the path: show one of these, or send the reader on")
    enum Kind {
        article,
        section,
        author,
        tag,
        redirect
    }

    @Schema(name = "ResolvedTarget", description = "An article, a section, an author or a tag, and where it is")
    record Target(
            Place.Kind kind,
            UUID id,
            String slug,

            @Schema(description = "Where it stands on the site, as `broadsheet.site` spells it")
            String path,

            @Schema(description = "The same with the site in front")
            String url,

            @Schema(description = "Where this service gives it", examples = "/api/v1/articles/a-slug")
            String href) {}
}
