package org.broadsheet.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Callers;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.Deletions;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Patches;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.SavedVersions;
import org.broadsheet.shared.Slice;
import org.broadsheet.shared.Usage;

@ApplicationScoped
class MediaService {

    private final Deletions deletions;
    private final Patches patches;
    private final SavedVersions versions;
    private final Callers callers;
    private final Clock clock;
    private final Event<Object> events;

    MediaService(
            Deletions deletions,
            Patches patches,
            SavedVersions versions,
            Callers callers,
            Clock clock,
            Event<Object> events) {
        this.deletions = deletions;
        this.patches = patches;
        this.versions = versions;
        this.callers = callers;
        this.clock = clock;
        this.events = events;
    }

    Listing<MediaView> list(PageRequest request, PageLinks links) {
        Slice<MediaItem> slice = Slice.read(links.cursor(request.cursor()), request.limit(), MediaItem::page, item ->
                new String[] {item.createdAt().toString(), item.id().toString()});
        List<MediaView> views = slice.rows().stream().map(MediaView::of).toList();
        return new Listing<>(views, links.info(slice, request.limit()));
    }

    MediaView read(UUID id) {
        return MediaView.of(find(id));
    }

    /** What keeps it from being deleted. */
    Usage usage(UUID id) {
        find(id);
        return deletions.usage(MediaLibrary.KIND, List.of(id));
    }

    @Transactional
    MediaView create(SaveMedia input) {
        return create(Ids.next(), input, callers.current().id(), clock.instant());
    }

    @Transactional
    MediaView create(UUID id, SaveMedia input, UUID caller, Instant now) {
        MediaItem item = new MediaItem(id, input, caller, now);
        item.persist();
        return saved(item);
    }

    @Transactional
    MediaView change(UUID id, String ifMatch, JsonNode patch) throws JsonProcessingException {
        MediaItem item = lock(id);
        Caller caller = demandOwn(item);
        versions.demand(ifMatch, MediaLibrary.KIND, item, item.input());
        item.change(patches.patched(item.input(), patch, SaveMedia.class), caller.id(), clock.instant());
        return saved(item);
    }

    @Transactional
    void delete(UUID id, String ifMatch) {
        MediaItem item = lock(id);
        demandOwn(item);
        versions.demand(ifMatch, MediaLibrary.KIND, item, item.input());
        deletions.demandUnused(MediaLibrary.KIND, List.of(id));
        item.delete();
        versions.drop(MediaLibrary.KIND, id);
        events.fire(new MediaDeleted(id));
    }

    private Caller demandOwn(MediaItem item) {
        Caller caller = callers.current();
        if (!caller.may(Rights.CURATE) && !caller.id().equals(item.createdBy())) {
            throw new ProblemException(
                    ProblemType.forbidden, "Pictures that others created need the right " + Rights.CURATE);
        }
        return caller;
    }

    private static MediaItem find(UUID id) {
        return MediaItem.<MediaItem>findByIdOptional(id).orElseThrow(() -> unknown(id));
    }

    /** Concurrent writers wait for each other, so that each is told the version that is really current. */
    private static MediaItem lock(UUID id) {
        return MediaItem.<MediaItem>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> unknown(id));
    }

    private static ProblemException unknown(UUID id) {
        return new ProblemException(ProblemType.notFound, "There is no picture " + id);
    }

    private MediaView saved(MediaItem item) {
        MediaItem.flush();
        versions.keep(MediaLibrary.KIND, item, item.input());
        events.fire(MediaSaved.of(item));
        return MediaView.of(item);
    }
}
