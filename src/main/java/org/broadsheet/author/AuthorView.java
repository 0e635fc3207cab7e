package org.broadsheet.author;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Author", description = "An author as editors see them")
record AuthorView(
        UUID id,
        @Schema(description = "The ETag's number") int version,
        String name,
        String slug,
        @Schema(nullable = true) String bio,
        List<AuthorLink> links,
        AuthorContact contact,

        @Schema(nullable = true, description = "Id of the picture that shows them")
        UUID image,

        @Schema(nullable = true, description = "Null also for who may not curate")
        String privateEmail,

        boolean listed,
        Instant createdAt,
        Instant savedAt) {

    AuthorView withoutPrivateEmail() {
        return new AuthorView(id, version, name, slug, bio, links, contact, image, null, listed, createdAt, savedAt);
    }

    static AuthorView of(Author author) {
        return new AuthorView(
                author.id(),
                author.version(),
                author.name(),
                author.slug(),
                author.bio(),
                author.links(),
                author.contact(),
                author.image(),
                author.privateEmail(),
                author.listed(),
                author.createdAt(),
                author.savedAt());
    }
}
