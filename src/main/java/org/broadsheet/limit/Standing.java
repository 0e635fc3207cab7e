package org.broadsheet.limit;

import java.util.Map;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;

/**
 * Where a client stands after a request (draft-ietf-httpapi-ratelimit-headers-10).
 *
 * @param granted whether the request was within the rate
 * @param remaining how many more may come at once
 * @param seconds until one more may come, at least 1
 */
record Standing(String policy, Rate rate, boolean granted, long remaining, long seconds) {

    /** The headers of the answer, whatever it is. */
    Map<String, String> headers() {
        String name = '"' + policy + '"';
        return Map.of(
                "RateLimit-Policy",
                name + ";q=" + rate.quota() + ";w=" + rate.window().toSeconds(),
                "RateLimit",
                name + ";r=" + remaining + ";t=" + seconds);
    }

    /** The answer where it was not granted. */
    ProblemException refusal() {
        ProblemException refusal = new ProblemException(
                        ProblemType.tooManyRequests,
                        "At most " + rate.quota() + " in " + rate.window().toSeconds() + " s; try again in " + seconds
                                + " s")
                .header("Retry-After", String.valueOf(seconds));
        headers().forEach(refusal::header);
        return refusal;
    }
}
