package org.broadsheet.author;

import java.util.List;
import java.util.UUID;

/** An author was created or changed; fired in the transaction that did it. Holds what is public. */
public record AuthorSaved(
        UUID id,
        String name,
        String slug,
        String bio,
        List<AuthorLink> links,
        AuthorContact contact,
        UUID image,
        boolean listed) {

    static AuthorSaved of(Author author) {
        return new AuthorSaved(
                author.id(),
                author.name(),
                author.slug(),
                author.bio(),
                author.links(),
                author.contact(),
                author.image(),
                author.listed());
    }
}
