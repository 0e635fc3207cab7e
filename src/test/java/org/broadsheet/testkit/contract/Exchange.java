package org.broadsheet.testkit.contract;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One request and its answer, as they went over the wire, whatever client sent it.
 *
 * @param target path and query, percent-encoded
 * @param requestBody null or empty for none
 */
public record Exchange(
        String method,
        String target,
        Map<String, List<String>> requestHeaders,
        String requestBody,
        int status,
        Map<String, List<String>> responseHeaders,
        String responseBody) {

    private static final Pattern NO_PERCENT_ENCODING = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    public Exchange {
        requestHeaders = caseInsensitive(requestHeaders);
        responseHeaders = caseInsensitive(responseHeaders);
        requestBody = requestBody == null ? "" : requestBody;
        responseBody = responseBody == null ? "" : responseBody;
    }

    /** Path and query of an address. */
    public static String target(URI uri) {
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    String path() {
        return target.split("\\?", 2)[0];
    }

    /** Percent-encoded; empty where there is none. */
    String query() {
        String[] parts = target.split("\\?", 2);
        return parts.length == 1 ? "" : parts[1];
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Media type of the answer, in small letters and without parameters; empty where there is none. */
    public String responseType() {
        return mediaType(responseHeaders);
    }

    String requestType() {
        return mediaType(requestHeaders);
    }

    /**
     * Whether the server below the service answered, with an empty body, which nobody can make a problem of: percent signs
     * that encode nothing, too long a line, too large headers, chunks beyond the outer bound.
     */
    public boolean isDecidedBeforeAnyFilter() {
        boolean possible =
                switch (status) {
                    case 400 -> NO_PERCENT_ENCODING.matcher(target).find();
                    case 413 -> requestHeaders.containsKey("Transfer-Encoding");
                    case 414, 431 -> true;
                    default -> false;
                };
        return possible && responseBody.isEmpty() && responseType().isEmpty();
    }

    @Override
    public String toString() {
        return method + " " + target + " → " + status;
    }

    private static String mediaType(Map<String, List<String>> headers) {
        return headers.getOrDefault("Content-Type", List.of(""))
                .get(0)
                .split(";", 2)[0]
                .strip()
                .toLowerCase();
    }

    private static Map<String, List<String>> caseInsensitive(Map<String, List<String>> headers) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> {
            // HTTP/2 sends the status as a field of that kind.
            if (!name.startsWith(":")) {
                copy.computeIfAbsent(name, n -> new ArrayList<>()).addAll(values);
            }
        });
        return copy;
    }
}
