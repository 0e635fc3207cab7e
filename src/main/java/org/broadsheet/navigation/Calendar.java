package org.broadsheet.navigation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.broadsheet.shared.SiteConfig;

/** Years, months and days as the publication's readers have them: of the site's time zone. */
@ApplicationScoped
class Calendar {

    /** Before and after what date lines can name, where a zone is ahead of UTC or behind it. */
    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z");

    private final ZoneId zone;
    private final Clock clock;

    Calendar(SiteConfig site, Clock clock) {
        this.zone = site.timeZone();
        this.clock = clock;
    }

    /** @param before the first moment after it */
    record Period(String name, Instant from, Instant before) {}

    ZoneId zone() {
        return zone;
    }

    /** Newest first. No date line lies in the future, so the present one is the last. */
    List<Period> years() {
        LocalDate end = LocalDate.of(Year.now(clock.withZone(zone)).getValue() + 1, 1, 1);
        return periods(
                end,
                end.getYear() - 1,
                day -> day.minusYears(1),
                day -> Year.from(day).format(YEAR));
    }

    /** Newest first. */
    List<Period> months(int year) {
        LocalDate end = LocalDate.of(year, 1, 1).plusYears(1);
        return periods(
                end, 12, day -> day.minusMonths(1), day -> YearMonth.from(day).format(MONTH));
    }

    /** Newest first. */
    List<Period> days(int year, int month) {
        YearMonth whole = YearMonth.of(year, month);
        return periods(
                whole.atEndOfMonth().plusDays(1), whole.lengthOfMonth(), day -> day.minusDays(1), LocalDate::toString);
    }

    private List<Period> periods(
            LocalDate end, int count, Function<LocalDate, LocalDate> step, Function<LocalDate, String> name) {
        List<Period> periods = new ArrayList<>();
        LocalDate before = end;
        for (int i = 0; i < count; i++) {
            LocalDate from = step.apply(before);
            periods.add(new Period(name.apply(from), instant(from), instant(before)));
            before = from;
        }
        return periods;
    }

    private Instant instant(LocalDate day) {
        Instant start = day.atStartOfDay(zone).toInstant();
        return start.isBefore(BEGINNING) ? BEGINNING : start.isAfter(END) ? END : start;
    }
}
