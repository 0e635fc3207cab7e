package org.broadsheet.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.QueryTimeoutException;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.Purge;
import org.hibernate.Session;

/**
 * Creates once, however often a client that got no answer asks: {@code Idempotency-Key}
 * (draft-ietf-httpapi-idempotency-key-header). For 24 hours the same key gives the first answer again, byte for byte; it
 * commits together with what it tells of, so that a kill in between leaves either both or neither. What fails is not kept.
 *
 * <p>A key counts for its caller and route. Guests have no account, and an address is no identity, since many share one
 * and a telephone changes it between two attempts: they share one space of keys. Nobody reads there what is not theirs, as
 * the body must match too and an answer holds nothing but what was sent and what readers see; such answers must never hold
 * a secret.
 */
@ApplicationScoped
public class Idempotency implements Purge {

    static final String HEADER = "Idempotency-Key";

    /** Of the header's value, in characters. */
    static final int MAX_LENGTH = 255;

    /** Printable ASCII. */
    static final String PATTERN = "^[ -~]+$";

    private static final Pattern PRINTABLE = Pattern.compile(PATTERN);
    private static final Duration KEPT = Duration.ofHours(24);

    /** How long a request waits for another one with the same key. */
    private static final int PATIENCE_SECONDS = 5;

    private static final String GUEST = "guest";
    private static final String REPEATED = "idempotency.repeated";
    private static final String DIGEST = "requestDigest";

    /** Waits for a concurrent request with the same key; changes no row where the key has been used within its time. */
    private static final String CLAIM = """
            insert into idempotency_key as known (scope, request, created_at) values (:scope, :request, :now)
            on conflict (scope) do update
            set request = excluded.request, created_at = excluded.created_at,
                made = null, status = null, headers = null, body = null
            where known.created_at < :expired""";

    private static final String PURGE = """
            delete from idempotency_key where scope = any(array(
                select scope from idempotency_key where created_at < :expired
                order by created_at limit :most for update skip locked))""";

    private static final String KEEP = """
            update idempotency_key
            set made = :made, status = :status, headers = cast(:headers as jsonb), body = :body
            where scope = :scope""";

    private static final String FIRST =
            "select request, status, cast(headers as text), body from idempotency_key where scope = :scope";

    private final Session session;
    private final SecurityIdentity identity;
    private final CurrentVertxRequest current;
    private final ObjectMapper json;
    private final Clock clock;

