package org.broadsheet.section;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.security.SectionBranches;
import org.broadsheet.shared.Slugs;

/** What other features may ask of sections. */
@ApplicationScoped
public class Sections implements SectionBranches {

    static final String KIND = "section";

    private final Slugs slugs;
    private final SectionTree tree;

    Sections(Slugs slugs, SectionTree tree) {
        this.slugs = slugs;
        this.tree = tree;
    }

    /** The sections meant by ids, slugs and former slugs; what means none is left out. */
    public Map<String, SectionSummary> resolve(Collection<String> names) {
        Map<String, UUID> ids = slugs.resolve(KIND, names);
        Map<UUID, SectionSummary> found = summaries(ids.values());
        Map<String, SectionSummary> resolved = new HashMap<>();
        ids.forEach((name, id) -> resolved.computeIfAbsent(name, n -> found.get(id)));
        return resolved;
    }

    /** The sections meant by ids, slugs and former slugs, and all below them; what means none is left out. */
    public List<UUID> subtrees(Collection<String> names) {
        return tree.subtrees(slugs.resolve(KIND, names).values());
    }

    @Override
    public Set<UUID> named(Collection<String> names) {
        return Set.copyOf(slugs.resolve(KIND, names).values());
    }

    @Override
    public Set<UUID> withAllBelow(Collection<UUID> ids) {
        return Set.copyOf(tree.subtrees(ids));
    }

    /** What was told when each section was saved last, from the roots down; the tree stays so until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<SectionSaved> hold() {
        tree.lock();
        Map<UUID, List<Section>> below = new HashMap<>();
        Section.<Section>listAll()
                .forEach(section -> below.computeIfAbsent(section.parent(), p -> new ArrayList<>())
                        .add(section));
        List<SectionSaved> sections = new ArrayList<>();
        Deque<UUID> parents = new ArrayDeque<>();
        UUID parent = null;
        do {
            for (Section section : below.getOrDefault(parent, List.of())) {
                sections.add(SectionSaved.of(section));
                parents.add(section.id());
            }
            parent = parents.poll();
        } while (parent != null);
        return sections;
    }

    public Map<UUID, SectionSummary> summaries(Collection<UUID> ids) {
        return Section.<Section>list("id in ?1", ids).stream()
                .map(SectionSummary::of)
                .collect(Collectors.toMap(SectionSummary::id, Function.identity()));
    }

    /** Where the section stands on the site: the segments from the root, each behind a slash. */
    public String path(UUID id) {
        return tree.places(List.of(id)).get(id).path();
    }
}
