package org.broadsheet.security;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Rights, and where they count.
 *
 * @param own whether only about what the caller created
 * @param sections all in which it counts, also those below others; null for everywhere
 * @param languages BCP 47 ranges; null for all
 */
public record Grant(Set<String> rights, boolean own, Set<UUID> sections, Set<String> languages) {

    public Grant {
        if (sections != null || languages != null) {
            rights = rights.stream()
                    .filter(right -> !Rights.NEWSROOM_WIDE.contains(right))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** Whether it gives the right about everything. */
    boolean givesEverywhere(String right) {
        return rights.contains(right) && !own && !isLimited();
    }

    /** Whether it gives the right about everything in the section. */
    boolean givesAllOf(String right, UUID section) {
        return rights.contains(right) && !own && languages == null && (sections == null || sections.contains(section));
    }

    boolean isLimited() {
        return sections != null || languages != null;
    }

    boolean counts(Place place, UUID caller) {
        return (!own || caller.equals(place.createdBy()))
                && (sections == null || sections.contains(place.section()))
                && (languages == null || languages.stream().anyMatch(range -> matches(range, place.language())));
    }

    /** RFC 4647, section 3.3.1. */
    private static boolean matches(String range, String language) {
        return language.equals(range) || language.startsWith(range + "-");
    }
}
