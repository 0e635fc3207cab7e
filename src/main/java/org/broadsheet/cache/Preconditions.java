package org.broadsheet.cache;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/**
 * What a client says about the answers that it has (RFC 9110, section 13). Times are not looked at: names, counts and links
 * in an answer change without {@code Last-Modified}, so only the validator tells whether it is still the same.
 */
final class Preconditions {

    private Preconditions() {}

    /** What to do with a request. */
    enum Verdict {
        ANSWER,
        NOT_MODIFIED,
        FAILED
    }

    /**
     * In the order of section 13.2.2.
     *
     * @param asked the headers of the request
     * @param tag strong validator of the chosen representation, in its quotes
     */
    static Verdict judge(MultiMap asked, String tag) {
        List<String> ifMatch = asked.getAll(HttpHeaders.IF_MATCH);
        if (!ifMatch.isEmpty() && !names(ifMatch, tag, false)) {
            return Verdict.FAILED;
        }
        return names(asked.getAll(HttpHeaders.IF_NONE_MATCH), tag, true) ? Verdict.NOT_MODIFIED : Verdict.ANSWER;
    }

    /** @param weakly whether a weak validator of the same name is the same */
    private static boolean names(List<String> values, String tag, boolean weakly) {
        for (String value : values) {
            if (value.strip().equals("*") || names(value, tag, weakly)) {
                return true;
            }
        }
        return false;
    }

    /** Validators have no quotes inside, so what stands between two is either one of them or what separates two. */
    private static boolean names(String list, String tag, boolean weakly) {
        for (int at = list.indexOf(tag); at >= 0; at = list.indexOf(tag, at + 1)) {
            boolean weak = at >= 2 && list.startsWith("W/", at - 2);
            if (isBeginning(list, weak ? at - 2 : at) && (weakly || !weak)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBeginning(String list, int at) {
        int before = at - 1;
        while (before >= 0 && (list.charAt(before) == ' ' || list.charAt(before) == '\t')) {
            before--;
        }
        return before < 0 || list.charAt(before) == ',';
    }
}
