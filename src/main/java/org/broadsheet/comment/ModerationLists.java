package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.section.Sections;
import org.broadsheet.security.Callers;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Slice;
import org.broadsheet.shared.WordPrefixes;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Finds and counts comments for moderators. */
@ApplicationScoped
class ModerationLists {

    /** Most comments that a word which is rare is found in. */
    private static final int RARE = 1_000;

    private final Session session;
    private final CommentContext context;
    private final Sections sections;
    private final Callers callers;
    private final Clock clock;

    ModerationLists(Session session, CommentContext context, Sections sections, Callers callers, Clock clock) {
        this.session = session;
        this.context = context;
        this.sections = sections;
        this.callers = callers;
        this.clock = clock;
    }

    /** Conditions, and the values of their parameters. */
    private record Asked(Set<ModerationCondition> conditions, Map<String, Object> values) {

        Asked() {
            this(EnumSet.noneOf(ModerationCondition.class), new HashMap<>());
        }

        void add(ModerationCondition condition) {
            conditions.add(condition);
        }

        void add(ModerationCondition condition, String parameter, Object value) {
            conditions.add(condition);
            values.put(parameter, value);
        }

        void addGiven(ModerationCondition condition, String parameter, Object value) {
            if (value != null) {
                add(condition, parameter, value);
            }
        }

        <T> NativeQuery<T> bound(NativeQuery<T> query) {
            values.forEach(query::setParameter);
            return query;
        }
    }

    Listing<CommentView> page(ModerationFilter filter, ModerationPlace place, PageRequest request, PageLinks links) {
        Asked asked = asked(place);
        ask(filter, asked);
        Slice<Comment> slice = Slice.read(
                links.cursor(request.cursor()),
                request.limit(),
                (from, size) -> read(asked, filter.sort(), from, size),
                comment -> new String[] {
                    comment.createdAt().toString(), comment.id().toString()
                });
        return new Listing<>(context.views(slice.rows()), links.info(slice, request.limit()));
    }

    private List<Comment> read(Asked asked, ModerationSort sort, Optional<Cursor> from, int size) {
        NativeQuery<Comment> query =
                asked.bound(session.createNativeQuery(ModerationSql.page(asked.conditions(), sort, from), Comment.class)
                        .addEntity("c", Comment.class));
        from.ifPresent(
                cursor -> query.setParameter("at", Instant.parse(cursor.key().get(0)))
                        .setParameter("id", UUID.fromString(cursor.key().get(1))));
        return query.setMaxResults(size).getResultList();
    }

    CommentTotals counts(ModerationPlace place) {
        Asked asked = asked(place);
        Map<String, Long> counts = new HashMap<>();
        asked.bound(session.createNativeQuery(ModerationSql.counts(asked.conditions()), Object[].class))
                .getResultList()
                .forEach(row -> counts.put((String) row[0], ((Number) row[1]).longValue()));
        return CommentTotals.of(counts);
    }

    private Asked asked(ModerationPlace place) {
        Asked asked = new Asked();
        callers.limits(Rights.MODERATE).ifPresent(limits -> asked.add(ModerationCondition.LIMITS, "limits", limits));
        asked.addGiven(ModerationCondition.ARTICLE, "article", place.article());
        if (!place.section().isEmpty()) {
            asked.add(ModerationCondition.SECTION, "section", ids(sections.subtrees(place.section())));
        }
        return asked;
    }

    private void ask(ModerationFilter filter, Asked asked) {
        asked.addGiven(
                ModerationCondition.STATUS,
                "status",
                filter.status() == null ? null : filter.status().name());
        if (filter.queued() != null) {
            asked.add(filter.queued() ? ModerationCondition.QUEUED : ModerationCondition.NOT_QUEUED);
        }
        if (filter.reported() != null) {
            asked.add(filter.reported() ? ModerationCondition.REPORTED : ModerationCondition.NOT_REPORTED);
        }
        asked.addGiven(ModerationCondition.READER, "reader", filter.reader());
        if (filter.claimed() == ModerationFilter.Claimed.mine) {
            asked.add(ModerationCondition.MINE, "now", clock.instant());
            asked.add(ModerationCondition.MINE, "caller", callers.current().id());
        }
        if (filter.claimed() == ModerationFilter.Claimed.free) {
            asked.add(ModerationCondition.FREE, "now", clock.instant());
        }
        asked.addGiven(ModerationCondition.SINCE, "since", filter.since());
        asked.addGiven(ModerationCondition.UNTIL, "until", filter.until());
        if (filter.q() != null) {
            askWords(WordPrefixes.of(filter.q()), asked);
        }
    }

    /**
     * PostgreSQL cannot tell a rare prefix from a common one. What is rare is looked up first, lest it be looked for in one
     * comment after the other; what is common soon turns up in them.
     */
    private void askWords(String words, Asked asked) {
        List<UUID> found = words.isEmpty()
                ? List.of()
                : session.createNativeQuery(ModerationSql.FOUND, UUID.class)
                        .setParameter("words", words)
                        .setMaxResults(RARE + 1)
                        .getResultList();
        if (found.size() <= RARE) {
            asked.add(ModerationCondition.FOUND, "found", ids(found));
        } else {
            asked.add(ModerationCondition.WORDS, "words", words);
        }
    }

    private static UUID[] ids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
