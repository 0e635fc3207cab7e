package org.broadsheet.badinput;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A value in a JSON body that nobody should send.
 *
 * @param json as it stands in the body; {@link #INVALID_BYTE} becomes a byte that is no UTF-8
 * @param breaksBody whether the fault is one of the whole body, so that no property need be named
 */
record HostileValue(String name, String json, boolean breaksBody) {

    static final char INVALID_BYTE = '\uE000';

    private static final int LONG = 100_000;

    /** Deeper ones cost as much as they prove: the bound is far below. */
    private static final int DEEP = 1_000;

    /** Of every JSON type: for most schemas nearly all of them are of the wrong one. */
    private static final List<HostileValue> OF_ALL_TYPES = List.of(
            value("null", "null"),
            value("true", "true"),
            value("beyond long", "99999999999999999999"),
            value("beyond every double", "1e400"),
            broken("NaN", "NaN"),
            broken("cut off", "{\"a\":"),
            value("empty string", "\"\""),
            value("plain string", "\"a\""),
            value("empty array", "[]"),
            value("empty object", "{}"),
            value("object", "{\"a\":{\"b\":[1]}}"),
            broken("deep arrays", "[".repeat(DEEP) + "]".repeat(DEEP)),
            broken("deep objects", "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP)));

    private static final List<HostileValue> NUMBERS = List.of(
            value("zero", "0"),
            value("negative", "-1"),
            value("fraction", "1.5"),
            value("fraction that is whole", "1.0"),
            value("beyond int", "2147483648"),
            value("below long", "-9223372036854775809"));

    private static final List<HostileValue> ARRAYS = List.of(
            value("array of arrays", "[[1,\"a\",null]]"),
            value("array of nulls", "[null,null]"),
            value("long array", "[" + "0,".repeat(5_000) + "0]"),
            value("long array of texts", "[" + "\"a\",".repeat(5_000) + "\"a\"]"));

    private static final List<HostileValue> TEXTS = List.of(
            text("blank", " \\t "),
            text("long", "a".repeat(LONG)),
            text("long, of words", "a-".repeat(LONG / 2) + "a"),
            text("long, not ASCII", "\uD83D\uDE00".repeat(LONG / 10)),
            text("NUL", "a\\u0000b"),
            broken("bare NUL", "\"a\u0000b\""),
            text("lone surrogate", "a\\ud800b"),
            text("surrogates the wrong way round", "\\udc00\\ud800"),
            text("noncharacter", "a\\uffff"),
            broken("invalid UTF-8", "\"a" + INVALID_BYTE + "b\""),
            text("control characters", "a\\u0001\\u0007\\u001b[31m\\r\\nb"),
            text("right to left", "\u202Ea\u2066b\u2069"),
            text("only zero width", "\u200B\u200D\uFEFF"),
            text("many accents", "e" + "\u0301".repeat(450)),
            text("SQL", "a' OR 1=1; DROP TABLE article; --"),
            text("pattern of SQL", "%_\\\\%"),
            text("HTML", "<script>alert(1)</script><img src=x onerror=alert(1)>&amp;&lt;"),
            text("path", "../../etc/passwd"),
            text("address", "javascript:alert(1)//\\u000ahttps://a"),
            text("expression", "${jndi:ldap://a/b}#{7*7}{{7*7}}%n%s"),
            text("NaN as text", "NaN"),
            text("number as text", "-1"),
            text("time that is none", "2026-02-30T25:61:00Z"),
            text("time at the edge", "9999-12-31T23:59:59.999999999-18:00"),
            text("id that is none", "00000000-0000-0000-0000-00000000000g"),
            text("id of nothing", "0190a8f0-0000-7000-8000-0000000000ff"));

    /** What is left where the same schema has had all of them in another operation. */
    private static final Set<String> AGAIN = Set.of(
            "null",
            "true",
            "beyond long",
            "object",
            "array of nulls",
            "long",
            "long, of words",
            "NUL",
            "invalid UTF-8",
            "HTML");

    /** Those worth sending to a property of these types; none means any. */
    static Stream<HostileValue> of(Set<String> types) {
        return Stream.of(
                        OF_ALL_TYPES,
                        suits(types, "string") ? TEXTS : List.<HostileValue>of(),
                        suits(types, "integer") ? NUMBERS : List.<HostileValue>of(),
                        suits(types, "array") ? ARRAYS : List.<HostileValue>of())
                .flatMap(List::stream);
    }

    private static boolean suits(Set<String> types, String type) {
        return types.isEmpty() || types.contains(type);
    }

    static Stream<HostileValue> again(Set<String> types) {
        return of(types).filter(value -> AGAIN.contains(value.name()));
    }

    private static HostileValue value(String name, String json) {
        return new HostileValue(name, json, false);
    }

    private static HostileValue text(String name, String text) {
        return value(name, "\"" + text + "\"");
    }

    private static HostileValue broken(String name, String json) {
        return new HostileValue(name, json, true);
    }
}