    Idempotency(
            Session session, SecurityIdentity identity, CurrentVertxRequest current, ObjectMapper json, Clock clock) {
        this.session = session;
        this.identity = identity;
        this.current = current;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The answer of the creation, or the first answer to the same request of the same account. Without a key it creates.
     *
     * @param route names what is created; the same for all addresses that lead there
     * @param creation gives an answer whose body is an object with an {@code id}; throws where it fails
     * @throws ProblemException 400 where the key is malformed, 422 {@code idempotencyKeyReused} where it came with another
     *     body, 409 where its first request is still under way after 5 s, 404 where what it made has been erased
     */
    @Transactional
    public Response once(String route, Supplier<Response> creation) {
        return once(() -> identity.getPrincipal().getName(), route, creation);
    }

    /** As {@link #once}, where everybody may call; looks at no token. */
    @Transactional
    public Response onceForGuest(String route, Supplier<Response> creation) {
        return once(() -> GUEST, route, creation);
    }

    /** Erases the answers that tell of something, since they hold what it held; their keys stay used. */
    public void forget(UUID made) {
        session.createNativeMutationQuery("update idempotency_key set body = null where made = :made")
                .setParameter("made", made)
                .executeUpdate();
    }

    private Response once(Supplier<String> caller, String route, Supplier<Response> creation) {
        RoutingContext rc = current.getCurrent();
        List<String> keys = rc.request().headers().getAll(HEADER);
        if (keys.isEmpty()) {
            return creation.get();
        }
        byte[] scope = scope(caller.get(), route, key(keys));
        byte[] request = rc.get(DIGEST);
        return claim(scope, request) ? kept(scope, creation.get()) : first(scope, request);
    }

    private static String key(List<String> values) {
        String value = values.get(0);
        boolean sound = values.size() == 1
                && value.length() <= MAX_LENGTH
                && PRINTABLE.matcher(value).matches()
                && !unquoted(value).isBlank();
        if (!sound) {
            throw ProblemException.invalid(FieldError.parameter(
                    HEADER, "malformed", "One key is expected, of 1 to " + MAX_LENGTH + " printable ASCII characters"));
        }
        return unquoted(value);
    }

    /** The draft wants a quoted string, and many clients send none. */
    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    private boolean claim(byte[] scope, byte[] request) {
        Instant now = clock.instant();
        try {
            return session.createNativeMutationQuery(CLAIM)
                            .setParameter("scope", scope)
                            .setParameter("request", request)
                            .setParameter("now", now)
                            .setParameter("expired", now.minus(KEPT))
                            .setTimeout(PATIENCE_SECONDS)
                            .executeUpdate()
                    == 1;
        } catch (QueryTimeoutException stillUnderWay) {
            throw new ProblemException(ProblemType.conflict, "The first request with this key is still under way");
        }
    }

    @Override
    public String name() {
        return "idempotencyKeys";
    }

    @Override
    public int purge(Instant now, int most) {
        return session.createNativeMutationQuery(PURGE)
                .setParameter("expired", now.minus(KEPT))
                .setParameter("most", most)
                .executeUpdate();
    }

    private Response kept(byte[] scope, Response made) {
        try {
            JsonNode entity = json.valueToTree(made.getEntity());
            Map<String, String> headers = new TreeMap<>();
            made.getStringHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            String body = json.writeValueAsString(entity);
            session.createNativeMutationQuery(KEEP)
                    .setParameter("scope", scope)
                    .setParameter("made", UUID.fromString(entity.path("id").asText()))
                    .setParameter("status", made.getStatus())
                    .setParameter("headers", json.writeValueAsString(headers))
                    .setParameter("body", body)
                    .executeUpdate();
            return answer(made.getStatus(), headers, body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether what is answered had been answered before. */
    public static boolean isRepeated(RoutingContext rc) {
        return Boolean.TRUE.equals(rc.get(REPEATED));
    }

    private Response first(byte[] scope, byte[] request) {
        current.getCurrent().put(REPEATED, true);
        Object[] first = session.createNativeQuery(FIRST, Object[].class)
                .setParameter("scope", scope)
                .getSingleResult();
        if (!MessageDigest.isEqual((byte[]) first[0], request)) {
            throw new ProblemException(
                    ProblemType.idempotencyKeyReused, "This key came with another body before; take a new one");
        }
        if (first[3] == null) {
            throw new ProblemException(ProblemType.notFound, "What was made with this key has been deleted");
        }
        try {
            return answer(
                    (Integer) first[1], json.readValue((String) first[2], new TypeReference<>() {}), (String) first[3]);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response answer(int status, Map<String, String> headers, String body) {
        Response.ResponseBuilder answer = Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body.getBytes(StandardCharsets.UTF_8));
        headers.forEach(answer::header);
        return answer.build();
    }

    /** Counts the bytes of a body in, as they are read; null where the request carries no key. */
    static MessageDigest digest(RoutingContext rc) {
        return rc.request().headers().contains(HEADER) ? sha256() : null;
    }

    /** Notes what the body was. */
    static void digested(RoutingContext rc, MessageDigest body) {
        if (body != null) {
            rc.put(DIGEST, body.digest());
        }
    }

    /** What stands for a key of a caller on a route. */
    static byte[] scope(String caller, String route, String key) {
        return sha256().digest((caller + "\n" + route + "\n" + key).getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
