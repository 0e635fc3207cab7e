package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.change.Keys;
import org.broadsheet.delivery.Conversation;
import org.broadsheet.delivery.PublishedArticles;
import org.broadsheet.delivery.ThreadState;
import org.broadsheet.http.DeliveryLinks;
import org.broadsheet.query.Reads;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.reference.Reference;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.PageInfo;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.Slice;

/** The comments of an article that everybody sees, newest first whatever they answer, with what they are about. */
@ApplicationScoped
public class RecentComments {

    /** By the same conditions and index as a flat thread. */
    private static final String PAGE =
            """
            select a.article_id, a.slug, s.path || '/' || a.slug, head.json ->> 'headline', head.json ->> 'language',
                a.section_id, c.*
            from {published}
            cross join lateral (select cast('{' || a.head || '}' as json) as json) head
            left join lateral (
                select c.id, c.author_name, c.body_html, c.body_text, c.created_at, c.edited_at
                from comment c
                where c.article_id = a.article_id and c.status = 'approved' and (c.created_at, c.id) {behind} (:at, :id)
                order by c.created_at {order}, c.id {order}
                limit :size
            ) c on true
            where n.kind = 'article' and n.name = :name and {threads}
            order by c.created_at {order}, c.id {order}""".replace("{published}", PublishedArticles.WITH_THREAD).replace("{threads}", ThreadState.IS_SHOWN);

    private static final SqlStatement NEWEST_FIRST =
            SqlStatement.of(PAGE.replace("{behind}", "<").replace("{order}", "desc"));
    private static final SqlStatement OLDEST_FIRST =
            SqlStatement.of(PAGE.replace("{behind}", ">").replace("{order}", "asc"));

    private final Reads reads;
    private final Conversation conversation;
    private final DeliveryLinks links;

    RecentComments(Reads reads, Conversation conversation, DeliveryLinks links) {
        this.reads = reads;
        this.conversation = conversation;
        this.links = links;
    }

    /**
     * What is commented on.
     *
     * @param path where it stands on the site
     * @param section its primary one
     */
    public record Subject(UUID id, String slug, String path, String headline, String language, UUID section) {

        /** Whether the name is a present one, not a former slug. */
        public boolean isNamed(String name) {
            return name.equals(slug) || name.equals(id.toString());
        }
    }

    /**
     * A comment.
     *
     * @param html sanitised
     * @param editedAt null where it was never changed
     */
    public record Said(UUID id, String author, String html, String text, Instant createdAt, Instant editedAt) {}

    /** One page. */
    public record Page(Subject article, List<Said> comments, PageInfo page, Set<String> keys) {}

    /** A row of the statement, without a comment where there is none. */
    private record Line(Subject article, Said comment) {}

    /**
     * One page.
     *
     * @param name slug, former slug or id
     * @param uri what was asked for, with all its parameters
     * @throws ProblemException 404 where no public article has that name, or there are no threads
     */
    public Page of(String name, PageRequest page, UriInfo uri) {
        PageLinks links = this.links.of(uri);
        Subject[] article = new Subject[1];
        Slice<Said> slice = Slice.read(
                links.cursor(page.cursor()),
                page.limit(),
                (from, size) -> {
                    List<Line> lines = read(name, from, size);
                    article[0] = lines.stream()
                            .findFirst()
                            .map(Line::article)
                            .orElseThrow(() -> new ProblemException(ProblemType.notFound, "There is no such article"));
                    return lines.stream()
                            .map(Line::comment)
                            .filter(Objects::nonNull)
                            .toList();
                },
                comment -> new String[] {
                    comment.createdAt().toString(), comment.id().toString()
                });
        return new Page(
                article[0],
                slice.rows(),
                links.info(slice, page.limit()),
                Set.of(
                        Keys.article(article[0].id()),
                        Keys.comments(article[0].id()),
                        Keys.threads(),
                        Keys.reference(Reference.SECTION, article[0].section())));
    }

    private List<Line> read(String name, Optional<Cursor> from, int size) {
        boolean backwards = from.map(Cursor::backwards).orElse(false);
        ThreadSort.Place place = from.map(cursor -> ThreadSort.newest.place(cursor.key()))
                .orElseGet(() -> ThreadSort.newest.start(true));
        return reads.of(backwards ? OLDEST_FIRST : NEWEST_FIRST)
                .with("name", name)
                .with("mode", conversation.mode())
                .with("at", place.at())
                .with("id", place.id())
                .with("size", size)
                .list(row -> new Line(
                        new Subject(row.uuid(1), row.text(2), row.text(3), row.text(4), row.text(5), row.uuid(6)),
                        row.uuid(7) == null
                                ? null
                                : new Said(
                                        row.uuid(7),
                                        row.text(8),
                                        row.text(9),
                                        row.text(10),
                                        row.instant(11),
                                        row.instant(12))));
    }
}
