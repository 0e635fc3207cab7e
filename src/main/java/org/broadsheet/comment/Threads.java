package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.PageInfo;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.Signer;
import org.broadsheet.shared.Slice;

/** Threads as readers see them. */
@ApplicationScoped
class Threads {

    private final ThreadQueries queries;
    private final Modes modes;
    private final Signer signer;

    Threads(ThreadQueries queries, Modes modes, Signer signer) {
        this.queries = queries;
        this.modes = modes;
        this.signer = signer;
    }

    /** @param slug the slug that the article has now */
    record Page(UUID article, String slug, PublicComment.Replies comments) {

        /** Whether the article has that name now, not as a former slug. */
        boolean isNamed(String name) {
            return name.equals(slug) || name.equals(article.toString());
        }
    }

    /** @throws ProblemException 404 where no public article has that name, or there are no threads */
    Page ofArticle(String name, ThreadSort sort, PageRequest page, int replies, UriInfo uri) {
        return page(ThreadSql.THREAD, name, "There is no such article", sort, page, replies, uri);
    }

    /** @throws ProblemException 404 where there is no such comment that is shown */
    PublicComment.Replies repliesTo(UUID comment, PageRequest page, int replies, UriInfo uri) {
        return page(ThreadSql.ANSWERS, comment, unknown(comment), ThreadSort.oldest, page, replies, uri)
                .comments();
    }

    /** @throws ProblemException 404 where there is no such comment that is shown */
    PublicComment one(UUID comment, int replies) {
        ThreadQueries.Found found =
                read(ThreadSql.ONE, comment, unknown(comment), ThreadSort.oldest, Optional.empty(), 1, replies);
        return comments(found.rows(), found.inline(), replies).get(0);
    }

    private Page page(
            ThreadSql.Scan scan,
            Object subject,
            String unknown,
            ThreadSort sort,
            PageRequest request,
            int replies,
            UriInfo uri) {
        PageLinks links = new PageLinks(uri, signer);
        ThreadQueries.Found[] found = new ThreadQueries.Found[1];
        Slice<ThreadQueries.Row> slice = Slice.read(
                links.cursor(request.cursor()),
                request.limit(),
                (from, size) -> {
                    found[0] = read(scan, subject, unknown, sort, from, size, replies);
                    return found[0].rows();
                },
                ThreadQueries.Row::key);
        return new Page(
                found[0].article(),
                found[0].slug(),
                new PublicComment.Replies(
                        comments(slice.rows(), found[0].inline(), replies), links.info(slice, request.limit())));
    }

    private ThreadQueries.Found read(
            ThreadSql.Scan scan,
            Object subject,
            String unknown,
            ThreadSort sort,
            Optional<Cursor> from,
            int size,
            int replies) {
        if (!modes.isShown()) {
            throw new ProblemException(ProblemType.notFound, "There are no comments here");
        }
        return queries.read(scan, subject, sort, from, size, replies)
                .orElseThrow(() -> new ProblemException(ProblemType.notFound, unknown));
    }

    private static String unknown(UUID comment) {
        return "There is no comment " + comment;
    }

    private List<PublicComment> comments(List<ThreadQueries.Row> rows, List<ThreadQueries.Row> inline, int replies) {
        Map<UUID, List<ThreadQueries.Row>> byParent =
                inline.stream().collect(Collectors.groupingBy(ThreadQueries.Row::parent));
        return rows.stream()
                .map(row -> comment(row, byParent.getOrDefault(row.id(), List.of()), replies))
                .toList();
    }

    private PublicComment comment(ThreadQueries.Row row, List<ThreadQueries.Row> inline, int replies) {
        List<PublicComment> first =
                inline.stream().map(reply -> comment(reply, List.of(), replies)).toList();
        return new PublicComment(
                row.id(),
                row.article(),
                row.parent(),
                row.depth(),
                row.status(),
                row.author() == null ? null : new PublicComment.Author(row.author()),
                row.html(),
                row.text(),
                row.createdAt(),
                row.replyCount(),
                new PublicComment.Replies(first, new PageInfo(replies, null, next(row, inline), null)));
    }

    /** Where the replies go on that did not come with the comment; null where all did. */
    private String next(ThreadQueries.Row row, List<ThreadQueries.Row> inline) {
        if (inline.size() >= row.replyCount()) {
            return null;
        }
        PageLinks links = new PageLinks(ThreadResource.PATH + "/" + row.id() + "/replies", signer);
        return inline.isEmpty()
                ? links.path()
                : links.link(Cursor.after(inline.get(inline.size() - 1).key()));
    }
}
