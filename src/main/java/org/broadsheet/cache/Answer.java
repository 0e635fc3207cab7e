package org.broadsheet.cache;

import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is answered to any reader who asks for the same; the entity of a response, which the cache writes and may keep. It
 * adds the validator, the coding, the headers for caches, and decides on preconditions (RFC 9110, section 13.2.2).
 *
 * @param status 200 or 308
 * @param type media type of the body, which is in UTF-8; without parameters
 * @param body null for none
 * @param headers further ones, by name
 * @param keys what it was made of, see {@link org.broadsheet.change.Keys}: it is true until one of them changes. Empty where
 *     no key names all that could change it; then it is kept nowhere here
 * @param until when it stops being true by the clock alone; null for never
 */
public record Answer(
        int status, String type, byte[] body, Map<String, String> headers, Set<String> keys, Instant until) {

    public Answer {
        headers = new LinkedHashMap<>(headers);
        keys = Set.copyOf(keys);
    }

    /** Finished JSON, or nothing. */
    public Answer(int status, byte[] json, Map<String, String> headers, Set<String> keys) {
        this(status, MediaType.APPLICATION_JSON, json, headers, keys, null);
    }

    /** 200 with a finished text of another type. */
    public static Answer of(String type, byte[] body, Set<String> keys) {
        return new Answer(200, type, body, Map.of(), keys, null);
    }

    /** The same with one header more. */
    public Answer with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** The same as far as it is true until then. */
    public Answer until(Instant moment) {
        return new Answer(status, type, body, headers, keys, moment);
    }
}
