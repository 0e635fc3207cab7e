package org.broadsheet.article;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * When something is to happen to an article by itself; never changes.
 *
 * @param publishAt when the draft of that moment becomes public; null where it is not to
 * @param unpublishAt when readers stop seeing it; null where they do not
 * @param zone the IANA zone that the times were given in; null for instants
 * @param by who wants it so
 * @param failedAt when it could not be done; from then on it waits for an editor
 */
@Embeddable
record Schedule(
        @Column(name = "publish_at") Instant publishAt,
        @Column(name = "unpublish_at") Instant unpublishAt,
        @Column(name = "schedule_zone") String zone,
        @Column(name = "scheduled_by") UUID by,
        @Column(name = "schedule_failed_at") Instant failedAt,

        @Column(name = "schedule_problem") @JdbcTypeCode(SqlTypes.JSON)
        ScheduleProblem problem) {

    /** The earlier of its moments. */
    Instant dueAt() {
        return Stream.of(publishAt, unpublishAt)
                .filter(at -> at != null)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    boolean publishesFirst() {
        return dueAt().equals(publishAt);
    }

    /** What is left of it once the article is public; null for nothing. */
    Schedule published() {
        return unpublishAt == null ? null : new Schedule(null, unpublishAt, zone, by, null, null);
    }

    Schedule failed(ScheduleProblem why, Instant at) {
        return new Schedule(publishAt, unpublishAt, zone, by, at, why);
    }
}
