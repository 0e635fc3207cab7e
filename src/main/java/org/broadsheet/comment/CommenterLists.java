package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.broadsheet.query.Reads;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.security.Accounts;
import org.broadsheet.security.Callers;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.AccountSummary;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Slice;
import org.broadsheet.shared.WordPrefixes;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Finds readers for moderators. Who moderates in some sections only sees those readers who wrote something there. */
@ApplicationScoped
class CommenterLists {

    private static final SqlStatement ALL_DECISIONS = SqlStatement.of(CommenterSql.decisions(false));
    private static final SqlStatement THEIR_DECISIONS = SqlStatement.of(CommenterSql.decisions(true));

    private final Session session;
    private final Reads reads;
    private final Accounts accounts;
    private final Callers callers;
    private final Clock clock;

    CommenterLists(Session session, Reads reads, Accounts accounts, Callers callers, Clock clock) {
        this.session = session;
        this.reads = reads;
        this.accounts = accounts;
        this.callers = callers;
        this.clock = clock;
    }

    Listing<CommenterRowView> page(CommenterFilter filter, PageRequest request, PageLinks links) {
        Set<CommenterSql.Condition> asked = EnumSet.noneOf(CommenterSql.Condition.class);
        Map<String, Object> values = new HashMap<>(Map.of("now", clock.instant()));
        callers.limits(Rights.MODERATE).ifPresent(limits -> {
            asked.add(CommenterSql.Condition.LIMITS);
            values.put("limits", limits);
        });
        if (filter.sanction() != null) {
            asked.add(CommenterSql.Condition.SANCTION);
            values.put("sanction", filter.sanction().name());
        }
        if (filter.q() != null) {
            String words = WordPrefixes.of(filter.q());
            if (words.isEmpty()) {
                asked.add(CommenterSql.Condition.NONE);
            } else {
                asked.add(CommenterSql.Condition.WORDS);
                values.put("words", words);
            }
        }
        Slice<CommenterRowView> slice = Slice.read(
                links.cursor(request.cursor()), request.limit(), (from, size) -> rows(asked, values, from, size), row ->
                        new String[] {row.createdAt().toString(), row.id().toString()});
        return new Listing<>(slice.rows(), links.info(slice, request.limit()));
    }

    private List<CommenterRowView> rows(
            Set<CommenterSql.Condition> asked, Map<String, Object> values, Optional<Cursor> from, int size) {
        NativeQuery<Object[]> query = session.createNativeQuery(CommenterSql.page(asked, from), Object[].class)
                .addScalar("id", UUID.class)
                .addScalar("version", Integer.class)
                .addScalar("name", String.class)
                .addScalar("created_at", Instant.class)
                .addScalar("kinds", String.class);
        values.forEach(query::setParameter);
        from.ifPresent(
                cursor -> query.setParameter("at", Instant.parse(cursor.key().get(0)))
                        .setParameter("id", UUID.fromString(cursor.key().get(1))));
        return query.setMaxResults(size).getResultList().stream()
                .map(row -> new CommenterRowView(
                        (UUID) row[0], (Integer) row[1], (String) row[2], (Instant) row[3], kinds((String) row[4])))
                .toList();
    }

    private static List<SanctionKind> kinds(String names) {
        return names == null
                ? List.of()
                : Stream.of(names.split(" "))
                        .map(SanctionKind::valueOf)
                        .sorted()
                        .toList();
    }

    /** Whether the caller may know of the reader. */
    boolean isVisible(UUID reader) {
        return callers.limits(Rights.MODERATE)
                .map(limits -> session.createNativeQuery(CommenterSql.WITHIN, Boolean.class)
                        .setParameter("reader", reader)
                        .setParameter("limits", limits)
                        .getSingleResult())
                .orElse(true);
    }

    /** What the caller sees of a reader, who is written to the database as they are now. */
    CommenterView view(Commenter commenter) {
        UUID reader = commenter.id();
        Optional<String> limits = callers.limits(Rights.MODERATE);
        List<Sanction> sanctions = Sanction.newest(reader, CommenterView.MOST);
        List<CommenterNote> notes = CommenterNote.page(reader, Optional.empty(), CommenterView.MOST);
        Map<UUID, AccountSummary> people = accounts.summaries(Stream.of(
                        sanctions.stream().map(Sanction::by),
                        sanctions.stream().map(Sanction::liftedBy),
                        notes.stream().map(CommenterNote::by))
                .flatMap(ids -> ids)
                .filter(id -> id != null)
                .distinct()
                .toList());
        Instant now = clock.instant();
        return new CommenterView(
                reader,
                commenter.version(),
                commenter.name(),
                commenter.createdAt(),
                counts(reader, limits),
                "/api/v1/manage/comments?reader=" + reader,
                decisions(reader, limits),
                sanctions.stream()
                        .map(sanction -> SanctionView.of(sanction, people, now))
                        .toList(),
                notes.stream().map(note -> CommenterNoteView.of(note, people)).toList());
    }

    private CommentTotals counts(UUID reader, Optional<String> limits) {
        NativeQuery<Object[]> query = session.createNativeQuery(CommenterSql.counts(limits.isPresent()), Object[].class)
                .setParameter("reader", reader);
        limits.ifPresent(text -> query.setParameter("limits", text));
        Map<String, Long> counts = new HashMap<>();
        query.getResultList().forEach(row -> {
            counts.put((String) row[0], ((Number) row[1]).longValue());
            counts.merge("queued", ((Number) row[2]).longValue(), Long::sum);
        });
        return CommentTotals.of(counts);
    }

    private List<DecisionView> decisions(UUID reader, Optional<String> limits) {
        Reads.Reading reading = reads.of(limits.isPresent() ? THEIR_DECISIONS : ALL_DECISIONS)
                .with("reader", reader)
                .with("size", CommenterView.MOST);
        limits.ifPresent(text -> reading.with("limits", text));
        return reading.list(row -> DecisionView.of(row, 1));
    }

    List<CommenterNoteView> notes(List<CommenterNote> notes) {
        Map<UUID, AccountSummary> people = accounts.summaries(
                notes.stream().map(CommenterNote::by).distinct().toList());
        return notes.stream().map(note -> CommenterNoteView.of(note, people)).toList();
    }
}
