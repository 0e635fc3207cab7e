package org.broadsheet.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.broadsheet.shared.SiteConfig;
import org.junit.jupiter.api.Test;

/** Days that are not those of UTC, nor 24 hours long. */
class CalendarTest {

    private static Calendar in(String zone, String now) {
        SiteConfig site = (SiteConfig) Proxy.newProxyInstance(
                SiteConfig.class.getClassLoader(), new Class<?>[] {SiteConfig.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("timeZone");
                    return ZoneId.of(zone);
                });
        return new Calendar(site, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    private static Calendar.Period period(String name, String from, String before) {
        return new Calendar.Period(name, Instant.parse(from), Instant.parse(before));
    }

    @Test
    void daysAreAsLongAsTheClocksSay() {
        List<Calendar.Period> march =
                in("Europe/Lisbon", "2026-11-01T00:00:00Z").days(2026, 3);

        assertThat(march).hasSize(31);
        assertThat(march.get(0)).isEqualTo(period("2026-03-31", "2026-03-30T23:00:00Z", "2026-03-31T23:00:00Z"));
        assertThat(march.get(2)).isEqualTo(period("2026-03-29", "2026-03-29T00:00:00Z", "2026-03-29T23:00:00Z"));
        // Its midnight is not there: the clocks go from 24:00 to 1:00.
        assertThat(in("America/Asuncion", "2026-11-01T00:00:00Z").days(2023, 10).get(30))
                .isEqualTo(period("2023-10-01", "2023-10-01T04:00:00Z", "2023-10-02T03:00:00Z"));
    }

    @Test
    void monthsAndYearsBeginWithTheirFirstDay() {
        Calendar east = in("Pacific/Auckland", "2026-12-31T11:30:00Z");
        Calendar west = in("America/New_York", "2026-12-31T11:30:00Z");

        assertThat(east.years().get(0)).isEqualTo(period("2027", "2026-12-31T11:00:00Z", "2027-12-31T11:00:00Z"));
        assertThat(west.years().get(0)).isEqualTo(period("2026", "2026-01-01T05:00:00Z", "2027-01-01T05:00:00Z"));
        assertThat(west.years())
                .hasSize(2026)
                .last()
                .extracting(Calendar.Period::name)
                .isEqualTo("0001");
        assertThat(west.months(2026)).hasSize(12);
        assertThat(west.months(2026).get(11))
                .isEqualTo(period("2026-01", "2026-01-01T05:00:00Z", "2026-02-01T05:00:00Z"));
    }

    @Test
    void endsWhereDatesEnd() {
        assertThat(in("Pacific/Auckland", "2026-01-01T00:00:00Z")
                        .months(1)
                        .get(11)
                        .from())
                .isEqualTo("0001-01-01T00:00:00Z");
        assertThat(in("America/New_York", "2026-01-01T00:00:00Z")
                        .days(9999, 12)
                        .get(0)
                        .before())
                .isEqualTo("9999-12-31T23:59:59.999Z");
    }

    @Test
    void everyPeriodBeginsWhereTheOneBeforeEnds() {
        Calendar calendar = in("Asia/Kolkata", "2026-01-01T00:00:00Z");
        for (List<Calendar.Period> periods : List.of(calendar.years(), calendar.months(1945), calendar.days(2024, 2))) {
            for (int n = 1; n < periods.size(); n++) {
                assertThat(periods.get(n).before()).isEqualTo(periods.get(n - 1).from());
                assertThat(periods.get(n).from()).isBefore(periods.get(n).before());
            }
        }
    }
}
