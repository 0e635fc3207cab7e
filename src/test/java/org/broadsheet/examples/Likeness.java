package org.broadsheet.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Whether answers are the recorded ones, but for what no two runs share: ids of requests, signatures of cursors and, after
 * changes, the times of these and the ids of what they made. An id that stands for a recorded one does so everywhere.
 */
final class Likeness {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final Pattern CURSOR = Pattern.compile("(cursor|since)=[A-Za-z0-9_-]+");

    /** What says nothing to clients. */
    private static final Set<String> OPAQUE = Set.of("/requestId", "/since");

    /** Nothing shows one that was ever good. */
    private static final Pattern TOKEN = Pattern.compile("bs_[0-9A-Za-z]{49}");

    /** Of a comment; those that stand for one prove what the last of this run proves. */
    private static final Pattern COMMENT_TOKEN = Pattern.compile("ct_[\\w-]{64}");

    private static final String SHOWN_COMMENT_TOKEN = "ct_" + "Example".repeat(9) + "E";

    /** Of a preview; those that stand for one open what the last of this run opens. */
    private static final Pattern PREVIEW_TOKEN = Pattern.compile("pv_[\\w-]{43}");

    private static final String SHOWN_PREVIEW_TOKEN = "pv_" + "Example".repeat(6) + "E";

    private final Map<String, String> presentByRecorded = new HashMap<>();

    /** A recorded text with the ids of this run. */
    String present(String recorded) {
        return ID.matcher(recorded)
                .replaceAll(id -> presentByRecorded.getOrDefault(id.group(), id.group()))
                .replace(SHOWN_COMMENT_TOKEN, presentByRecorded.getOrDefault(SHOWN_COMMENT_TOKEN, SHOWN_COMMENT_TOKEN))
                .replace(SHOWN_PREVIEW_TOKEN, presentByRecorded.getOrDefault(SHOWN_PREVIEW_TOKEN, SHOWN_PREVIEW_TOKEN));
    }

    /** A text of this run with the recorded ids, by which other examples may name the same things, and without tokens. */
    String recorded(String present) {
        Map<String, String> recordedByPresent = new HashMap<>();
        presentByRecorded.forEach((recorded, id) -> recordedByPresent.put(id, recorded));
        String tokens = TOKEN.matcher(present).replaceAll("bs_" + "Example".repeat(7));
        String shown = PREVIEW_TOKEN
                .matcher(COMMENT_TOKEN.matcher(tokens).replaceAll(SHOWN_COMMENT_TOKEN))
                .replaceAll(SHOWN_PREVIEW_TOKEN);
        return ID.matcher(shown).replaceAll(id -> recordedByPresent.getOrDefault(id.group(), id.group()));
    }

    /** Every place in which they differ; empty where they are alike. */
    List<String> differences(JsonNode recorded, JsonNode actual, boolean afterChange) {
        List<String> differences = new ArrayList<>();
        compare("", recorded, actual, afterChange, differences);
        return differences;
    }

    private void compare(String at, JsonNode recorded, JsonNode actual, boolean afterChange, List<String> differences) {
        boolean alike;
        if (recorded.isObject() && actual.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            recorded.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            names.forEach(
                    name -> compare(at + "/" + name, recorded.path(name), actual.path(name), afterChange, differences));
            alike = true;
        } else if (recorded.isArray() && actual.isArray() && recorded.size() == actual.size()) {
            for (int i = 0; i < recorded.size(); i++) {
                compare(at + "/" + i, recorded.get(i), actual.get(i), afterChange, differences);
            }
            alike = true;
        } else if (recorded.isTextual() && actual.isTextual()) {
            alike = OPAQUE.contains(at) || alike(recorded.asText(), actual.asText(), afterChange);
        } else {
            alike = recorded.equals(actual);
        }
        if (!alike) {
            differences.add("%s: %s, not %s".formatted(at, actual, recorded));
        }
    }

    private boolean alike(String recorded, String actual, boolean afterChange) {
        String was = CURSOR.matcher(recorded).replaceAll("$1=");
        String is = CURSOR.matcher(actual).replaceAll("$1=");
        if (!afterChange) {
            return was.equals(is);
        }
        COMMENT_TOKEN.matcher(is).results().forEach(token -> presentByRecorded.put(SHOWN_COMMENT_TOKEN, token.group()));
        PREVIEW_TOKEN.matcher(is).results().forEach(token -> presentByRecorded.put(SHOWN_PREVIEW_TOKEN, token.group()));
        return mask(was).equals(mask(is)) && areTheSame(ids(was), ids(is));
    }

    private static String mask(String text) {
        String masked = INSTANT.matcher(ID.matcher(text).replaceAll("(id)")).replaceAll("(instant)");
        String others = COMMENT_TOKEN
                .matcher(TOKEN.matcher(masked).replaceAll("(token)"))
                .replaceAll("(token)");
        return PREVIEW_TOKEN.matcher(others).replaceAll("(token)");
    }

    private boolean areTheSame(List<String> recorded, List<String> actual) {
        for (int i = 0; i < recorded.size(); i++) {
            presentByRecorded.putIfAbsent(recorded.get(i), actual.get(i));
            if (!presentByRecorded.get(recorded.get(i)).equals(actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> ids(String text) {
        return ID.matcher(text).results().map(MatchResult::group).toList();
    }
}
