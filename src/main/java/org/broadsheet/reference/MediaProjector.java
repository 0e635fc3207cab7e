package org.broadsheet.reference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import org.broadsheet.change.Change;
import org.broadsheet.change.ChangeType;
import org.broadsheet.change.Changes;
import org.broadsheet.media.MediaDeleted;
import org.broadsheet.media.MediaSaved;

/** Writes what readers see of pictures. */
@ApplicationScoped
class MediaProjector {

    private final MediaRows rows;
    private final Changes changes;

    MediaProjector(MediaRows rows, Changes changes) {
        this.rows = rows;
        this.changes = changes;
    }

    void saved(@Observes MediaSaved media) {
        rows.write(List.of(media));
        Set<String> keys = rows.keys(media.id());
        if (!keys.isEmpty()) {
            changes.record(new Change(ChangeType.mediaSaved, media.id(), null, keys));
        }
    }

    /** Nothing public showed it, or it would not have been deleted. */
    void deleted(@Observes MediaDeleted media) {
        rows.remove(List.of(media.id()));
    }
}
