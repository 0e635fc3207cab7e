package org.broadsheet.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.Session;

/**
 * What each version of a thing was like, so that who comes too late learns not only that something has changed but what.
 * Called in the transaction that saves.
 */
@ApplicationScoped
public class SavedVersions implements Purge {

    private static final String KEEP = """
            insert into saved_version (kind, id, version, input, kept_at)
            values (:kind, :id, :version, cast(:input as jsonb), :now)
            on conflict do nothing""";

    private static final String KEPT = """
            select cast(input as text) from saved_version
            where kind = :kind and id = :id and version = :version""";

    /** Those that another one has followed long ago: whoever has them in mind has had them for longer. */
    private static final String PURGE = """
            delete from saved_version where ctid = any(array(
                select v.ctid from saved_version v
                where exists (
                    select from saved_version next
                    where next.kind = v.kind and next.id = v.id and next.version > v.version and next.kept_at < :before)
                limit :most for update skip locked))""";

    /** Nobody edits for longer. */
    private static final Duration EDITED = Duration.ofDays(30);

    private final Session session;
    private final People people;
    private final TouchedVersions touched;
    private final ObjectMapper json;
    private final Clock clock;

    SavedVersions(Session session, People people, TouchedVersions touched, ObjectMapper json, Clock clock) {
        this.touched = touched;
        this.session = session;
        this.people = people;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Keeps what the present version is like; once it is flushed, for that gives it its number.
     *
     * @param input what clients send to save such a thing, or what its fields can be found by
     */
    public void keep(String kind, Tracked saved, Object input) {
        touched.left(saved.version());
        session.createNativeMutationQuery(KEEP)
                .setParameter("kind", kind)
                .setParameter("id", saved.id())
                .setParameter("version", saved.version())
                .setParameter("input", text(input))
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** Drops what is known of a thing that is deleted. */
    public void drop(String kind, UUID id) {
        session.createNativeMutationQuery("delete from saved_version where kind = :kind and id = :id")
                .setParameter("kind", kind)
                .setParameter("id", id)
                .executeUpdate();
    }

    /**
     * As {@link Preconditions#demand}; a 412 says also who saved the present version when, and in which fields it differs
     * from the one that the client has seen, where that was kept.
     *
     * @param input of the present version, as {@link #keep} would get it
     */
    public void demand(String ifMatch, String kind, Tracked present, Object input) {
        demand(ifMatch, kind, present, input, UnaryOperator.identity(), Set.of());
    }

    /**
     * As above, where what is kept is not what clients know.
     *
     * @param fields finds the fields by what was kept
     * @param tooLarge fields whose values are not shown
     */
    public void demand(
            String ifMatch,
            String kind,
            Tracked present,
            Object input,
            UnaryOperator<JsonNode> fields,
            Set<String> tooLarge) {
        touched.met(present.version());
        try {
            Preconditions.demand(ifMatch, present.version());
        } catch (ProblemException e) {
            if (e.type() != ProblemType.preconditionFailed) {
                throw e;
            }
            e.with("savedAt", present.savedAt()).with("savedBy", people.person(present.savedBy()));
            kept(kind, present.id(), Preconditions.seen(ifMatch))
                    .map(before ->
                            ChangedField.between(fields.apply(before), fields.apply(tree(text(input))), tooLarge))
                    .ifPresent(changes -> e.with("changes", changes));
            throw e;
        }
    }

    @Override
    public String name() {
        return "savedVersions";
    }

    @Override
    public int purge(Instant now, int most) {
        return session.createNativeMutationQuery(PURGE)
                .setParameter("before", now.minus(EDITED))
                .setParameter("most", most)
                .executeUpdate();
    }

    private Optional<JsonNode> kept(String kind, UUID id, OptionalInt version) {
        return version.isEmpty()
                ? Optional.empty()
                : session.createNativeQuery(KEPT, String.class)
                        .setParameter("kind", kind)
                        .setParameter("id", id)
                        .setParameter("version", version.getAsInt())
                        .uniqueResultOptional()
                        .map(this::tree);
    }

    private String text(Object input) {
        try {
            return json.writeValueAsString(input);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
