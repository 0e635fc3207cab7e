package org.broadsheet.navigation;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of what is put together from the read model, for the document; never instantiated. */
@Schema(name = "Navigation", description = "The sections of the site as a tree")
record NavigationDocument(
        @Schema(description = "Those that lie in no other") List<Section> sections) {

    @Schema(name = "NavigationSection", description = "A section, how many articles are in it, and those below it")
    record Section(
            UUID id,
            String slug,
            String name,

            @Schema(description = "Where it stands on the site")
            String path,

            @Schema(nullable = true) String description,

            @Schema(
                    description = "Articles in it or in one below it, first or further: what the list of articles holds"
                            + " with `section`",
                    minimum = "0")
            int articleCount,

            @Schema(description = "Of these, articles in itself", minimum = "0")
            int ownArticleCount,

            @Schema(description = "Those that lie in it, in their order")
            List<Section> sections) {}
}
