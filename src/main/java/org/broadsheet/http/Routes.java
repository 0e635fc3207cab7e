package org.broadsheet.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Which methods a path has: RFC 9110 wants them in {@code Allow}, and the framework leaves it out of a 405. */
@Singleton
class Routes {

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\s*[^:}\\s]+\\s*(:\\s*(?<regex>[^{}]+?)\\s*)?}");

    private record Route(Pattern path, String method) {}

    private final List<Route> routes = new ArrayList<>();
    /** Found once for each, as every request asks. */
    private static final Map<Method, String> TEMPLATES = new ConcurrentHashMap<>();

    Routes(BeanManager beans) {
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path root = bean.getBeanClass().getAnnotation(Path.class);
            if (root != null) {
                for (Method method : bean.getBeanClass().getMethods()) {
                    add(root, method);
                }
            }
        }
    }

    /** The path of a resource's method, with the names of its parameters in braces. */
    static String template(Method method) {
        return TEMPLATES.computeIfAbsent(method, found -> {
            Path root = found.getDeclaringClass().getAnnotation(Path.class);
            Path path = found.getAnnotation(Path.class);
            return template((root == null ? "" : root.value()) + "/" + (path == null ? "" : path.value()));
        });
    }

    /** In alphabetic order; empty where the path has no resource. */
    SortedSet<String> allowed(String path) {
        SortedSet<String> methods = new TreeSet<>();
        for (Route route : routes) {
            if (route.path().matcher(path).matches()) {
                methods.add(route.method());
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return methods;
    }

    /** The framework would name the methods of all paths of a resource, and 200 for a path that is none. */
    @ServerRequestFilter(preMatching = true)
    Response options(ContainerRequestContext request, UriInfo uri) {
        if (!request.getMethod().equals("OPTIONS")) {
            return null;
        }
        SortedSet<String> methods = allowed(uri.getRequestUri().getRawPath());
        if (methods.isEmpty()) {
            throw new NotFoundException();
        }
        return Response.noContent().header("Allow", String.join(", ", methods)).build();
    }

    private void add(Path root, Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                Path path = method.getAnnotation(Path.class);
                String template = template(root.value() + "/" + (path == null ? "" : path.value()));
                routes.add(new Route(pattern(template), http.value()));
            }
        }
    }

    private static String template(String path) {
        return ("/" + path).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }

    private static Pattern pattern(String template) {
        StringBuilder regex = new StringBuilder();
        Matcher variable = TEMPLATE.matcher(template);
        int end = 0;
        while (variable.find()) {
            regex.append(Pattern.quote(template.substring(end, variable.start())));
            regex.append(variable.group("regex") == null ? "[^/]+" : "(?:" + variable.group("regex") + ")");
            end = variable.end();
        }
        return Pattern.compile(regex + Pattern.quote(template.substring(end)));
    }
}
