package org.broadsheet.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.broadsheet.shared.FieldError;

/** The properties of one JSON object, each read at most once; what is wrong is noted with its place, and reading goes on. */
final class Fields {

    /** As many errors as anyone will read; without an end the answer could be a hundred times the request. */
    static final int MAX_ERRORS = 1_000;

    /** RFC 9562, section 4; {@link UUID#fromString} alone takes {@code 1-1-1-1-1}. */
    private static final Pattern UUID_FORM = Pattern.compile(Href.UUID_PATTERN);

    private static final Pattern VISIBLE = Pattern.compile(Block.VISIBLE);

    /** Longest name of an unknown property that an answer repeats. */
    private static final int MAX_NAME = 100;

    private final JsonNode object;
    private final String pointer;
    private final List<FieldError> errors;
    private final Set<String> known = new TreeSet<>();

    Fields(JsonNode object, String pointer, List<FieldError> errors) {
        this.object = object;
        this.pointer = pointer;
        this.errors = errors;
    }

    /** Notes every property that nobody has asked for. */
    void refuseOthers() {
        for (Iterator<String> names = object.fieldNames(); names.hasNext() && errors.size() < MAX_ERRORS; ) {
            String name = names.next();
            if (!known.contains(name)) {
                error("/" + quotable(name), "unknownProperty", "Known here: " + String.join(", ", known));
            }
        }
    }

    private static String quotable(String name) {
        String sound = Text.withoutForbidden(name);
        int end = sound.offsetByCodePoints(0, Math.min(MAX_NAME, Text.length(sound)));
        return sound.substring(0, end).replace("~", "~0").replace("/", "~1");
    }

    /** Plain text on one line, null where absent or blank. */
    String line(String name, int max) {
        String text = text(name, max, false);
        String line = text == null ? "" : bounded(Text.line(text), "/" + name, max);
        return line.isEmpty() ? null : line;
    }

    /** Plain text on one line in which a reader sees something. */
    String requiredLine(String name, int max) {
        String text = text(name, max, true);
        if (text == null) {
            return "";
        }
        if (!VISIBLE.matcher(text).find()) {
            error("/" + name, "required", "There must be text");
        }
        return bounded(Text.line(text), "/" + name, max);
    }

    /** Plain text as it stands. */
    String verbatim(String name, int max) {
        String text = text(name, max, true);
        return text == null ? "" : bounded(Text.normalise(text), "/" + name, max);
    }

    /** Inline HTML, sanitised. */
    String html(String name) {
        String html = text(name, Block.MAX_HTML, true);
        return html == null ? "" : sanitised(html, "/" + name);
    }

    /** A block of HTML, sanitised. */
    String rawHtml(String name, int max) {
        String html = text(name, max, true);
        return html == null ? "" : bounded(HtmlSubset.RAW.sanitise(html), "/" + name, max);
    }

    String matching(String name, int max, String pattern, boolean required, String expected) {
        String text = text(name, max, required);
        if (text != null && !Pattern.matches(pattern, text)) {
            error("/" + name, "invalid", expected);
        }
        return text;
    }

    UUID id(String name) {
        JsonNode node = take(name);
        return node == null ? null : id(node, "/" + name);
    }

    UUID requiredId(String name) {
        UUID id = id(name);
        if (id == null) {
            error("/" + name, "required", "An id is needed");
        }
        return id;
    }

    int integer(String name, int min, int max) {
        JsonNode node = take(name);
        if (node == null) {
            error("/" + name, "required", "A number is needed");
            return min;
        }
        if (!node.isIntegralNumber()) {
            error("/" + name, "wrongType", "Expected a whole number");
            return min;
        }
        if (!node.canConvertToInt() || node.intValue() < min || node.intValue() > max) {
            error("/" + name, "outOfRange", "Expected " + min + " to " + max);
            return min;
        }
        return node.intValue();
    }

    /** False where it is absent. */
    boolean flag(String name) {
        known.add(name);
        JsonNode node = object.get(name);
        if (node != null && !node.isBoolean()) {
            error("/" + name, "wrongType", "Expected true or false");
        }
        return node != null && node.booleanValue();
    }

    /** The elements of an array; empty where it is absent and may be. */
    <T> List<T> array(String name, int min, int max, boolean required, BiFunction<JsonNode, String, T> element) {
        JsonNode node = take(name);
        if (node == null) {
            if (required) {
                error("/" + name, "required", "An array is needed");
            }
            return List.of();
        }
        return array(node, "/" + name, min, max, element);
    }

    <T> List<T> array(JsonNode node, String place, int min, int max, BiFunction<JsonNode, String, T> element) {
        if (!node.isArray()) {
            error(place, "wrongType", "Expected an array");
            return List.of();
        }
        if (node.size() < min || node.size() > max) {
            error(place, node.size() < min ? "tooShort" : "tooLong", "Expected " + min + " to " + max + " elements");
            return List.of();
        }
        List<T> elements = new ArrayList<>(node.size());
        for (int i = 0; i < node.size() && errors.size() < MAX_ERRORS; i++) {
            elements.add(element.apply(node.get(i), place + "/" + i));
        }
        return List.copyOf(elements);
    }

    /** Inline HTML of a cell, sanitised. */
    String cell(JsonNode node, String place) {
        String html = text(node, place, Block.MAX_HTML);
        return html == null ? "" : sanitised(html, place);
    }

    UUID id(JsonNode node, String place) {
        if (!node.isTextual() || !UUID_FORM.matcher(node.textValue()).matches()) {
            error(place, "invalid", "Expected a UUID");
            return new UUID(0, 0);
        }
        return UUID.fromString(node.textValue());
    }

    void error(String place, String code, String detail) {
        errors.add(FieldError.at(pointer + place, code, detail));
    }

    String pointer() {
        return pointer;
    }

    private String sanitised(String html, String place) {
        return bounded(InlineHtml.sanitise(html), place, Block.MAX_HTML);
    }

    /** Escaping and normalising make text longer, and what is stored must be accepted when it is sent back. */
    private String bounded(String clean, String place, int max) {
        if (Text.length(clean) > max) {
            error(place, "tooLong", "Longer than " + max + " characters once it is clean");
        }
        return clean;
    }

    private String text(String name, int max, boolean required) {
        JsonNode node = take(name);
        if (node == null) {
            if (required) {
                error("/" + name, "required", "A text is needed");
            }
            return null;
        }
        return text(node, "/" + name, max);
    }

    private String text(JsonNode node, String place, int max) {
        if (node.getNodeType() != JsonNodeType.STRING) {
            error(place, "wrongType", "Expected a text");
            return null;
        }
        String text = node.textValue();
        if (Text.forbiddenAt(text) >= 0) {
            error(place, "invalid", "Character " + Text.forbiddenAt(text) + " is none that a text can hold");
            return null;
        }
        if (Text.length(text) > max) {
            error(place, "tooLong", "Longer than " + max + " characters");
            return null;
        }
        return text;
    }

    private JsonNode take(String name) {
        known.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }
}
