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
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.security.Callers;
import org.broadsheet.shared.Deletions;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.Merge;
import org.broadsheet.shared.Mergeable;
import org.broadsheet.shared.Merges;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Patches;
import org.broadsheet.shared.SavedVersions;
import org.broadsheet.shared.Slice;
import org.broadsheet.shared.Slugs;
import org.broadsheet.shared.Typed;
import org.broadsheet.shared.Usage;

@ApplicationScoped
class TagService {

    private final Tags tags;
    private final Slugs slugs;
    private final Deletions deletions;
    private final Merges merges;
    private final Patches patches;
    private final SavedVersions versions;
    private final Callers callers;
    private final Clock clock;
    private final Event<Object> events;

    TagService(
            Tags tags,
            Slugs slugs,
            Deletions deletions,
            Merges merges,
            Patches patches,
            SavedVersions versions,
            Callers callers,
            Clock clock,
            Event<Object> events) {
        this.tags = tags;
        this.slugs = slugs;
        this.deletions = deletions;
        this.merges = merges;
        this.patches = patches;
        this.versions = versions;
        this.callers = callers;
        this.clock = clock;
        this.events = events;
    }

    Listing<TagView> list(Typed typed, PageRequest request, PageLinks links) {
        Slice<Tag> slice = Slice.read(
                links.cursor(request.cursor()), request.limit(), (from, size) -> Tag.page(typed, from, size), tag ->
                        new String[] {tag.name(), tag.id().toString()});
        List<TagView> views = slice.rows().stream().map(TagView::of).toList();
        return new Listing<>(views, links.info(slice, request.limit()));
    }

    TagView read(UUID id) {
        return TagView.of(find(id));
    }

    /** What keeps it from being deleted. */
    Usage usage(UUID id) {
        find(id);
        return deletions.usage(Tags.KIND, Tag.idsOf(List.of(id)));
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
        deletions.demandUnused(Tags.KIND, Tag.idsOf(List.of(id)));
        Tag.deleteDuplicates(id);
        tag.delete();
        versions.drop(Tags.KIND, id);
        slugs.releaseAll(Tags.KIND, id);
        events.fire(new TagDeleted(id, tag.slug()));
    }

    /** From now on a tag and all its names mean another, which stays as it is. */
    @Transactional
    TagView merge(UUID id, String ifMatch, Merge how) {
        merges.lock();
        Tag tag = lock(id);
        versions.demand(ifMatch, Tags.KIND, tag, input(tag));
        Tag survivor = merges.merge(
                Tags.KIND, tag, how, named(how.into()), callers.current().id(), clock.instant());
        Tag.passOnDuplicates(id, survivor.id());
        events.fire(new TagMerged(id, survivor.id(), survivor.slug()));
        return TagView.of(survivor);
    }

    /** Held like what {@link #lock} gives. */
    private Optional<Tag> named(String name) {
        return Optional.ofNullable(tags.resolve(List.of(name)).get(name))
                .flatMap(found -> Tag.findByIdOptional(found.id(), LockModeType.PESSIMISTIC_WRITE));
    }

    private static Tag find(UUID id) {
        return Mergeable.present(Tags.KIND, id, Tag.findByIdOptional(id));
    }

    /** Concurrent writers wait for each other, so that each is told the version that is really current. */
    private static Tag lock(UUID id) {
        return Mergeable.present(Tags.KIND, id, Tag.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE));
    }

    private TagView saved(Tag tag) {
        Tag.flush();
        versions.keep(Tags.KIND, tag, input(tag));
        slugs.markPublic(Tags.KIND, tag.slug());
        events.fire(TagSaved.of(tag));
        return TagView.of(tag);
    }

    private static SaveTag input(Tag tag) {
        return new SaveTag(tag.name(), tag.slug(), tag.type(), tag.description());
    }

    private String slug(SaveTag input, UUID owner) {
        return slugs.claimWanted(Tags.KIND, input.slug(), input.name(), owner);
    }
}
