package org.broadsheet.reference;

import java.util.List;
import java.util.UUID;
import org.broadsheet.author.AuthorContact;
import org.broadsheet.author.AuthorLink;
import org.broadsheet.shared.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of what PostgreSQL puts together, for the document; never instantiated. */
@Schema(name = "PublicAuthor", description = "A person in bylines")
record AuthorDocument(
        UUID id,
        String slug,
        String name,
        @Schema(nullable = true) String bio,
        List<AuthorLink> links,
        AuthorContact contact,
        @Schema(nullable = true) MediaDocument image,

        @Schema(description = "Public articles in whose byline they are", minimum = "0")
        int articleCount) {

    @Schema(name = "PublicAuthorPage", description = "A page of authors")
    record Page(List<AuthorDocument> data, PageInfo page) {}
}
