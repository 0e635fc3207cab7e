package org.broadsheet.http;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.broadsheet.http.RequestParameters.RequestParameter;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.ProblemException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that nobody reads, that are there twice or empty, and values that are not of their form: all
 * at once, and before the framework would drop, default or answer 404 for them.
 */
class KnownParameters {

    @ServerRequestFilter
    void check(ResourceInfo resource, UriInfo uri) {
        RequestParameters parameters = RequestParameters.of(resource.getResourceMethod());
        List<FieldError> errors = new ArrayList<>();
        uri.getPathParameters().forEach((name, values) -> {
            RequestParameter parameter = parameters.path().get(name);
            if (parameter != null) {
                values.forEach(value -> parameter.check(value).ifPresent(errors::add));
            }
        });
        uri.getQueryParameters().forEach((name, values) -> errors.addAll(check(name, values, parameters.query())));
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparing(FieldError::parameter));
            throw ProblemException.invalid(errors);
        }
    }

    private static List<FieldError> check(String name, List<String> values, Map<String, RequestParameter> known) {
        RequestParameter parameter = known.get(name);
        if (parameter == null) {
            String names = known.isEmpty() ? "none" : String.join(", ", known.keySet());
            return List.of(
                    FieldError.parameter(name, "unknownParameter", "There is no such parameter; known are: " + names));
        }
        if (values.size() > 1 && !parameter.repeatable()) {
            return List.of(FieldError.parameter(name, "repeated", "It may be given only once"));
        }
        return values.stream().flatMap(value -> parameter.check(value).stream()).toList();
    }
}
