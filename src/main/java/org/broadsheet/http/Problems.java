package org.broadsheet.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;

/** Writes problems: the same bytes and headers whether JAX-RS or a filter ahead of it answers. */
@Singleton
class Problems {

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    Response response(RoutingContext rc, ProblemException problem) {
        Response.ResponseBuilder response = Response.status(problem.type().status())
                .entity(body(rc, problem))
                .type(Problem.MEDIA_TYPE);
        headers(rc, problem).forEach(response::header);
        return response.build();
    }

    void send(RoutingContext rc, ProblemException problem) {
        byte[] body = body(rc, problem);
        rc.response().setStatusCode(problem.type().status());
        headers(rc, problem).forEach(rc.response()::putHeader);
        rc.response().putHeader("Content-Type", Problem.MEDIA_TYPE);
        // Where the request failed even before the filter that does it everywhere.
        BrowserSafety.protect(rc);
        rc.response().putHeader("Content-Length", String.valueOf(body.length));
        if (rc.request().method().equals(HttpMethod.HEAD)) {
            rc.response().end();
        } else {
            rc.response().end(Buffer.buffer(body));
        }
    }

    private byte[] body(RoutingContext rc, ProblemException problem) {
        try {
            return json.writeValueAsBytes(Problem.of(problem, rc.request().path(), RequestId.of(rc)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> headers(RoutingContext rc, ProblemException problem) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", cacheControl(rc, problem.type()));
        if (problem.type() == ProblemType.payloadTooLarge && !isHttp2(rc)) {
            headers.put("Connection", "close");
        }
        headers.putAll(problem.headers());
        return headers;
    }

    /** One connection carries many requests there, and a header about the connection is a protocol error. */
    static boolean isHttp2(RoutingContext rc) {
        return rc.request().version() == HttpVersion.HTTP_2;
    }

    /** A burst of requests for what is not there yet should end at the CDN, and not for long. */
    private static String cacheControl(RoutingContext rc, ProblemType type) {
        return type.status() == 404 && ApiPath.isDelivery(rc) && !BrowserSafety.isPersonal(rc)
                ? "public, max-age=0, s-maxage=5"
                : "no-store";
    }
}
