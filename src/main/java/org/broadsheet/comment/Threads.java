package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.change.Keys;
import org.broadsheet.conversation.VoteMode;
import org.broadsheet.http.DeliveryLinks;
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
    private final DeliveryLinks links;
    private final Signer signer;

    Threads(ThreadQueries queries, DeliveryLinks links, Signer signer) {
        this.queries = queries;
        this.links = links;
        this.signer = signer;
    }

    /** @param slug the slug that the article has now */
    record Page(UUID article, String slug, PublicComment.Replies comments) {

        /** Whether the article has that name now, not as a former slug. */
        boolean isNamed(String name) {
            return name.equals(slug) || name.equals(article.toString());
        }

        Set<String> keys() {
            return Threads.keys(article);
        }
    }

    /** What each answer about comments on an article is made of; they come and go with it. */
    static Set<String> keys(UUID article) {
        return Set.of(Keys.article(article), Keys.comments(article), Keys.votes(article), Keys.threads());
    }

    /**
     * @throws ProblemException 404 where no public article has that name, there are no threads, or the anchor is not shown
     *     there; 400 where one thing asked for excludes another
     */
    Page ofArticle(
            String name, WholeThreadRequest thread, PageRequest page, int replies, Visitor visitor, UriInfo uri) {
        thread.check(page);
        ThreadSql.Scope scope = thread.scope();
        int inline = thread.view() == WholeThreadRequest.View.flat ? 0 : replies;
        return page(
                (from, size) -> {
                    ThreadQueries.Found found = required(
                            thread.anchor() == null
                                    ? queries.read(scope, name, thread.sort(), from, size, inline, visitor)
                                    : queries.readFrom(
                                                    thread.anchor(), scope, name, thread.sort(), size, inline, visitor)
                                            .map(begun -> begun(thread.anchor(), begun)),
                            "There is no such article");
                    thread.check(found.votes());
                    return found;
                },
                thread.sort(),
                page,
                replies,
                uri);
    }

    /** @throws ProblemException 404 where there is no such comment that is shown */
    Page repliesTo(UUID comment, PageRequest page, int replies, Visitor visitor, UriInfo uri) {
        ThreadSort sort = ThreadSort.oldest;
        return page(
                (from, size) -> required(
                        queries.read(ThreadSql.ANSWERS, comment, sort, from, size, replies, visitor), missing(comment)),
                sort,
                page,
                replies,
                uri);
    }

    /**
     * With what it answers.
     *
     * @throws ProblemException 404 where there is no such comment that is shown
     */
    PublicComment one(UUID comment, int replies, Visitor visitor) {
        ThreadQueries.Found found = required(
                queries.read(ThreadSql.ONE, comment, ThreadSort.oldest, Optional.empty(), 1, replies, visitor),
                missing(comment));
        List<PublicComment> above = found.above().stream()
                .sorted(Comparator.comparing(ThreadQueries.Row::depth))
                .map(row -> comment(row, List.of(), replies, found.votes()))
                .toList();
        return comments(found, found.rows(), replies).get(0).below(above);
    }

    /**
     * Those of some comments that everybody sees, each as if it was asked for alone, but without what it answers.
     *
     * @return empty where nobody sees the article's thread
     */
    Optional<Map<UUID, PublicComment>> shown(UUID article, Collection<UUID> comments) {
        return queries.among(article, comments, ThreadRequest.REPLIES)
                .map(found -> comments(found, found.rows(), ThreadRequest.REPLIES).stream()
                        .collect(Collectors.toMap(PublicComment::id, Function.identity())));
    }

    private Page page(
            BiFunction<Optional<Cursor>, Integer, ThreadQueries.Found> read,
            ThreadSort sort,
            PageRequest request,
            int replies,
            UriInfo uri) {
        PageLinks links = this.links.of(uri);
        ThreadQueries.Found[] found = new ThreadQueries.Found[1];
        Slice<ThreadQueries.Row> slice = Slice.read(
                links.cursor(request.cursor()),
                request.limit(),
                (from, size) -> {
                    found[0] = read.apply(from, size);
                    return found[0].rows();
                },
                sort::key);
        Optional<Cursor> previous = found[0].isBegun()
                ? Optional.of(Cursor.before(sort.key(slice.rows().get(0))))
                : slice.previous();
        return new Page(
                found[0].article(),
                found[0].slug(),
                new PublicComment.Replies(
                        comments(found[0], slice.rows(), replies),
                        links.info(new Slice<>(slice.rows(), slice.total(), slice.next(), previous), request.limit())));
    }

    /** A page that begins with an anchor is not empty where that is shown. */
    private static ThreadQueries.Found begun(UUID anchor, ThreadQueries.Found found) {
        if (found.rows().isEmpty()) {
            throw unknown(anchor);
        }
        return found;
    }

    private static ThreadQueries.Found required(Optional<ThreadQueries.Found> found, String unknown) {
        return found.orElseThrow(() -> new ProblemException(ProblemType.notFound, unknown));
    }

    /** 404: there is none, or none that the caller may see. */
    static ProblemException unknown(UUID comment) {
        return new ProblemException(ProblemType.notFound, missing(comment));
    }

    private static String missing(UUID comment) {
        return "There is no comment " + comment;
    }

    /** @param rows those of the page, in its order */
    private List<PublicComment> comments(ThreadQueries.Found found, List<ThreadQueries.Row> rows, int replies) {
        Map<UUID, List<ThreadQueries.Row>> byParent =
                found.inline().stream().collect(Collectors.groupingBy(ThreadQueries.Row::parent));
        return rows.stream()
                .map(row -> comment(row, byParent.getOrDefault(row.id(), List.of()), replies, found.votes()))
                .toList();
    }

    private PublicComment comment(ThreadQueries.Row row, List<ThreadQueries.Row> inline, int replies, VoteMode votes) {
        List<PublicComment> first = inline.stream()
                .limit(replies)
                .map(reply -> comment(reply, List.of(), replies, votes))
                .toList();
        return new PublicComment(
                row.id(),
                row.article(),
                row.parent(),
                row.depth(),
                row.status(),
                row.author() == null ? null : new PublicComment.Author(row.author(), row.badges()),
                row.html(),
                row.text(),
                row.createdAt(),
                row.replyCount(),
                new PublicComment.Replies(first, new PageInfo(replies, null, next(row, inline, replies), null)),
                votes(row, votes),
                null,
                row.editedAt(),
                null,
                row.featured(),
                row.pinned(),
                row.locked());
    }

    /**
     * What its writer is shown right after writing it, held or not.
     *
     * @param editToken null for none
     */
    PublicComment toItsWriter(Comment comment, String editToken) {
        return PublicComment.toItsWriter(comment, queries.badges(comment), editToken);
    }

    private static PublicComment.Votes votes(ThreadQueries.Row row, VoteMode mode) {
        boolean counted = row.status() == CommentStatus.approved;
        return PublicComment.Votes.of(mode, counted ? row.votesUp() : 0, counted ? row.votesDown() : 0, row.mine());
    }

    /** Where the replies go on that did not come with the comment; null where all did. */
    private String next(ThreadQueries.Row row, List<ThreadQueries.Row> inline, int replies) {
        if (inline.size() >= row.replyCount() && inline.size() <= replies) {
            return null;
        }
        PageLinks answers = new PageLinks(ThreadResource.PATH + "/" + row.id() + "/replies", signer);
        return inline.isEmpty()
                ? answers.path()
                : answers.link(Cursor.after(ThreadSort.oldest.key(inline.get(Math.min(inline.size(), replies) - 1))));
    }
}
