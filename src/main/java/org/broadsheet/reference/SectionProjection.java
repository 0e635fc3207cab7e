package org.broadsheet.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.broadsheet.section.SectionSaved;
import org.broadsheet.section.Sections;
import org.broadsheet.shared.Projection;

/** What readers see of sections, made anew; always the whole tree, for the places of its rows hang on each other. */
@ApplicationScoped
class SectionProjection implements Projection {

    private final Sections sections;
    private final ReferenceProjector projector;
    private final ReferenceRows rows;

    SectionProjection(Sections sections, ReferenceProjector projector, ReferenceRows rows) {
        this.sections = sections;
        this.projector = projector;
        this.rows = rows;
    }

    @Override
    public String name() {
        return "sections";
    }

    @Override
    public int version() {
        return ReferenceProjector.PROJECTION;
    }

    @Override
    public int turn() {
        return Reference.TURN;
    }

    @Override
    public List<UUID> next(boolean all, UUID behind, int most) {
        boolean isDone = !behind.equals(new UUID(0, 0));
        if (isDone || !all && rows.next(Reference.SECTION, false, behind, 1).isEmpty()) {
            return List.of();
        }
        Set<UUID> ids = new LinkedHashSet<>();
        sections.hold().forEach(section -> ids.add(section.id()));
        ids.addAll(rows.next(Reference.SECTION, true, behind, Integer.MAX_VALUE));
        return List.copyOf(ids);
    }

    /** With whatever has been created since they were asked for. */
    @Override
    public Set<String> rebuild(List<UUID> ids) {
        List<SectionSaved> saved = sections.hold();
        List<UUID> known = saved.stream().map(SectionSaved::id).toList();
        List<UUID> all = Stream.concat(known.stream(), ids.stream()).distinct().toList();
        return rows.changedBy(Reference.SECTION, all, () -> {
            saved.forEach(projector::write);
            saved.stream()
                    .filter(section -> section.parent() == null)
                    .forEach(root -> projector.placeSubtree(root.id()));
            rows.removeOthers(Reference.SECTION, all, known);
        });
    }
}
