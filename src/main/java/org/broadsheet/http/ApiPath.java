package org.broadsheet.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which of the two doors a request knocks at, judged by the path that routing will see. */
final class ApiPath {

    private static final String MANAGEMENT = "/api/v1/manage";

    /** What crawlers ask for where they know of nothing else (RFC 9309, section 2.3); otherwise like the rest of delivery. */
    private static final String ROBOTS = "/robots.txt";

    /** Other spellings of a path that routing, or a proxy in front of us, would take for the same. */
    private static final Pattern NOT_CANONICAL =
            Pattern.compile("//|/$|[;\\\\]|%2f|%5c|%3b|/(\\.|%2e){1,2}(/|$)", Pattern.CASE_INSENSITIVE);

    /** Routing takes a name with such parameters for the name. */
    private static final Pattern MATRIX_PARAMETERS = Pattern.compile(";[^/]*");

    private ApiPath() {}

    /** However it is spelled: what routing would take for a path of the API, and what is none but looks like one. */
    static boolean isApi(RoutingContext rc) {
        return Stream.of(rc.normalizedPath(), rc.request().path())
                .filter(Objects::nonNull)
                .map(path -> MATRIX_PARAMETERS.matcher(path).replaceAll(""))
                .anyMatch(path -> within(path, "/api") || within(path, ROBOTS));
    }

    static boolean isManagement(RoutingContext rc) {
        return within(rc.normalizedPath(), MANAGEMENT);
    }

    static boolean isDelivery(RoutingContext rc) {
        return within(rc.normalizedPath(), "/api/v1") && !isManagement(rc) || within(rc.normalizedPath(), ROBOTS);
    }

    /** What is shown to whoever has a link, and to nobody else. */
    static boolean isPreview(RoutingContext rc) {
        return within(rc.normalizedPath(), "/api/v1/preview");
    }

    static boolean isCanonical(String path) {
        return !NOT_CANONICAL.matcher(path).find();
    }

    private static boolean within(String path, String root) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }
}
