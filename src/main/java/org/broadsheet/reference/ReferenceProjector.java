package org.broadsheet.reference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.author.AuthorContact;
import org.broadsheet.author.AuthorDeleted;
import org.broadsheet.author.AuthorLink;
import org.broadsheet.author.AuthorMerged;
import org.broadsheet.author.AuthorSaved;
import org.broadsheet.change.Change;
import org.broadsheet.change.ChangeType;
import org.broadsheet.change.Changes;
import org.broadsheet.change.Keys;
import org.broadsheet.section.SectionDeleted;
import org.broadsheet.section.SectionSaved;
import org.broadsheet.tag.TagDeleted;
import org.broadsheet.tag.TagMerged;
import org.broadsheet.tag.TagSaved;
import org.broadsheet.tag.TagType;
import org.hibernate.Session;

/** Writes what readers see of sections, authors and tags. */
@ApplicationScoped
class ReferenceProjector {

    /** Raised when the stored JSON changes its form. */
    static final int PROJECTION = 1;

    /** Gives the card to the duplicates too; tells their ids. */
    private static final String UPSERT = """
            with saved as (
                insert into published_ref
                    (id, kind, projection, slug, listed, card, detail, image_id, own_sort, sort, parent_id, segment, path,
                    lineage)
                values (:id, :kind, :projection, :slug, :listed, :card, :detail, cast(:image as uuid), :sort, :sort,
                    cast(:parent as uuid), cast(:segment as text), '/' || cast(:segment as text),
                    array[cast(:id as uuid)])
                on conflict (id) do update set
                    projection = excluded.projection, slug = excluded.slug, listed = excluded.listed,
                    card = excluded.card, detail = excluded.detail, image_id = excluded.image_id,
                    own_sort = excluded.own_sort, sort = excluded.sort, parent_id = excluded.parent_id,
                    segment = excluded.segment
                returning id, card
            )
            update published_ref r set card = saved.card from saved where r.merged_into = saved.id
            returning r.id""";

    /** Tells the ids of whatever stands for the survivor now and did not before. */
    private static final String MERGE = """
            update published_ref r set merged_into = s.id, card = s.card, detail = '', image_id = null, lineage = array[s.id, r.id]
            from published_ref s
            where s.id = :survivor and (r.id = :id or r.merged_into = :id)
            returning r.id""";

    /** Paths of before go on leading to the section, until another one has them. */
    private static final String PLACE_SUBTREE = """
            with recursive tree (id, path, lineage, sort) as (
                select r.id, coalesce(p.path, '') || '/' || r.segment, coalesce(p.lineage, '{}') || r.id,
                    coalesce(p.sort, '') || r.own_sort
                from published_ref r left join published_ref p on p.id = r.parent_id
                where r.id = :id
                union all
                select c.id, t.path || '/' || c.segment, t.lineage || c.id, t.sort || c.own_sort
                from tree t join published_ref c on c.parent_id = t.id
            ), placed as (
                update published_ref r set path = t.path, lineage = t.lineage, sort = t.sort
                from tree t where r.id = t.id
                returning r.id, r.path
            ), remembered as (
                insert into published_path (path, section_id) select path, id from placed
                on conflict (path) do update set section_id = excluded.section_id
                where published_path.section_id <> excluded.section_id
            )
            select id from placed""";

    /** A section is also seen in the paths of those below it. */
    private static final String IS_SHOWN = """
            select exists (
                select from published_ref t join published_ref r on r.lineage @> array[t.id]
                where t.id = :id and (r.listed and r.kind = 'section' or r.id = t.id and {shown}))""".replace("{shown}", ReferenceQueries.SHOWN);

    /** The lists of articles that a section adds to: those of itself and of all that it lies in. */
    private static final String LISTS = """
            select l.kind || a.id from published_ref r cross join unnest(r.lineage) a (id)
                cross join (values ('section:'), ('primary:')) l (kind)
            where r.id = :id""";

    private final Session session;
    private final Names names;
    private final Changes changes;
    private final Json json;

    ReferenceProjector(Session session, Names names, Changes changes, Json json) {
        this.session = session;
        this.names = names;
        this.changes = changes;
        this.json = json;
    }

    private record Card(UUID id, String slug, String name) {}

    private record TagCard(UUID id, String slug, String name, TagType type) {}

    private record Description(String description) {}

    private record Person(String bio, List<AuthorLink> links, AuthorContact contact) {}

    void saved(@Observes SectionSaved section) {
        boolean wasShown = isShown(section.id());
        List<String> before = lists(section.id());
        Set<String> keys = write(section);
        keys.addAll(placeSubtree(section.id()));
        List<String> after = lists(section.id());
        if (!after.equals(before)) {
            Stream.concat(before.stream(), after.stream()).forEach(list -> keys.add(Keys.list(list)));
        }
        record(wasShown, new Change(ChangeType.sectionSaved, section.id(), section.slug(), keys));
    }

    /** Without its place in the tree. */
    Set<String> write(SectionSaved section) {
        return upsert(new Reference(
                Reference.SECTION,
                section.id(),
                section.slug(),
                section.listed(),
                json.members(new Card(section.id(), section.slug(), section.name())),
                json.members(new Description(section.description())),
                null,
                SortKeys.level(section.position(), section.name(), section.id()),
                section.parent(),
                section.segment()));
    }

