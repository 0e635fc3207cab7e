package org.broadsheet.reference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.cache.Answer;
import org.broadsheet.shared.PageInfo;
import org.broadsheet.shared.PageLinks;

/** The answers of delivery. Each says what it was made of, see {@link org.broadsheet.change.Keys}. */
@ApplicationScoped
public class Delivered {

    private static final int PERMANENT_REDIRECT = 308;

    private final Json json;

    Delivered(Json json) {
        this.json = json;
    }

    /** 200 with a page of finished JSON objects. */
    public Response page(List<String> rows, PageInfo page, Collection<String> keys) {
        String text = "{\"data\":[" + String.join(",", rows) + "],\"page\":" + json.text(page) + "}";
        return json(bytes(text), page, keys);
    }

    /** 200 with finished JSON that is a page, in UTF-8. */
    public Response json(byte[] json, PageInfo page, Collection<String> keys) {
        Answer answer = answer(json, keys);
        String links = PageLinks.header(page);
        return Response.ok(links.isEmpty() ? answer : answer.with(HttpHeaders.LINK, links))
                .build();
    }

    /** 200 with finished JSON, in UTF-8. */
    public Response json(byte[] json, Collection<String> keys) {
        return Response.ok(answer(json, keys)).build();
    }

    /** 200 with a finished JSON text. */
    public Response json(String json, Collection<String> keys) {
        return json(bytes(json), keys);
    }

    /** What {@link #json} answers, for more headers. */
    public static Answer answer(String json, Collection<String> keys) {
        return answer(bytes(json), keys);
    }

    private static Answer answer(byte[] json, Collection<String> keys) {
        return new Answer(Response.Status.OK.getStatusCode(), json, Map.of(), Set.copyOf(keys));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** 308 to a path-absolute address; the method and the body go along (RFC 9110, section 15.4.9). */
    public Response moved(String path, String query, Collection<String> keys) {
        String location = query == null ? path : path + "?" + query;
        return Response.status(PERMANENT_REDIRECT)
                .entity(new Answer(PERMANENT_REDIRECT, null, Map.of(HttpHeaders.LOCATION, location), Set.copyOf(keys)))
                .build();
    }
}
