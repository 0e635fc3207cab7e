package org.broadsheet.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;

/** Writes problems: the same bytes and headers whether JAX-RS or a filter ahead of it answers. */
@ApplicationScoped
public class Problems {

    private static final String SENT = "problem";

    private final ObjectMapper json;
    private final CacheControl control;
    private final CurrentVertxRequest current;

    Problems(ObjectMapper json, CacheControl control, CurrentVertxRequest current) {
        this.json = json;
        this.control = control;
        this.current = current;
    }

    /** For an answer that tells of several things, one of which went wrong. */
    public Problem part(ProblemException problem) {
        RoutingContext rc = current.getCurrent();
        return Problem.of(problem, rc.request().path(), RequestId.of(rc));
    }

    /** For JAX-RS to send. */
    public Response response(RoutingContext rc, ProblemException problem) {
        rc.put(SENT, problem);
        Response.ResponseBuilder response = Response.status(problem.type().status())
                .entity(body(rc, problem))
                .type(Problem.MEDIA_TYPE);
        headers(rc, problem).forEach(response::header);
        return response.build();
    }

    /** The problem that a request was answered with, if any. */
    public static Optional<ProblemException> sent(RoutingContext rc) {
        return Optional.ofNullable(rc.get(SENT));
    }

    /** As an answer of delivery ahead of all filters: with what these would have added. */
    public void sendPublic(RoutingContext rc, ProblemException problem) {
        RequestId.of(rc);
        Cors.open(rc.response().headers());
        send(rc, problem);
    }

    void send(RoutingContext rc, ProblemException problem) {
        rc.put(SENT, problem);
        rc.response().setStatusCode(problem.type().status());
        headers(rc, problem).forEach(rc.response()::putHeader);
        rc.response().putHeader("Content-Type", Problem.MEDIA_TYPE);
        // Where the request failed even before the filter that does it everywhere.
        BrowserSafety.protect(rc);
        if (rc.request().method().equals(HttpMethod.HEAD)) {
            rc.response().end();
        } else {
            rc.response().end(Buffer.buffer(body(rc, problem)));
        }
    }

    private byte[] body(RoutingContext rc, ProblemException problem) {
        try {
            return json.writeValueAsBytes(Problem.of(problem, rc.request().path(), RequestId.of(rc)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> headers(RoutingContext rc, ProblemException problem) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", cacheControl(rc, problem));
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

    private String cacheControl(RoutingContext rc, ProblemException problem) {
        if (!problem.keys().isEmpty()) {
            return control.delivery();
        }
        return problem.type().status() == 404 && ApiPath.isDelivery(rc) && !BrowserSafety.isPersonal(rc)
                ? control.notFound()
                : "no-store";
    }
}
