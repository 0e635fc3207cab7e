package org.broadsheet.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.broadsheet.section.SectionSummary;
import org.broadsheet.section.Sections;
import org.broadsheet.security.RoleGrant;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.ProblemException;

/** Translates the limits of grants between what clients send and what is kept. A section that is gone leaves nothing. */
@ApplicationScoped
class GrantNames {

    private final Sections sections;

    GrantNames(Sections sections) {
        this.sections = sections;
    }

    /** @throws ProblemException 400 that names every section that there is not */
    List<RoleGrant> kept(List<GrantInput> grants) {
        List<FieldError> errors = new ArrayList<>();
        List<RoleGrant> kept = new ArrayList<>();
        for (int i = 0; i < grants.size(); i++) {
            GrantInput grant = grants.get(i);
            kept.add(new RoleGrant(
                    grant.role(),
                    ids(grant.sections(), "/grants/" + i + "/sections", errors),
                    languages(grant.languages())));
        }
        demandNone(errors);
        return kept;
    }

    /** @throws ProblemException 400 that names every section that there is not */
    List<UUID> sections(List<String> names) {
        List<FieldError> errors = new ArrayList<>();
        List<UUID> ids = ids(names, "/sections", errors);
        demandNone(errors);
        return ids;
    }

    List<GrantInput> shown(List<RoleGrant> grants) {
        Map<UUID, SectionSummary> known = sections.summaries(grants.stream()
                .map(RoleGrant::sections)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .distinct()
                .toList());
        return grants.stream()
                .map(grant -> new GrantInput(
                        grant.role(),
                        grant.sections() == null ? null : slugs(grant.sections(), known),
                        grant.languages()))
                .toList();
    }

    /** The slugs of the sections; null for everywhere. */
    List<String> slugs(Collection<UUID> ids) {
        return ids == null ? null : slugs(ids, sections.summaries(ids));
    }

    private static List<String> slugs(Collection<UUID> ids, Map<UUID, SectionSummary> known) {
        return ids.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .map(SectionSummary::slug)
                .sorted()
                .toList();
    }

    private List<UUID> ids(List<String> names, String pointer, List<FieldError> errors) {
        if (names == null) {
            return null;
        }
        Map<String, SectionSummary> known = sections.resolve(names);
        for (int i = 0; i < names.size(); i++) {
            if (!known.containsKey(names.get(i))) {
                errors.add(FieldError.at(
                        pointer + "/" + i, "unknownReference", "There is no section \"" + names.get(i) + "\""));
            }
        }
        return names.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .map(SectionSummary::id)
                .distinct()
                .toList();
    }

    /** As articles have them. */
    private static List<String> languages(List<String> tags) {
        return tags == null
                ? null
                : tags.stream()
                        .map(tag -> Locale.forLanguageTag(tag).toLanguageTag())
                        .distinct()
                        .toList();
    }

    private static void demandNone(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }
}
