package org.broadsheet.limit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The buckets of every class of routes; each class has its own, so that none can crowd out another's. */
@ApplicationScoped
class Limits {

    private final boolean enabled;
    private final Map<RouteClass, Buckets> buckets = new EnumMap<>(RouteClass.class);

    Limits(LimitConfig config) {
        this.enabled = config.enabled();
        for (RouteClass routes : RouteClass.values()) {
            buckets.put(routes, new Buckets(routes.name(), routes.rate(config), System::nanoTime));
        }
    }

    Collection<Buckets> buckets() {
        return buckets.values();
    }

    /** Counts one request; empty where nothing is limited. */
    Optional<Standing> take(RouteClass routes, String client) {
        return enabled ? Optional.of(buckets.get(routes).take(client)) : Optional.empty();
    }
}
