package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.Signer;

/** What changes in threads, as everybody may see it now: whatever happened in between is told without its words. */
@ApplicationScoped
class LiveThreads {

    /** Which places in the log are meant by cursors. */
    private static final String QUERY = "/api/v1/articles/{article}/comments/changes";

    private final CommentLog log;
    private final Threads threads;
    private final Signer signer;

    LiveThreads(CommentLog log, Threads threads, Signer signer) {
        this.log = log;
        this.threads = threads;
        this.signer = signer;
    }

    /** @param position up to which it tells of everything */
    record Told(UUID article, String slug, UUID epoch, long newest, long position, boolean isMore, List<Event> events) {

        /** Whether the article has that name now, not as a former slug. */
        boolean isNamed(String name) {
            return name.equals(slug) || name.equals(article.toString());
        }
    }

    /** @param position of the change in the log */
    record Event(long position, CommentChange change) {}

    /** A place in the log, as a client carries it from article to the same article. */
    record Place(UUID epoch, long position, UUID article) {}

    String cursor(UUID epoch, long position, UUID article) {
        return Cursor.after(epoch.toString(), String.valueOf(position), article.toString())
                .encode(QUERY, signer);
    }

    /**
     * @param text null for none
     * @throws ProblemException 400 where it is none that was given for a thread
     */
    Optional<Place> place(String text, String parameter) {
        return Optional.ofNullable(text)
                .map(given -> Cursor.decode(given, QUERY, signer, parameter).key())
                .map(key -> new Place(
                        UUID.fromString(key.get(0)), Long.parseLong(key.get(1)), UUID.fromString(key.get(2))));
    }

    /**
     * What became of an article's comments behind a place.
     *
     * @param name of the article
     * @param since empty for the present one
     * @param parameter that it came in
     * @throws ProblemException 404 where there is no such article, or no threads; 400 where the place is one in another
     *     thread; 410 {@code cursorExpired}
     */
    Told since(String name, Optional<Place> since, String parameter, int limit) {
        CommentLog.Found found = log.of(name, since.map(Place::position), limit).orElseThrow(LiveThreads::unknown);
        since.ifPresent(place -> demand(place, found, parameter));
        boolean isMore = found.entries().size() == limit;
        return new Told(
                found.article(),
                found.slug(),
                found.epoch(),
                found.newest(),
                isMore ? found.entries().get(limit - 1).position() : found.newest(),
                isMore,
                found.entries().isEmpty()
                        ? List.of()
                        : events(found.article(), found.entries()).orElseThrow(LiveThreads::unknown));
    }

    private static void demand(Place place, CommentLog.Found found, String parameter) {
        if (!place.article().equals(found.article())) {
            throw ProblemException.invalid(FieldError.parameter(
                    parameter, "unknownCursor", "This cursor was not made for this article's comments"));
        }
        if (!place.epoch().equals(found.epoch()) || found.lacks(place.position())) {
            throw expired();
        }
    }

    static ProblemException expired() {
        return new ProblemException(
                ProblemType.cursorExpired, "What changed since then is not kept any more; read the thread again");
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.notFound, "There is no such article");
    }

    /**
     * The changes with the comments as they are now; those of the article itself are left out.
     *
     * @return empty where nobody sees the article's thread
     */
    Optional<List<Event>> events(UUID article, List<CommentLog.Entry> entries) {
        Set<UUID> ids = entries.stream()
                .map(CommentLog.Entry::comment)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return threads.shown(article, ids).map(shown -> events(entries, shown));
    }

    private static List<Event> events(List<CommentLog.Entry> entries, Map<UUID, PublicComment> shown) {
        return entries.stream()
                .filter(entry -> entry.comment() != null)
                .map(entry -> new Event(
                        entry.position(), new CommentChange(entry.comment(), entry.type(), shown.get(entry.comment()))))
                .toList();
    }
}
