package org.broadsheet.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.shared.Contract;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;

/**
 * The one spelling of what a reader asks for, among all that mean the same: parameters in alphabetical order, without those
 * that have their default anyway.
 */
@Singleton
public class CanonicalAddress {

    /**
     * A path whose parts in braces stand for anything, and the defaults of its parameters.
     *
     * @param isJson whether it is answered in JSON; else in the one form that its name says
     */
    private record Reading(String[] path, Map<String, String> defaults, boolean isJson) {

        boolean matches(String[] asked) {
            if (asked.length != path.length) {
                return false;
            }
            for (int i = 0; i < path.length; i++) {
                if (!isOpen(path[i]) && !path[i].equals(asked[i])) {
                    return false;
                }
            }
            return true;
        }

        /** How many parts stand for anything. */
        long open() {
            return Stream.of(path).filter(Reading::isOpen).count();
        }

        private static boolean isOpen(String part) {
            return part.startsWith("{");
        }
    }

    /** As JAX-RS decides (section 3.7.2): what is spelled out before what stands for anything. */
    private final List<Reading> readings = new ArrayList<>();

    CanonicalAddress(BeanManager beans) {
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Class<?> resource = bean.getBeanClass();
            if (isOfDelivery(resource)) {
                Stream.of(resource.getMethods())
                        .filter(method ->
                                method.isAnnotationPresent(GET.class) && !method.isAnnotationPresent(Live.class))
                        .forEach(method -> readings.add(reading(resource, method)));
            }
        }
        readings.sort(Comparator.comparingLong(Reading::open));
    }

    private static boolean isOfDelivery(Class<?> resource) {
        return resource.isAnnotationPresent(Path.class)
                && Arrays.stream(resource.getAnnotationsByType(Extension.class))
                        .anyMatch(extension -> extension.name().equals(Contract.DELIVERY));
    }

    private static Reading reading(Class<?> resource, Method method) {
        String root = resource.getAnnotation(Path.class).value();
        Path below = method.getAnnotation(Path.class);
        String path = below == null ? root : root + "/" + below.value();
        Map<String, String> defaults = new HashMap<>();
        RequestParameters.of(method).query().values().stream()
                .filter(parameter -> parameter.defaultValue() != null)
                .forEach(parameter -> defaults.put(parameter.name(), parameter.defaultValue()));
        return new Reading(path.split("/"), defaults, isJson(resource, method));
    }

    private static boolean isJson(Class<?> resource, Method method) {
        Produces produces = method.isAnnotationPresent(Produces.class)
                ? method.getAnnotation(Produces.class)
                : resource.getAnnotation(Produces.class);
        return produces == null || List.of(produces.value()).contains(MediaType.APPLICATION_JSON);
    }

    /**
     * Whether it is answered in the one form that its name says, a feed or a sitemap, whatever {@code Accept} asks for: who
     * fetches these asks for all kinds of XML, or for pages.
     *
     * @param uri path and query as they were sent
     */
    public boolean isInOneForm(String uri) {
        int mark = uri.indexOf('?');
        return reading(mark < 0 ? uri : uri.substring(0, mark))
                .map(reading -> !reading.isJson())
                .orElse(false);
    }

    /**
     * @param uri path and query as they were sent
     * @return empty where it is no reading of delivery that is the same for everybody, or its path has bytes that are encoded
     */
    public Optional<String> of(String uri) {
        int mark = uri.indexOf('?');
        String path = mark < 0 ? uri : uri.substring(0, mark);
        if (!isPlain(path)) {
            return Optional.empty();
        }
        return reading(path)
                .map(reading -> mark < 0 ? path : path + query(uri.substring(mark + 1), reading.defaults()));
    }

    /** The defaults of the parameters of what is read at a path, by name; none where nothing is that is the same for all. */
    Map<String, String> defaults(String path) {
        return reading(path).map(Reading::defaults).orElse(Map.of());
    }

    private Optional<Reading> reading(String path) {
        String[] asked = path.split("/", -1);
        return readings.stream().filter(reading -> reading.matches(asked)).findFirst();
    }

    /** Letters, digits and what slugs, ids and names of files have; no empty part, no dot at an end of one. */
    private static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '/';
            plain |= c == '.' && i > 0 && isLetter(path, i - 1) && isLetter(path, i + 1);
            if (!plain || c == '/' && i + 1 < path.length() && path.charAt(i + 1) == '/') {
                return false;
            }
        }
        return !path.endsWith("/");
    }

    private static boolean isLetter(String path, int at) {
        return at < path.length() && path.charAt(at) >= 'a' && path.charAt(at) <= 'z';
    }

    /** One that is there twice is refused where it may not be, so both stay. */
    private static String query(String query, Map<String, String> defaults) {
        String[] pairs = query.split("&", -1);
        Arrays.sort(pairs);
        StringBuilder canonical = new StringBuilder();
        for (int i = 0; i < pairs.length; i++) {
            String name = name(pairs[i]);
            boolean alone = (i == 0 || !name(pairs[i - 1]).equals(name))
                    && (i + 1 == pairs.length || !name(pairs[i + 1]).equals(name));
            boolean isDefault = alone
                    && pairs[i].length() > name.length()
                    && pairs[i].substring(name.length() + 1).equals(defaults.get(name));
            if (!isDefault) {
                canonical.append(canonical.isEmpty() ? '?' : '&').append(pairs[i]);
            }
        }
        return canonical.toString();
    }

    private static String name(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0 ? pair : pair.substring(0, equals);
    }
}
