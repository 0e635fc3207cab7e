package org.broadsheet.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * What browsers are told with every answer: to load and run nothing from it, to frame it nowhere, to guess no types and
 * to tell nobody where they were. The pages that we serve may use what they are made of and nothing else. Also that
 * no answer of management and no preview is kept, whatever it is, and that no search engine shows a preview.
 */
@Singleton
class BrowserSafety {

    /** After the request has its name, ahead of whatever may answer. */
    private static final int PRIORITY = 900;

    private static final String SWAGGER_UI = "/q/swagger-ui";

    private static final String METRICS = "/q/metrics";

    private static final String DEMO = "/demo/";

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    private static final String CLOSED = NOTHING + "; base-uri 'none'; form-action 'none'";

    private static final String PAGE = CLOSED + "; style-src 'self'";

    /**
     * Scripts by digest are the two in its index.html, which change with Quarkus and with its settings here;
     * {@code BrowserSafetyTest} says what they are. It asks this service only, and its pictures are in its style sheets.
     */
    static final String SWAGGER_UI_POLICY = PAGE + "; img-src 'self' data:; connect-src 'self'; script-src 'self'"
            + " 'sha256-aD3HRCrIKbRkONeu+LCpgvc11OBZzQdkdzdlRS5uOgs='"
            + " 'sha256-xUBOgH5FRtr24e8oShM75tIJfUoY9ryp0ofU/5e+H7I='";

    /** The small front end: its own style and script, by digest, and pictures from wherever the newsroom has them. */
    static final String DEMO_POLICY = CLOSED + "; img-src 'self' https:; connect-src 'self'"
            + "; style-src 'sha256-HhoJTQh8Ddcs0B5/coeFfCbrnOL9N3fLAT/cJ4p5vlM='"
            + "; script-src 'sha256-GEAIkTNWAHYk/JH8vBRS89v2YNvzwWJSoNAveo9B8T4='";

    void register(@Observes Filters filters) {
        filters.register(
                rc -> {
                    protect(rc);
                    rc.next();
                },
                PRIORITY);
    }

    /** Sets the headers; called again where a request failed before the filter. */
    static void protect(RoutingContext rc) {
        MultiMap headers = rc.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Frame-Options", "DENY");
        String policy = policy(rc.normalizedPath());
        headers.set("Content-Security-Policy", policy);
        if (!policy.equals(NOTHING)) {
            headers.set("Cross-Origin-Opener-Policy", "same-origin");
        }
        if (METRICS.equals(rc.normalizedPath())) {
            headers.set("Cache-Control", "no-store");
        }
        if (ApiPath.isPreview(rc)) {
            headers.set("X-Robots-Tag", "noindex");
        }
        if (isPersonal(rc)) {
            // Last of all, in place of what whoever answers may say.
            rc.addHeadersEndHandler(end -> headers.set("Cache-Control", "private, no-store"));
        }
    }

    /**
     * Whether the answer may be for one caller only. Without a word about it a cache may keep it for as long as it sees fit
     * (RFC 9111, section 4.2.2), a browser's for the next one at the same machine.
     */
    static boolean isPersonal(RoutingContext rc) {
        return ApiPath.isManagement(rc)
                || ApiPath.isPreview(rc)
                || ApiPath.isDelivery(rc)
                        && (rc.request().headers().contains("Authorization")
                                || rc.request().headers().contains("Comment-Token"));
    }

    private static String policy(String path) {
        if (path == null) {
            return NOTHING;
        }
        if (path.equals(SWAGGER_UI) || path.startsWith(SWAGGER_UI + "/")) {
            return SWAGGER_UI_POLICY;
        }
        if (path.equals(DEMO) || path.equals(DEMO + "index.html")) {
            return DEMO_POLICY;
        }
        return path.equals("/") || path.equals("/index.html") ? PAGE : NOTHING;
    }
}
