package org.broadsheet.cache;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.broadsheet.http.CacheControl;
import org.broadsheet.http.Problems;
import org.broadsheet.http.RequestId;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;

/** Writes what resources answer, and keeps it where that is to be. */
@ApplicationScoped
class AnswerWriter {

    /** Of {@code Cache-Groups}, with less than which no cache may do (RFC 9875, section 2). */
    private static final int MOST_GROUPS = 32;

    /** Bytes; what the first CDN takes no more of. Without keys in front, an answer lives there as long as it may. */
    private static final int LONGEST_KEYS = 16_000;

    private final ResponseCache cache;
    private final CacheConfig config;
    private final CacheControl control;
    private final CurrentVertxRequest current;
    private final Problems problems;

    AnswerWriter(
            ResponseCache cache,
            CacheConfig config,
            CacheControl control,
            CurrentVertxRequest current,
            Problems problems) {
        this.cache = cache;
        this.config = config;
        this.control = control;
        this.current = current;
        this.problems = problems;
    }

    /** Puts the answer into the response, as far as the request wants it. */
    void write(Answer answer, ContainerResponseContext response) {
        RoutingContext rc = current.getCurrent();
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        Validator validator = answer.body() == null ? null : Validator.of(answer.body());
        describe(answer, validator, headers);
        Flight flight = CacheFilter.flight(rc);
        Optional<Entry> kept = Optional.empty();
        if (flight != null && maybeKept(answer, rc, flight)) {
            MultiMap all = MultiMap.caseInsensitiveMultiMap()
                    .addAll(headers)
                    .addAll(rc.response().headers());
            all.remove(RequestId.HEADER);
            kept = Optional.of(Entry.of(flight.address(), answer, validator, all));
            cache.keep(flight, kept.get());
        }
        send(answer, kept, validator, headers, rc, response);
    }

    /** A redirect leads on with the query as it was spelled. */
    private static boolean maybeKept(Answer answer, RoutingContext rc, Flight flight) {
        return answer.body() != null || rc.request().uri().equals(flight.address());
    }

    private void describe(Answer answer, Validator validator, MultiMap headers) {
        headers.set(HttpHeaders.CACHE_CONTROL, control.delivery());
        if (validator != null) {
            headers.set(HttpHeaders.CONTENT_TYPE, answer.type() + ";charset=UTF-8");
            if (validator.varies()) {
                headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            }
        }
        answer.headers().forEach(headers::set);
        Set<String> keys = new TreeSet<>(answer.keys());
        CacheConfig.KeyHeader header = config.keyHeader();
        if (keys.isEmpty() || header == CacheConfig.KeyHeader.NONE) {
            return;
        }
        String all = String.join(header.separator(), keys);
        if (all.length() <= LONGEST_KEYS) {
            headers.set(header.header(), all);
        }
        if (keys.size() <= MOST_GROUPS) {
            headers.set(
                    "Cache-Groups", keys.stream().map(key -> '"' + key + '"').collect(Collectors.joining(", ")));
        }
    }

    private void send(
            Answer answer,
            Optional<Entry> kept,
            Validator validator,
            MultiMap headers,
            RoutingContext rc,
            ContainerResponseContext response) {
        if (validator == null) {
            set(response, answer.status(), null, headers);
            return;
        }
        MultiMap asked = rc.request().headers();
        Coding coding = validator.coding(asked.get(HttpHeaders.ACCEPT_ENCODING));
        headers.set(HttpHeaders.ETAG, validator.in(coding));
        switch (Preconditions.judge(asked, validator.in(coding))) {
            case FAILED -> {
                Response problem = problems.response(rc, notTheOneNamed());
                MultiMap own = MultiMap.caseInsensitiveMultiMap();
                problem.getStringHeaders().forEach((name, values) -> own.set(name, values));
                set(response, problem.getStatus(), problem.getEntity(), own);
            }
            case NOT_MODIFIED -> {
                headers.remove(HttpHeaders.CONTENT_TYPE);
                set(response, Response.Status.NOT_MODIFIED.getStatusCode(), null, headers);
            }
            case ANSWER -> {
                // Compressed once.
                byte[] bytes =
                        kept.map(entry -> entry.bytes(coding).getBytes()).orElseGet(() -> coding.encode(answer.body()));
                if (coding == Coding.GZIP) {
                    headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
                }
                boolean head = rc.request().method() == HttpMethod.HEAD;
                if (head) {
                    headers.set(HttpHeaders.CONTENT_LENGTH, String.valueOf(bytes.length));
                }
                set(response, answer.status(), head ? null : bytes, headers);
            }
        }
    }

    /** The headers last: a new entity makes a new response, with those of before. */
    private static void set(ContainerResponseContext response, int status, Object entity, MultiMap headers) {
        response.setStatus(status);
        response.setEntity(entity);
        MultivaluedMap<String, Object> all = response.getHeaders();
        headers.forEach(all::putSingle);
    }

    static ProblemException notTheOneNamed() {
        return new ProblemException(ProblemType.preconditionFailed, "The answer is not the one that If-Match names");
    }
}
