package org.broadsheet.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one way each kind of value is written, in bodies and in parameters alike. */
final class WireFormat {

    /** RFC 3339, section 5.6, with an offset; Java's own parser also takes years of five digits and no seconds. */
    private static final Pattern RFC_3339 = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})", Pattern.CASE_INSENSITIVE);

    /** RFC 9562, section 4; {@link UUID#fromString} alone takes {@code 1-1-1-1-1}. */
    private static final Pattern RFC_9562 = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,18})");

    private static final Map<Class<?>, Function<String, Optional<?>>> READERS = Map.of(
            int.class, WireFormat::integer,
            Integer.class, WireFormat::integer,
            long.class, WireFormat::wholeNumber,
            Long.class, WireFormat::wholeNumber,
            boolean.class, WireFormat::truth,
            Boolean.class, WireFormat::truth,
            UUID.class, WireFormat::uuid,
            Instant.class, WireFormat::instant);

    private static final String INTEGER = "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
    private static final String LONG = "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE;
    private static final String TRUTH = "true or false";

    private static final Map<Class<?>, String> WORDS = Map.of(
            int.class, INTEGER,
            Integer.class, INTEGER,
            long.class, LONG,
            Long.class, LONG,
            boolean.class, TRUTH,
            Boolean.class, TRUTH,
            String.class, "a string",
            UUID.class, "a UUID",
            Instant.class, "a time as in RFC 3339 with its offset, of the years 1 to 9999");

    private WireFormat() {}

    /** An instant of the years 1 to 9999 in UTC, cut to the microseconds that PostgreSQL keeps. */
    static Optional<Instant> instant(String text) {
        if (!RFC_3339.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            OffsetDateTime time =
                    OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).withOffsetSameInstant(ZoneOffset.UTC);
            return time.getYear() < 1 || time.getYear() > 9999
                    ? Optional.empty()
                    : Optional.of(time.toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<UUID> uuid(String text) {
        return RFC_9562.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private static Optional<Integer> integer(String text) {
        return wholeNumber(text).filter(number -> number == number.intValue()).map(Long::intValue);
    }

    private static Optional<Long> wholeNumber(String text) {
        try {
            return WHOLE_NUMBER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
        } catch (NumberFormatException beyondLong) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** What reads a parameter of this type, if it is one that is written here; empty for a value not of the form. */
    static Optional<Function<String, Optional<?>>> reader(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of(text -> constant(type, text));
        }
        return Optional.ofNullable(READERS.get(type));
    }

    /** The form in words, to end a sentence that begins with "Expected". */
    static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of: " + names(type);
        }
        String words = WORDS.get(type);
        if (words != null) {
            return words;
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return type.getName().startsWith("java.") ? "another value" : "an object";
    }

    /** The code of an error about a parameter that was not of the form. */
    static String code(Class<?> type, String text) {
        return isWholeNumber(type) && text.matches("-?[0-9]+")
                ? "outOfRange"
                : type.isEnum() ? "unknownValue" : "invalid";
    }

    /** The code of an error about a JSON string that was not of the form, or no string at all by rights. */
    static String code(Class<?> type) {
        if (type.isEnum()) {
            return "unknownValue";
        }
        boolean writtenAsString = type.getName().startsWith("java.")
                && !Number.class.isAssignableFrom(type)
                && !Collection.class.isAssignableFrom(type)
                && !Map.class.isAssignableFrom(type)
                && type != Boolean.class;
        return writtenAsString ? "invalid" : "wrongType";
    }

    private static boolean isWholeNumber(Class<?> type) {
        return type == int.class || type == Integer.class || type == long.class || type == Long.class;
    }

    private static Optional<?> constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> name((Enum<?>) constant).equals(text))
                .findFirst();
    }

    /** Name of an enum constant on the wire: as {@link JsonProperty} says, else as in Java. */
    static String name(Enum<?> constant) {
        try {
            Field field = constant.getDeclaringClass().getField(constant.name());
            JsonProperty property = field.getAnnotation(JsonProperty.class);
            return property == null || property.value().isEmpty() ? constant.name() : property.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names of an enum in the order of declaration, for people: {@code a, b, c}. */
    private static String names(Class<?> enumType) {
        return Arrays.stream(enumType.getEnumConstants())
                .map(constant -> name((Enum<?>) constant))
                .collect(Collectors.joining(", "));
    }
}