    /** Gives the section and all below it their places under the one above it. */
    Set<String> placeSubtree(UUID section) {
        return session.createNativeQuery(PLACE_SUBTREE, UUID.class).setParameter("id", section).getResultList().stream()
                .map(moved -> Keys.reference(Reference.SECTION, moved))
                .collect(Collectors.toSet());
    }

    void saved(@Observes AuthorSaved author) {
        boolean wasShown = isShown(author.id());
        record(wasShown, new Change(ChangeType.authorSaved, author.id(), author.slug(), write(author)));
    }

    Set<String> write(AuthorSaved author) {
        return upsert(new Reference(
                Reference.AUTHOR,
                author.id(),
                author.slug(),
                author.listed(),
                json.members(new Card(author.id(), author.slug(), author.name())),
                json.members(new Person(author.bio(), author.links(), author.contact())),
                author.image(),
                SortKeys.of(author.name()),
                null,
                null));
    }

    void saved(@Observes TagSaved tag) {
        boolean wasShown = isShown(tag.id());
        record(wasShown, new Change(ChangeType.tagSaved, tag.id(), tag.slug(), write(tag)));
    }

    Set<String> write(TagSaved tag) {
        return upsert(new Reference(
                Reference.TAG,
                tag.id(),
                tag.slug(),
                true,
                json.members(new TagCard(tag.id(), tag.slug(), tag.name(), tag.type())),
                json.members(new Description(tag.description())),
                null,
                SortKeys.of(tag.name()),
                null,
                null));
    }

    void merged(@Observes AuthorMerged author) {
        boolean wasShown = isShown(author.id());
        record(wasShown, new Change(ChangeType.authorMerged, author.id(), author.slug(), write(author)));
    }

    Set<String> write(AuthorMerged author) {
        return merge(Reference.AUTHOR, author.id(), author.survivor());
    }

    void merged(@Observes TagMerged tag) {
        boolean wasShown = isShown(tag.id());
        record(wasShown, new Change(ChangeType.tagMerged, tag.id(), tag.slug(), write(tag)));
    }

    Set<String> write(TagMerged tag) {
        return merge(Reference.TAG, tag.id(), tag.survivor());
    }

    void deleted(@Observes SectionDeleted section) {
        delete(Reference.SECTION, ChangeType.sectionDeleted, section.id(), section.slug());
    }

    void deleted(@Observes AuthorDeleted author) {
        delete(Reference.AUTHOR, ChangeType.authorDeleted, author.id(), author.slug());
    }

    void deleted(@Observes TagDeleted tag) {
        delete(Reference.TAG, ChangeType.tagDeleted, tag.id(), tag.slug());
    }

    private Set<String> upsert(Reference reference) {
        Set<String> keys = keys(reference.kind(), reference.id());
        session.createNativeQuery(UPSERT, UUID.class)
                .setParameter("id", reference.id())
                .setParameter("kind", reference.kind())
                .setParameter("projection", PROJECTION)
                .setParameter("slug", reference.slug())
                .setParameter("listed", reference.listed())
                .setParameter("card", reference.card())
                .setParameter("detail", reference.detail())
                .setParameter("image", reference.image())
                .setParameter("sort", reference.sort())
                .setParameter("parent", reference.parent())
                .setParameter("segment", reference.segment())
                .getResultList()
                .forEach(duplicate -> keys.add(Keys.reference(reference.kind(), duplicate)));
        names.keep(reference.kind(), Map.of(reference.id(), reference.slug()));
        return keys;
    }

    private Set<String> merge(String kind, UUID id, UUID survivor) {
        Set<String> keys = keys(kind, survivor);
        keys.add(Keys.list(Keys.reference(kind, survivor)));
        session.createNativeQuery(MERGE, UUID.class)
                .setParameter("id", id)
                .setParameter("survivor", survivor)
                .getResultList()
                .forEach(duplicate -> {
                    keys.add(Keys.reference(kind, duplicate));
                    keys.add(Keys.list(Keys.reference(kind, duplicate)));
                });
        names.passOn(id, survivor);
        return keys;
    }

    private void delete(String kind, ChangeType type, UUID id, String slug) {
        boolean wasShown = isShown(id);
        record(wasShown, new Change(type, id, slug, remove(kind, id)));
    }

    Set<String> remove(String kind, UUID id) {
        session.createNativeMutationQuery("delete from published_ref where id = :id or merged_into = :id")
                .setParameter("id", id)
                .executeUpdate();
        names.forget(id);
        session.createNativeMutationQuery("delete from published_path where section_id = :id")
                .setParameter("id", id)
                .executeUpdate();
        return keys(kind, id);
    }

    private List<String> lists(UUID section) {
        return session.createNativeQuery(LISTS, String.class)
                .setParameter("id", section)
                .getResultList();
    }

    boolean isShown(UUID id) {
        return session.createNativeQuery(IS_SHOWN, Boolean.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /** The log is public: it tells of nothing that readers could not see before and cannot see now. */
    private void record(boolean wasShown, Change change) {
        if (wasShown || isShown(change.subject())) {
            changes.record(change);
        }
    }

    private static Set<String> keys(String kind, UUID id) {
        return new TreeSet<>(Set.of(Keys.reference(kind, id), Keys.references(kind)));
    }
}
