package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.broadsheet.body.Body;
import org.broadsheet.content.ArticleContent;
import org.broadsheet.content.Contributor;
import org.broadsheet.shared.Holder;
import org.broadsheet.shared.Uses;
import org.hibernate.Session;

/** Which sections, authors, tags and pictures the drafts and the published revisions mention. */
@ApplicationScoped
class ArticleUse implements Uses {

    private static final String INSERT = """
            insert into article_use (article_id, revision_id, section_id, author_id, tag_id, media_id)
            select r.article_id, r.id, u.section_id, u.author_id, u.tag_id, u.media_id
            from article_revision r
            cross join unnest(cast(:sections as uuid[]), cast(:authors as uuid[]), cast(:tags as uuid[]),
                cast(:media as uuid[])) as u (section_id, author_id, tag_id, media_id)
            where r.id = :revision
            on conflict do nothing""";

    private static final String HOLDERS = """
            select article_id, count(*) over () from (
                select distinct article_id from article_use
                where (:kind = 'section' and section_id = any(:ids))
                   or (:kind = 'author' and author_id = any(:ids))
                   or (:kind = 'tag' and tag_id = any(:ids))
                   or (:kind = 'media' and media_id = any(:ids))
            ) holder
            order by article_id limit :examples""";

    private final Session session;

    ArticleUse(Session session) {
        this.session = session;
    }

    /** Keeps what the revisions at the article's two pointers mention, and nothing else. */
    void follow(Article article, Revision added) {
        session.flush();
        session.createNativeMutationQuery(
                        "delete from article_use where article_id = :article and revision_id <> all(:kept)")
                .setParameter("article", article.id())
                .setParameter(
                        "kept",
                        Stream.of(article.draftRevision(), article.publishedRevision())
                                .filter(Objects::nonNull)
                                .toArray(UUID[]::new))
                .executeUpdate();
        if (added != null) {
            insert(added);
        }
    }

    private void insert(Revision revision) {
        ArticleContent content = revision.content();
        List<UUID> sections = Stream.concat(Stream.of(content.section()), content.sections().stream())
                .toList();
        List<UUID> authors = content.byline().stream()
                .map(Contributor::author)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        int first = sections.size();
        int second = first + authors.size();
        int third = second + content.tags().size();
        List<UUID> media = Stream.concat(
                        Stream.ofNullable(content.image()), new Body(content.body()).media().values().stream())
                .distinct()
                .toList();
        int all = third + media.size();
        session.createNativeMutationQuery(INSERT)
                .setParameter("revision", revision.id())
                .setParameter("sections", padded(sections, 0, all))
                .setParameter("authors", padded(authors, first, all))
                .setParameter("tags", padded(content.tags(), second, all))
                .setParameter("media", padded(media, third, all))
                .executeUpdate();
    }

    /** The ids from an offset on and nulls elsewhere: one row of the parallel arrays mentions one thing. */
    private static UUID[] padded(List<UUID> ids, int offset, int length) {
        UUID[] padded = new UUID[length];
        for (int i = 0; i < ids.size(); i++) {
            padded[offset + i] = ids.get(i);
        }
        return padded;
    }

    @Override
    public Optional<Holder> holder(String kind, Collection<UUID> ids) {
        List<Object[]> holders = session.createNativeQuery(HOLDERS, Object[].class)
                .setParameter("kind", kind)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .setParameter("examples", Holder.EXAMPLES)
                .getResultList();
        return holders.isEmpty()
                ? Optional.empty()
                : Optional.of(new Holder(
                        "article",
                        ((Number) holders.get(0)[1]).longValue(),
                        holders.stream().map(row -> (UUID) row[0]).toList()));
    }
}
