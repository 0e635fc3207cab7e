package org.broadsheet.limit;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.broadsheet.http.ClientAddress;
import org.broadsheet.shared.Contract;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Counts a request when its method is found and its caller may call it, before anything of it is looked at or read. That
 * also keeps preflights and OPTIONS out, which reach no method.
 */
class LimitFilter {

    private static final Map<Method, Optional<RouteClass>> KNOWN = new ConcurrentHashMap<>();

    private final Limits limits;
    private final ClientAddress addresses;
    private final CurrentVertxRequest current;

    LimitFilter(Limits limits, ClientAddress addresses, CurrentVertxRequest current) {
        this.limits = limits;
        this.addresses = addresses;
        this.current = current;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    void take(ResourceInfo resource) {
        RoutingContext rc = current.getCurrent();
        KNOWN.computeIfAbsent(resource.getResourceMethod(), LimitFilter::routesOf)
                .flatMap(routes -> limits.take(routes, client(routes, rc)))
                .ifPresent(standing -> {
                    if (!standing.granted()) {
                        throw standing.refusal();
                    }
                    // Where every answer has them, also one that a failure further on makes.
                    standing.headers().forEach(rc.response()::putHeader);
                });
    }

    static Optional<RouteClass> routesOf(Method method) {
        Class<?> resource = method.getDeclaringClass();
        boolean management = Stream.of(method, resource)
                .flatMap(element -> Stream.of(element.getAnnotationsByType(Extension.class)))
                .anyMatch(extension -> extension.name().equals(Contract.MANAGEMENT));
        return Stream.of(method, resource)
                .map(element -> element.getAnnotation(Limited.class))
                .filter(limited -> limited != null)
                .map(Limited::value)
                .findFirst()
                .or(() -> management ? Optional.of(RouteClass.management) : Optional.empty());
    }

    private String client(RouteClass routes, RoutingContext rc) {
        // Where everybody may call, no token has been looked at, and this is no place to wait for that.
        return routes.counted() == RouteClass.Counted.BY_TOKEN
                        && rc.user() instanceof QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? token(user.getSecurityIdentity())
                : addresses.networkOf(rc);
    }

    static String token(SecurityIdentity identity) {
        Object credential = identity.getAttribute(RouteClass.CREDENTIAL);
        return credential instanceof String name
                ? name
                : identity.getPrincipal().getName();
    }
}
