package org.broadsheet.limit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The class of routes to which an endpoint, or all of a resource, belongs. Management needs none: whatever is in its
 * document belongs to {@link RouteClass#management}. Other endpoints also document the answer 429, which is how the
 * contract learns of their headers.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Limited {

    RouteClass value();
}
