package org.broadsheet.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.broadsheet.change.Keys;
import org.broadsheet.reference.Reference;

/** What an article's JSON is put together from, beside itself. */
public record ArticleParts(
        List<UUID> sections, List<UUID> authors, List<UUID> tags, List<UUID> links, Collection<UUID> linkedSections) {

    /**
     * @param text as {@link ArticleJson#PARTS} writes it
     * @param linkedSections sections of the articles that are linked to, since they make paths
     */
    public static ArticleParts of(String text, Collection<UUID> linkedSections) {
        String[] kinds = text.split("\\|", -1);
        return new ArticleParts(ids(kinds[0]), ids(kinds[1]), ids(kinds[2]), ids(kinds[3]), linkedSections);
    }

    private static List<UUID> ids(String text) {
        return Stream.of(text.split(" "))
                .filter(id -> !id.isEmpty())
                .map(UUID::fromString)
                .toList();
    }

    /** Articles that are linked to count also where they are not public: then the link has no target. */
    public void addKeys(Set<String> keys) {
        add(sections, id -> Keys.reference(Reference.SECTION, id), keys);
        add(authors, id -> Keys.reference(Reference.AUTHOR, id), keys);
        add(tags, id -> Keys.reference(Reference.TAG, id), keys);
        add(links, Keys::article, keys);
        add(linkedSections, id -> Keys.reference(Reference.SECTION, id), keys);
    }

    private static void add(Collection<UUID> ids, Function<UUID, String> key, Set<String> keys) {
        ids.forEach(id -> keys.add(key.apply(id)));
    }
}
