package org.broadsheet.author;

import java.util.UUID;

public record AuthorSummary(UUID id, String slug, String name) {

    static AuthorSummary of(Author author) {
        return new AuthorSummary(author.id(), author.slug(), author.name());
    }
}
