package org.broadsheet.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** The headers of answers, each described once and referred to by name. */
class ContractHeaders {

    private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry("Accept", "The media type that is supported (RFC 9110, section 15.5.16)"),
            Map.entry(
                    "Accept-Encoding",
                    "Where the body was compressed: the coding that is supported (RFC 9110, section 12.5.3)"),
            Map.entry("Accept-Patch", "The media type that patches have (RFC 5789)"),
            Map.entry(
                    "Age",
                    "Seconds; only while the database cannot be reached: the answer was true so long ago (RFC 9111)"),
            Map.entry(
                    "Cache-Groups",
                    "What the answer was made of, as in `keys` of changes, where that is little (RFC 9875)"),
            Map.entry("Content-Encoding", "`gzip` where the client takes it and the answer is long (RFC 9110)"),
            Map.entry("Cache-Control", "How long who may keep the answer (RFC 9111)"),
            Map.entry("ETag", "Names this version of the answer (RFC 9110)"),
            Map.entry(
                    "Last-Modified",
                    "`modifiedAt` of an article; names, counts and links in it may have changed since (RFC 9110)"),
            Map.entry("Link", "The neighbouring pages (RFC 8288)"),
            Map.entry("Location", "Path of what was made, or of where it is now"),
            Map.entry(
                    "RateLimit",
                    "On limited routes: `r` more requests may come at once, and one more in `t` seconds"
                            + " (draft-ietf-httpapi-ratelimit-headers)"),
            Map.entry(
                    "RateLimit-Policy",
                    "On limited routes: `q` requests in `w` seconds, by network or token"
                            + " (draft-ietf-httpapi-ratelimit-headers)"),
            Map.entry("Retry-After", "Seconds to wait"),
            Map.entry("Surrogate-Key", "What the answer was made of, as in `keys` of changes: purge by it"),
            Map.entry("Vary", "`Accept-Encoding` where the answer comes in more than one coding (RFC 9110)"),
            Map.entry("WWW-Authenticate", "How to authenticate (RFC 6750)"),
            Map.entry("X-Request-Id", "The request's id, yours or ours; the log has it"));

    private final Map<String, Header> described = new TreeMap<>();

    /** References to headers, which are described from then on. */
    Map<String, Header> named(String... names) {
        Map<String, Header> headers = new LinkedHashMap<>();
        for (String name : names) {
            described.computeIfAbsent(name, ContractHeaders::describe);
            headers.put(name, OASFactory.createHeader().ref("#/components/headers/" + name));
        }
        return headers;
    }

    Map<String, Header> described() {
        return described;
    }

    private static Header describe(String name) {
        return OASFactory.createHeader()
                .description(DESCRIPTIONS.get(name))
                .schema(OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)));
    }
}
