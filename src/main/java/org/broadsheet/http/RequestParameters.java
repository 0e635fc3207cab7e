package org.broadsheet.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.broadsheet.shared.FieldError;

/** The parameters that a resource method takes, found once by their annotations, also inside bean parameters. */
final class RequestParameters {

    private static final Map<Method, RequestParameters> KNOWN = new ConcurrentHashMap<>();

    /**
     * @param type what a single value is read as
     * @param repeatable whether several values are meant as a list
     * @param expected the form of a value, in words
     * @param defaultValue as it would be written; null for none
     */
    record RequestParameter(String name, Class<?> type, boolean repeatable, String expected, String defaultValue) {

        Optional<FieldError> check(String value) {
            if (value.isEmpty()) {
                return Optional.of(FieldError.parameter(name, "required", "Give it a value or leave it out"));
            }
            return WireFormat.reader(type)
                    .filter(reader -> reader.apply(value).isEmpty())
                    .map(unread -> FieldError.parameter(name, WireFormat.code(type, value), "Expected " + expected));
        }
    }

    private final Map<String, RequestParameter> query = new LinkedHashMap<>();
    private final Map<String, RequestParameter> path = new LinkedHashMap<>();
    /** From the names of fields of bean parameters to names on the wire. */
    private final Map<String, String> beanNames = new LinkedHashMap<>();

    private RequestParameters(Method method) {
        for (java.lang.reflect.Parameter parameter : method.getParameters()) {
            if (isPathByName(parameter)) {
                path.put(
                        parameter.getName(),
                        parameter(
                                parameter, parameter.getName(), parameter.getType(), parameter.getParameterizedType()));
            } else {
                add(parameter, parameter.getType(), parameter.getParameterizedType());
            }
        }
    }

    static RequestParameters of(Method method) {
        return KNOWN.computeIfAbsent(method, RequestParameters::new);
    }

    Map<String, RequestParameter> query() {
        return query;
    }

    Map<String, RequestParameter> path() {
        return path;
    }

    /** Name on the wire of a parameter, or of a property of a bean parameter; null where it is the body. */
    String nameOf(java.lang.reflect.Parameter parameter, String property) {
        if (parameter.isAnnotationPresent(BeanParam.class)) {
            return property == null ? parameter.getName() : beanNames.getOrDefault(property, property);
        }
        return isPathByName(parameter) ? parameter.getName() : wireName(parameter);
    }

    /** The framework takes a parameter without annotation for the part of the path that has its name. */
    private static boolean isPathByName(java.lang.reflect.Parameter parameter) {
        Method method = (Method) parameter.getDeclaringExecutable();
        return parameter.getAnnotations().length == 0
                && Stream.of(method.getDeclaringClass(), method)
                        .map(element -> element.getAnnotation(Path.class))
                        .anyMatch(path -> path != null && path.value().contains("{" + parameter.getName() + "}"));
    }

    private void add(AnnotatedElement element, Class<?> type, Type genericType) {
        if (element.isAnnotationPresent(BeanParam.class)) {
            addFields(type);
        } else if (element.isAnnotationPresent(QueryParam.class)) {
            RequestParameter parameter = parameter(element, wireName(element), type, genericType);
            query.put(parameter.name(), parameter);
        } else if (element.isAnnotationPresent(PathParam.class)) {
            RequestParameter parameter = parameter(element, wireName(element), type, genericType);
            path.put(parameter.name(), parameter);
        }
    }

    private void addFields(Class<?> bean) {
        for (Class<?> c = bean; c != null && c != Object.class && c != Record.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                add(field, field.getType(), field.getGenericType());
                if (wireName(field) != null) {
                    beanNames.put(field.getName(), wireName(field));
                }
            }
        }
    }

    private static RequestParameter parameter(AnnotatedElement element, String name, Class<?> type, Type genericType) {
        boolean repeatable = Collection.class.isAssignableFrom(type);
        boolean wrapped = repeatable || type == Optional.class;
        Class<?> single = wrapped
                        && genericType instanceof ParameterizedType parameterized
                        && parameterized.getActualTypeArguments()[0] instanceof Class<?> argument
                ? argument
                : type;
        Min min = element.getAnnotation(Min.class);
        Max max = element.getAnnotation(Max.class);
        String expected = min == null || max == null
                ? WireFormat.expected(single)
                : "a whole number from " + min.value() + " to " + max.value();
        DefaultValue other = element.getAnnotation(DefaultValue.class);
        return new RequestParameter(name, single, repeatable, expected, other == null ? null : other.value());
    }

    private static String wireName(AnnotatedElement element) {
        if (element.isAnnotationPresent(QueryParam.class)) {
            return element.getAnnotation(QueryParam.class).value();
        }
        if (element.isAnnotationPresent(PathParam.class)) {
            return element.getAnnotation(PathParam.class).value();
        }
        return element.isAnnotationPresent(HeaderParam.class)
                ? element.getAnnotation(HeaderParam.class).value()
                : null;
    }
}
