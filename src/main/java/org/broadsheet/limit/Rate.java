package org.broadsheet.limit;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/** So many in so much time: {@code 10/min}. As many may come at once, and time gives them back evenly. */
record Rate(int quota, Duration window) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,6})/(s|min|h)");

    private static final Map<String, Duration> WINDOWS =
            Map.of("s", Duration.ofSeconds(1), "min", Duration.ofMinutes(1), "h", Duration.ofHours(1));

    /** Nanoseconds until one more may come, in the long run. */
    long interval() {
        return window.toNanos() / quota;
    }

    /** Public because it is made from outside. */
    public static final class Reader implements Converter<Rate> {

        private static final long serialVersionUID = 1L;

        /** @throws IllegalArgumentException if it is no rate, which ends the start */
        @Override
        public Rate convert(String value) {
            Matcher rate = FORM.matcher(value.strip());
            if (!rate.matches()) {
                throw new IllegalArgumentException("must be like 50/s, 10/min or 1000/h, not '" + value + "'");
            }
            return new Rate(Integer.parseInt(rate.group(1)), WINDOWS.get(rate.group(2)));
        }
    }
}
