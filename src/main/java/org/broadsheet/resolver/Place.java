package org.broadsheet.resolver;

import java.util.Set;
import java.util.UUID;
import org.broadsheet.change.Keys;
import org.broadsheet.reference.Reference;
import org.broadsheet.shared.Ids;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What could stand at a path: something of a kind, by what the kind's pattern reads in it.
 *
 * @param name a slug, a former slug or an id; of a section by path, the path
 */
record Place(Kind kind, String name) {

    /** Adds the key of whatever would come to stand there. */
    void addKey(Set<String> keys) {
        if (kind != Kind.article) {
            keys.add(Keys.references(kind.name()));
        } else if (Ids.isId(name)) {
            keys.add(Keys.article(UUID.fromString(name)));
        } else {
            keys.add(Keys.slug(name));
        }
    }

    /** In the order in which they come first; the names are those of the contract. */
    @Schema(name = "PlaceKind", description = "What can stand at a path")
    enum Kind {
        article("/api/v1/articles/"),
        section("/api/v1/sections/"),
        author("/api/v1/authors/"),
        tag("/api/v1/tags/");

        private final String collection;

        Kind(String collection) {
            this.collection = collection;
        }

        /** Where delivery gives it. */
        String href(String slug) {
            return collection + slug;
        }

        /** The key of what changes when the thing does, or where it stands. */
        void addKeys(UUID id, String slug, UUID section, Set<String> keys) {
            if (this == article) {
                keys.add(Keys.article(id));
                keys.add(Keys.slug(slug));
                keys.add(Keys.reference(Reference.SECTION, section));
            } else {
                keys.add(Keys.reference(name(), id));
            }
        }
    }
}
