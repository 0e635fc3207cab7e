package org.broadsheet.badinput;

import java.util.List;
import org.broadsheet.testkit.call.Call;

/**
 * A value of a parameter that nobody should send.
 *
 * @param encoded as it stands in an address
 * @param breaksAddress whether the address as a whole is no text, so that no parameter need be named
 */
record HostileText(String name, String encoded, boolean breaksAddress) {

    static final List<HostileText> IN_ADDRESSES = List.of(
            text("letter", "a"),
            text("zero", "0"),
            text("negative", "-1"),
            text("fraction", "1.5"),
            text("beyond long", "99999999999999999999"),
            text("NaN", "NaN"),
            text("null", "null"),
            text("true", "true"),
            text("blank", " "),
            text("empty JSON", "{}"),
            text("array", "[1]"),
            text("commas", ",,,"),
            text("dots", ".."),
            text("path", "../../etc/passwd"),
            text("long", "a".repeat(3_000)),
            text("too long for a line", "a".repeat(100_000)),
            text("right to left", "\u202Ea\u2066b"),
            text("zero width", "\u200B\u200D\uFEFF"),
            text("emoji", "\uD83D\uDE00"),
            text("SQL", "a' OR 1=1; --"),
            text("pattern of SQL", "%_\\"),
            text("HTML", "<script>alert(1)</script>"),
            text("expression", "${jndi:ldap://a/b}{{7*7}}"),
            text("encoded twice", "%2e%2e%2f"),
            text("time that is none", "2026-02-30T25:61:00Z"),
            text("time at the edge", "9999-12-31T23:59:59-18:00"),
            text("id that is none", "0190a8f0-0000-7000-8000-00000000000g"),
            text("id of nothing", "0190a8f0-0000-7000-8000-0000000000ff"),
            broken("NUL", "a%00b"),
            broken("line feed", "a%0d%0ab"),
            broken("lone surrogate", "%ed%a0%80"),
            broken("overlong slash", "%c0%af"),
            broken("invalid UTF-8", "%ff%fe"),
            broken("invalid percent-encoding", "%zz"),
            broken("cut percent-encoding", "a%"));

    /** As they stand in the header, byte by byte. */
    static final List<String> IN_HEADERS = List.of(
            "",
            " ",
            "*",
            "**",
            "a",
            "1",
            "-1",
            "NaN",
            "\"",
            "\"\"",
            "\"1",
            "\"1\" \"2\"",
            "\"1\",",
            ",",
            "W/\"1\"",
            "W/",
            "w/\"1\"",
            "W/*",
            "\"1\", *",
            "\"a\\\"b\"",
            "\"99999999999999999999\"",
            "\"" + "a".repeat(3_000) + "\"",
            "\"1\", ".repeat(1_000) + "\"2\"",
            "a".repeat(100_000),
            "\"\u00e9\u00ff\"",
            "\"\u00f0\u009f\u0098\u0080\"",
            "\"a\tb\"",
            "' OR 1=1; --",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "${jndi:ldap://a/b}");

    private static HostileText text(String name, String value) {
        return new HostileText(name, Call.encoded(value), false);
    }

    private static HostileText broken(String name, String encoded) {
        return new HostileText(name, encoded, true);
    }
}
