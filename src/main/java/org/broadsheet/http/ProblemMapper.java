package org.broadsheet.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Makes a problem of everything that goes wrong. What a request may be blamed for says where; what it may not be blamed
 * for says nothing but the id under which the log tells the rest.
 */
@Singleton
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private final CurrentVertxRequest current;
    private final Problems problems;
    private final Routes routes;

    ProblemMapper(CurrentVertxRequest current, Problems problems, Routes routes) {
        this.current = current;
        this.problems = problems;
        this.routes = routes;
    }

    /** The classes beside Throwable have mappers of the framework's own, which would win otherwise. */
    @ServerExceptionMapper({
        Throwable.class,
        WebApplicationException.class,
        NotFoundException.class,
        MismatchedInputException.class,
        InvalidDefinitionException.class,
        ValidationException.class,
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class,
        ForbiddenException.class
    })
    Response map(Throwable e, ResourceInfo resource) {
        if (e instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
            return web.getResponse();
        }
        RoutingContext rc = current.getCurrent();
        return problems.response(rc, problem(rc, e, resource == null ? null : resource.getResourceMethod()));
    }

    /** What fails outside JAX-RS: other filters, health and documents, a full worker pool. */
    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(rc -> {
            if (rc.response().ended() || rc.response().headWritten()) {
                rc.next();
                return;
            }
            boolean decided = rc.failure() == null || rc.statusCode() < 500;
            problems.send(rc, decided ? ofStatus(rc, rc.statusCode()) : problem(rc, rc.failure(), null));
        });
    }

    private ProblemException problem(RoutingContext rc, Throwable e, Method method) {
        ProblemException problem = known(rc, e, method)
                .orElseGet(() ->
                        new ProblemException(ProblemType.internalError, "Quote the request id when you ask about it"));
        String request = rc.request().method() + " " + rc.request().path();
        if (problem.type() == ProblemType.internalError) {
            LOG.errorf(e, "%s failed, request %s", request, RequestId.of(rc));
        } else if (problem.type() == ProblemType.unavailable) {
            List<Throwable> causes = causes(e);
            LOG.warnf("%s was not answered, request %s: %s", request, RequestId.of(rc), causes.get(causes.size() - 1));
        } else {
            LOG.debugf(e, "%s was refused, request %s: %s", request, RequestId.of(rc), problem.type());
        }
        return problem;
    }

    private Optional<ProblemException> known(RoutingContext rc, Throwable e, Method method) {
        List<Throwable> causes = causes(e);
        return first(causes, ProblemException.class)
                .or(() -> ofJson(e))
                .or(() -> first(causes, ConstraintViolationException.class).flatMap(v -> ofViolations(v, method)))
                .or(() -> ofSecurity(rc, causes))
                .or(() -> e instanceof WebApplicationException web ? Optional.of(ofWeb(rc, web)) : Optional.empty())
                .or(() -> causes.stream()
                        .flatMap(cause -> DatabaseFailure.of(cause).stream())
                        .findFirst())
                .or(() -> first(causes, RejectedExecutionException.class).map(full -> Patience.tooMany()));
    }

    /** Only what reading threw: JSON that we cannot write, or have stored, is no fault of the request. */
    private static Optional<ProblemException> ofJson(Throwable e) {
        Throwable fault =
                e instanceof WebApplicationException web && web.getResponse().getStatus() == 400 ? web.getCause() : e;
        boolean reading = fault != e
                || e instanceof MismatchedInputException && !(e instanceof InvalidDefinitionException)
                || e instanceof ValueInstantiationException
                || e instanceof StreamReadException
                || e.getCause() instanceof StreamReadException;
        return reading && fault instanceof JsonProcessingException json
                ? Optional.of(ProblemException.invalid(InvalidJson.describe(json)))
                : Optional.empty();
    }

    private static Optional<ProblemException> ofViolations(ConstraintViolationException e, Method method) {
        return e.getConstraintViolations() == null
                        || e.getConstraintViolations().stream().anyMatch(Violations::ofReturnValue)
                ? Optional.empty()
                : Optional.of(ProblemException.invalid(Violations.describe(e.getConstraintViolations(), method)));
    }

    /** RFC 6750, section 3.1: an error code only where a token was sent. */
    private static Optional<ProblemException> ofSecurity(RoutingContext rc, List<Throwable> causes) {
        if (first(causes, ForbiddenException.class).isPresent()) {
            return Optional.of(new ProblemException(ProblemType.forbidden, "Another right is needed for this"));
        }
        boolean unauthenticated = first(causes, UnauthorizedException.class).isPresent()
                || first(causes, AuthenticationFailedException.class).isPresent()
                || first(causes, AuthenticationCompletionException.class).isPresent();
        return unauthenticated ? Optional.of(unauthorized(rc)) : Optional.empty();
    }

    private static ProblemException unauthorized(RoutingContext rc) {
        String sent = rc.request().getHeader("Authorization");
        boolean token = sent != null && sent.regionMatches(true, 0, "Bearer ", 0, 7);
        String challenge = "Bearer realm=\"broadsheet\"";
        return token
                ? new ProblemException(ProblemType.unauthorized, "The token is not valid")
                        .header("WWW-Authenticate", challenge + ", error=\"invalid_token\"")
                : new ProblemException(ProblemType.unauthorized, "Send a token as Authorization: Bearer")
                        .header("WWW-Authenticate", challenge);
    }

    private ProblemException ofWeb(RoutingContext rc, WebApplicationException e) {
        // Where a parameter cannot be converted, JAX-RS says that the resource is not found.
        return e instanceof NotFoundException && e.getCause() != null
                ? new ProblemException(ProblemType.invalidRequest, "A parameter is not valid")
                : ofStatus(rc, e.getResponse().getStatus());
    }

    private ProblemException ofStatus(RoutingContext rc, int status) {
        ProblemType type = ProblemType.ofStatus(status);
        return switch (type) {
            case unauthorized -> unauthorized(rc);
            case notFound -> new ProblemException(type, "Nothing has this address");
            case methodNotAllowed -> methodNotAllowed(rc);
            case notAcceptable -> new ProblemException(type, "There is no representation that Accept asks for");
            case unsupportedMediaType -> unsupportedMediaType(rc);
            default -> new ProblemException(type, type.title());
        };
    }

    private ProblemException methodNotAllowed(RoutingContext rc) {
        String allowed = String.join(", ", routes.allowed(rc.normalizedPath()));
        return new ProblemException(ProblemType.methodNotAllowed, "Allowed here: " + allowed).header("Allow", allowed);
    }

    private static ProblemException unsupportedMediaType(RoutingContext rc) {
        boolean patch = rc.request().method().name().equals("PATCH");
        String type = patch ? "application/merge-patch+json" : "application/json";
        return new ProblemException(ProblemType.unsupportedMediaType, "Send the body as " + type)
                .header(patch ? "Accept-Patch" : "Accept", type);
    }

    private static <T> Optional<T> first(List<Throwable> causes, Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The exception and all behind it: transactions keep the real cause among the suppressed ones. */
    private static List<Throwable> causes(Throwable e) {
        List<Throwable> found = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> waiting = new ArrayDeque<>(List.of(e));
        while (!waiting.isEmpty()) {
            Throwable next = waiting.remove();
            if (seen.add(next)) {
                found.add(next);
                Optional.ofNullable(next.getCause()).ifPresent(waiting::add);
                if (next instanceof SQLException sql && sql.getNextException() != null) {
                    waiting.add(sql.getNextException());
                }
                waiting.addAll(List.of(next.getSuppressed()));
            }
        }
        return found;
    }
}
