package org.broadsheet.content;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One entry of a byline: an author, or a guest by name; the other one is null. */
public record Contributor(UUID author, String name, String role) {

    /** Each author once in each role; two guests may well have one name. */
    static List<Contributor> once(List<Contributor> byline) {
        Set<Contributor> seen = new HashSet<>();
        return byline.stream()
                .filter(contributor -> contributor.author() == null || seen.add(contributor))
                .toList();
    }
}
