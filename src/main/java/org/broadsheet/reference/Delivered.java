package org.broadsheet.reference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.broadsheet.shared.PageInfo;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;

/** The answers of delivery: bytes with a strong ETag made from them, and 304 where the client has them already. */
@ApplicationScoped
public class Delivered {

    public static final String PUBLIC = "public, max-age=0, s-maxage=30, stale-while-revalidate=30, stale-if-error=600";
    private static final int PRECONDITION_FAILED = 412;
    private static final int TAG_BYTES = 16;

    private final Json json;

    Delivered(Json json) {
        this.json = json;
    }

    /** 200 with a page of finished JSON objects, or 304. */
    public Response page(Request request, List<String> rows, PageInfo page) {
        String text = "{\"data\":[" + String.join(",", rows) + "],\"page\":" + json.text(page) + "}";
        return PageLinks.header(builder(request, text), page).build();
    }

    /** 200 with a finished JSON text, or 304. */
    public Response json(Request request, String json) {
        return builder(request, json).build();
    }

    /** As {@link #json}, for more headers. */
    public Response.ResponseBuilder builder(Request request, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        EntityTag tag = tag(bytes);
        Response.ResponseBuilder decided = request.evaluatePreconditions(tag);
        if (decided != null && decided.build().getStatus() == PRECONDITION_FAILED) {
            throw new ProblemException(ProblemType.preconditionFailed, "The answer is not the one that If-Match names");
        }
        Response.ResponseBuilder answer =
                decided != null ? decided : Response.ok(bytes, MediaType.APPLICATION_JSON_TYPE);
        return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, PUBLIC);
    }

    /** 308 to a path-absolute address; the method and the body go along (RFC 9110, section 15.4.9). */
    public Response moved(String path, String query) {
        return Response.status(308)
                .header(HttpHeaders.LOCATION, query == null ? path : path + "?" + query)
                .header(HttpHeaders.CACHE_CONTROL, PUBLIC)
                .build();
    }

    private static EntityTag tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            byte[] head = Arrays.copyOf(digest, TAG_BYTES);
            return new EntityTag(Base64.getUrlEncoder().withoutPadding().encodeToString(head));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
