package org.broadsheet.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.shared.Projection;
import org.broadsheet.tag.TagSaved;
import org.broadsheet.tag.Tags;

/** What readers see of tags, made anew: as they were saved last, and merged where they were. */
@ApplicationScoped
class TagProjection implements Projection {

    private final Tags tags;
    private final ReferenceProjector projector;
    private final ReferenceRows rows;

    TagProjection(Tags tags, ReferenceProjector projector, ReferenceRows rows) {
        this.tags = tags;
        this.projector = projector;
        this.rows = rows;
    }

    @Override
    public String name() {
        return "tags";
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
        List<UUID> known = all ? tags.ids(behind, most) : List.of();
        return rows.next(Reference.TAG, all, known, behind, most);
    }

    @Override
    public Set<String> rebuild(List<UUID> ids) {
        List<TagSaved> saved = tags.hold(ids);
        return rows.changedBy(Reference.TAG, ids, () -> {
            saved.forEach(projector::write);
            tags.merged(ids).forEach(projector::write);
            rows.removeOthers(
                    Reference.TAG, ids, saved.stream().map(TagSaved::id).collect(Collectors.toSet()));
        });
    }
}
