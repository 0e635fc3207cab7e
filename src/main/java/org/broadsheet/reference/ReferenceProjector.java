package org.broadsheet.reference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.broadsheet.author.AuthorContact;
import org.broadsheet.author.AuthorDeleted;
import org.broadsheet.author.AuthorLink;
import org.broadsheet.author.AuthorMerged;
import org.broadsheet.author.AuthorSaved;
import org.broadsheet.change.Change;
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
            update published_ref r set merged_into = s.id, card = s.card, image_id = null, lineage = array[s.id, r.id]
            from published_ref s
            where s.id = :survivor and (r.id = :id or r.merged_into = :id)
            returning r.id""";

    private static final String PLACE_SUBTREE = """
            with recursive tree (id, path, lineage, sort) as (
                select r.id, coalesce(p.path, '') || '/' || r.segment, coalesce(p.lineage, '{}') || r.id,
                    coalesce(p.sort, '') || r.own_sort
                from published_ref r left join published_ref p on p.id = r.parent_id
                where r.id = :id
                union all
                select c.id, t.path || '/' || c.segment, t.lineage || c.id, t.sort || c.own_sort
                from tree t join published_ref c on c.parent_id = t.id
            )
            update published_ref r set path = t.path, lineage = t.lineage, sort = t.sort
            from tree t where r.id = t.id
            returning r.id""";

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
        Set<String> keys = upsert(new Reference(
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
        session.createNativeQuery(PLACE_SUBTREE, UUID.class)
                .setParameter("id", section.id())
                .getResultList()
                .forEach(moved -> keys.add(Keys.reference(Reference.SECTION, moved)));
        changes.record(new Change("section.saved", section.id(), section.slug(), keys));
    }

    void saved(@Observes AuthorSaved author) {
        Set<String> keys = upsert(new Reference(
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
        changes.record(new Change("author.saved", author.id(), author.slug(), keys));
    }

    void saved(@Observes TagSaved tag) {
        Set<String> keys = upsert(new Reference(
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
        changes.record(new Change("tag.saved", tag.id(), tag.slug(), keys));
    }

    void merged(@Observes AuthorMerged author) {
        merge(Reference.AUTHOR, author.id(), author.survivor(), author.slug());
    }

    void merged(@Observes TagMerged tag) {
        merge(Reference.TAG, tag.id(), tag.survivor(), tag.slug());
    }

    void deleted(@Observes SectionDeleted section) {
        delete(Reference.SECTION, section.id(), section.slug());
    }

    void deleted(@Observes AuthorDeleted author) {
        delete(Reference.AUTHOR, author.id(), author.slug());
    }

    void deleted(@Observes TagDeleted tag) {
        delete(Reference.TAG, tag.id(), tag.slug());
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
        names.keep(reference.kind(), reference.id(), reference.slug());
        return keys;
    }

    private void merge(String kind, UUID id, UUID survivor, String slug) {
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
        changes.record(new Change(kind + ".merged", id, slug, keys));
    }

    private void delete(String kind, UUID id, String slug) {
        session.createNativeMutationQuery("delete from published_ref where id = :id or merged_into = :id")
                .setParameter("id", id)
                .executeUpdate();
        names.forget(id);
        changes.record(new Change(kind + ".deleted", id, slug, keys(kind, id)));
    }

    private static Set<String> keys(String kind, UUID id) {
        return new TreeSet<>(Set.of(Keys.reference(kind, id), Keys.references(kind)));
    }
}
