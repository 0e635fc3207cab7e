package org.broadsheet.article;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.ProblemException;

/** Reads the times that an editor wants something to happen at. */
final class ScheduleTimes {

    /** Further ahead a schedule is a typing error. */
    private static final int MOST_YEARS = 20;

    private final ScheduleArticle wanted;
    private final Article article;
    private final Instant now;
    private final List<FieldError> errors = new ArrayList<>();

    private ScheduleTimes(ScheduleArticle wanted, Article article, Instant now) {
        this.wanted = wanted;
        this.article = article;
        this.now = now;
    }

    /** @throws ProblemException 400 with every place that is wrong */
    static Schedule read(ScheduleArticle wanted, Article article, UUID caller, Instant now) {
        return new ScheduleTimes(wanted, article, now).read(caller);
    }

    private Schedule read(UUID caller) {
        ZoneId zone = zone();
        Instant publishAt = time("/publishAt", wanted.publishAt(), zone);
        Instant unpublishAt = time("/unpublishAt", wanted.unpublishAt(), zone);
        if (publishAt == null && errors.isEmpty() && article.isEmbargoed(now)) {
            publishAt = article.embargoedUntil();
        }
        boolean isPublic = article.publishedRevision() != null;
        if (errors.isEmpty() && publishAt == null && !(isPublic && unpublishAt != null)) {
            errors.add(
                    FieldError.at("/publishAt", "required", "Say when; there is no embargo whose end would be meant"));
        }
        if (publishAt != null && unpublishAt != null && !unpublishAt.isAfter(publishAt)) {
            errors.add(FieldError.at("/unpublishAt", "outOfRange", "It must be public before it can be unpublished"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return new Schedule(publishAt, unpublishAt, zone == null ? null : zone.getId(), caller, null, null);
    }

    private ZoneId zone() {
        if (wanted.zone() == null) {
            return null;
        }
        if (!ZoneId.getAvailableZoneIds().contains(wanted.zone())) {
            errors.add(FieldError.at("/zone", "unknownZone", "\"" + wanted.zone() + "\" is no IANA time zone"));
            return ZoneOffset.UTC;
        }
        return ZoneId.of(wanted.zone());
    }

    private Instant time(String pointer, String text, ZoneId zone) {
        if (text == null) {
            return null;
        }
        Instant time = instant(pointer, text, zone);
        if (time == null) {
            return null;
        }
        if (!time.isAfter(now)) {
            errors.add(FieldError.at(pointer, "inPast", "A schedule lies in the future"));
        } else if (time.isAfter(
                now.atOffset(ZoneOffset.UTC).plusYears(MOST_YEARS).toInstant())) {
            errors.add(FieldError.at(pointer, "outOfRange", "At most " + MOST_YEARS + " years ahead"));
        }
        return time;
    }

    private Instant instant(String pointer, String text, ZoneId zone) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notAnInstant) {
            return localTime(pointer, text, zone);
        }
    }

    /** Where clocks are set back, the earlier of the two moments. */
    private Instant localTime(String pointer, String text, ZoneId zone) {
        LocalDateTime local;
        try {
            local = LocalDateTime.parse(text);
        } catch (DateTimeException malformed) {
            errors.add(FieldError.at(
                    pointer, "malformed", "Expected 2026-12-24T06:00:00Z, or 2026-12-24T06:00 and a zone"));
            return null;
        }
        if (zone == null) {
            errors.add(FieldError.at("/zone", "required", "A local time needs its zone"));
            return null;
        }
        ZoneRules rules = zone.getRules();
        if (rules.getValidOffsets(local).isEmpty()) {
            errors.add(FieldError.at(
                    pointer, "noSuchTime", "Clocks are set forward then: " + text + " does not exist in " + zone));
            return null;
        }
        return local.toInstant(rules.getValidOffsets(local).get(0));
    }
}
