package org.broadsheet.section;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.security.AccessChanged;
import org.broadsheet.security.Callers;
import org.broadsheet.shared.Deletions;
import org.broadsheet.shared.FieldError;
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
import org.broadsheet.shared.Typed;
import org.broadsheet.shared.Usage;
import org.hibernate.Session;

@ApplicationScoped
class SectionService {

    private final Session session;
    private final SectionTree tree;
    private final Sections sections;
    private final Slugs slugs;
    private final Deletions deletions;
    private final Patches patches;
    private final SavedVersions versions;
    private final Callers callers;
    private final Clock clock;
    private final Event<Object> events;

    SectionService(
            Session session,
            SectionTree tree,
            Sections sections,
            Slugs slugs,
            Deletions deletions,
            Patches patches,
            SavedVersions versions,
            Callers callers,
            Clock clock,
            Event<Object> events) {
        this.session = session;
        this.tree = tree;
        this.sections = sections;
        this.slugs = slugs;
        this.deletions = deletions;
        this.patches = patches;
        this.versions = versions;
        this.callers = callers;
        this.clock = clock;
        this.events = events;
    }

    Listing<SectionView> list(Typed typed, PageRequest request, PageLinks links) {
        Slice<Section> slice = Slice.read(
                links.cursor(request.cursor()),
                request.limit(),
                (from, size) -> Section.page(typed, from, size),
                section -> new String[] {section.name(), section.id().toString()});
        Map<UUID, SectionTree.Place> places =
                tree.places(slice.rows().stream().map(Section::id).toList());
        List<SectionView> views = slice.rows().stream()
                .map(section -> SectionView.of(section, places.get(section.id())))
                .toList();
        return new Listing<>(views, links.info(slice, request.limit()));
    }

    SectionView read(UUID id) {
        return view(find(id));
    }

    /** What keeps it from being deleted. */
    Usage usage(UUID id) {
        find(id);
        return deletions.usage(Sections.KIND, List.of(id));
    }

    @Transactional
    SectionView create(SaveSection input) {
        return create(Ids.next(), input, callers.current().id(), clock.instant());
    }

    @Transactional
    SectionView create(UUID id, SaveSection input, UUID caller, Instant now) {
        tree.lock();
        UUID parent = parent(input, id);
        String slug = slug(input, id);
        demandFreeSegment(input, slug, parent, id);
        Section section = new Section(id, input, slug, parent, caller, now);
        section.persist();
        return saved(section);
    }

    @Transactional
    SectionView change(UUID id, String ifMatch, JsonNode patch) throws JsonProcessingException {
        tree.lock();
        Section section = find(id);
        versions.demand(ifMatch, Sections.KIND, section, input(section));
        SaveSection input = patches.patched(input(section), patch, SaveSection.class);
        UUID parent = parent(input, id);
        String slug = slug(input, id);
        demandFreeSegment(input, slug, parent, id);
        section.change(input, slug, parent, callers.current().id(), clock.instant());
        return saved(section);
    }

    @Transactional
    void delete(UUID id, String ifMatch) {
        tree.lock();
        Section section = find(id);
        versions.demand(ifMatch, Sections.KIND, section, input(section));
        deletions.demandUnused(Sections.KIND, List.of(id));
        section.delete();
        versions.drop(Sections.KIND, id);
        slugs.releaseAll(Sections.KIND, id);
        events.fire(new SectionDeleted(id, section.slug()));
    }

    private Section find(UUID id) {
        return Section.<Section>findByIdOptional(id)
                .orElseThrow(() -> new ProblemException(ProblemType.notFound, "There is no section " + id));
    }

    private SectionView saved(Section section) {
        session.flush();
        versions.keep(Sections.KIND, section, input(section));
        slugs.markPublic(Sections.KIND, section.slug());
        events.fire(SectionSaved.of(section));
        events.fire(new AccessChanged());
        return view(section);
    }

    private SectionView view(Section section) {
        return SectionView.of(section, tree.places(List.of(section.id())).get(section.id()));
    }

    private SaveSection input(Section section) {
        return new SaveSection(
                section.name(),
                section.slug(),
                section.segment(),
                section.parent() == null ? null : section.parent().toString(),
                section.description(),
                section.position(),
                section.listed());
    }

    private String slug(SaveSection input, UUID owner) {
        return slugs.claimWanted(Sections.KIND, input.slug(), input.name(), owner);
    }

    private UUID parent(SaveSection input, UUID section) {
        if (input.parent() == null) {
            return null;
        }
        SectionSummary parent = sections.resolve(List.of(input.parent())).get(input.parent());
        if (parent == null) {
            throw ProblemException.invalid(
                    FieldError.at("/parent", "unknownReference", "There is no section \"" + input.parent() + "\""));
        }
        List<UUID> ancestors = tree.ancestors(parent.id());
        if (ancestors.contains(section)) {
            throw ProblemException.invalid(
                    FieldError.at("/parent", "cycle", "A section cannot lie in itself or in one below it"));
        }
        if (ancestors.size() + tree.height(section) > SectionTree.MAX_DEPTH) {
            throw ProblemException.invalid(FieldError.at(
                    "/parent", "tooDeep", "Sections lie at most " + SectionTree.MAX_DEPTH + " levels deep"));
        }
        return parent.id();
    }

    private static void demandFreeSegment(SaveSection input, String slug, UUID parent, UUID section) {
        String segment = input.segment() == null ? slug : input.segment();
        if (Section.isSegmentTaken(segment, parent, section)) {
            throw new ProblemException(
                    ProblemType.conflict,
                    "A sibling has the segment \"" + segment + "\" already",
                    List.of(FieldError.at("/segment", "segmentTaken", "Segments are unique among siblings")));
        }
    }
}
