package org.broadsheet.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is answered to any reader who asks for the same; the entity of a response, which the cache writes and may keep. It
 * adds the validator, the coding, the headers for caches, and decides on preconditions (RFC 9110, section 13.2.2).
 *
 * @param status 200 or 308
 * @param json the body; null for none
 * @param headers further ones, by name
 * @param keys what it was made of, see {@link org.broadsheet.change.Keys}: it is true until one of them changes. Empty where
 *     no key names all that could change it; then it is kept nowhere here
 */
public record Answer(int status, byte[] json, Map<String, String> headers, Set<String> keys) {

    public Answer {
        headers = new LinkedHashMap<>(headers);
        keys = Set.copyOf(keys);
    }

    /** The same with one header more. */
    public Answer with(String header, String value) {
        headers.put(header, value);
        return this;
    }
}
