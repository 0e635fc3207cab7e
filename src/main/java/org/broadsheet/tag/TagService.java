package org.broadsheet.tag;

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
import org.broadsheet.security.Callers;
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
import org.broadsheet.shared.Slugs;

@ApplicationScoped
class TagService {

    private final Slugs slugs;
    private final Deletions deletions;
    private final Patches patches;
    private final SavedVersions versions;
    private final Callers callers;
    private final Clock clock;
    private final Event<Object> events;

    TagService(
            Slugs slugs,
            Deletions deletions,
            Patches patches,
            SavedVersions versions,
            Callers callers,
            Clock clock,
            Event<Object> events) {
        this.slugs = slugs;
        this.deletions = deletions;
        this.patches = patches;
        this.versions = versions;
        this.callers = callers;
        this.clock = clock;
        this.events = events;
    }

    Listing<TagView> list(PageRequest request, PageLinks links) {
        Slice<Tag> slice = Slice.read(links.cursor(request.cursor()), request.limit(), Tag::page, tag ->
                new String[] {tag.name(), tag.id().toString()});
        List<TagView> views = slice.rows().stream().map(TagView::of).toList();
        return new Listing<>(views, links.info(slice, request.limit(), null));
    }

    TagView read(UUID id) {
        return TagView.of(find(id));
    }

    @Transactional
    TagView create(SaveTag input) {
        return create(Ids.next(), input, callers.current().id(), clock.instant());
    }

    @Transactional
    TagView create(UUID id, SaveTag input, UUID caller, Instant now) {
        Tag tag = new Tag(id, input, slug(input, id), caller, now);
        tag.persist();
        return saved(tag);
    }

    @Transactional
    TagView change(UUID id, String ifMatch, JsonNode patch) throws JsonProcessingException {
        Tag tag = lock(id);
        versions.demand(ifMatch, Tags.KIND, tag, input(tag));
        SaveTag input = patches.patched(input(tag), patch, SaveTag.class);
        tag.change(input, slug(input, id), callers.current().id(), clock.instant());
        return saved(tag);
    }

    @Transactional
    void delete(UUID id, String ifMatch) {
        Tag tag = lock(id);
        versions.demand(ifMatch, Tags.KIND, tag, input(tag));
        deletions.demandUnused(Tags.KIND, id);
        tag.delete();
        versions.drop(Tags.KIND, id);
        slugs.releaseAll(Tags.KIND, id);
        events.fire(new TagDeleted(id, tag.slug()));
    }

    private static Tag find(UUID id) {
        return Tag.<Tag>findByIdOptional(id).orElseThrow(() -> unknown(id));
    }

    /** Concurrent writers wait for each other, so that each is told the version that is really current. */
    private static Tag lock(UUID id) {
        return Tag.<Tag>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> unknown(id));
    }

    private static ProblemException unknown(UUID id) {
        return new ProblemException(ProblemType.notFound, "There is no tag " + id);
    }

    private TagView saved(Tag tag) {
        Tag.flush();
        versions.keep(Tags.KIND, tag, input(tag));
        slugs.markPublic(Tags.KIND, tag.slug());
        events.fire(new TagSaved(tag.id(), tag.name(), tag.slug(), tag.type(), tag.description()));
        return TagView.of(tag);
    }

    private static SaveTag input(Tag tag) {
        return new SaveTag(tag.name(), tag.slug(), tag.type(), tag.description());
    }

    private String slug(SaveTag input, UUID owner) {
        return slugs.claimWanted(Tags.KIND, input.slug(), input.name(), owner);
    }
}
