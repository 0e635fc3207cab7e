package org.broadsheet.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.author.AuthorSaved;
import org.broadsheet.author.Authors;
import org.broadsheet.shared.Projection;

/** What readers see of authors, made anew: as they were saved last, and merged where they were. */
@ApplicationScoped
class AuthorProjection implements Projection {

    private final Authors authors;
    private final ReferenceProjector projector;
    private final ReferenceRows rows;

    AuthorProjection(Authors authors, ReferenceProjector projector, ReferenceRows rows) {
        this.authors = authors;
        this.projector = projector;
        this.rows = rows;
    }

    @Override
    public String name() {
        return "authors";
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
        List<UUID> known = all ? authors.ids(behind, most) : List.of();
        return rows.next(Reference.AUTHOR, all, known, behind, most);
    }

    @Override
    public Set<String> rebuild(List<UUID> ids) {
        List<AuthorSaved> saved = authors.hold(ids);
        return rows.changedBy(Reference.AUTHOR, ids, () -> {
            saved.forEach(projector::write);
            authors.merged(ids).forEach(projector::write);
            rows.removeOthers(
                    Reference.AUTHOR, ids, saved.stream().map(AuthorSaved::id).collect(Collectors.toSet()));
        });
    }
}
