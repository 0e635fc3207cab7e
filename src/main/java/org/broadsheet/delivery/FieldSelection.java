package org.broadsheet.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.filter.FilteringGeneratorDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.jsonld.ScriptSafe;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.ProblemException;

/** The properties that a client asked for, picked from finished JSON as it streams by. */
public final class FieldSelection {

    /** What can be named at all: the properties of a record and, behind a dot, those of the records in it. */
    private final Map<String, FieldSelection> named = new LinkedHashMap<>();

    private FieldSelection() {}

    /**
     * @param text comma-separated names such as {@code headline,authors.name}; null selects everything
     * @param document the record that the JSON has the form of
     * @return null where everything is selected
     * @throws ProblemException 400 where a name is none of the document's
     */
    public static FieldSelection parse(String text, Class<? extends Record> document) {
        if (text == null) {
            return null;
        }
        FieldSelection selection = new FieldSelection();
        for (String path : text.split(",", -1)) {
            selection.add(path, path, document);
        }
        return selection;
    }

    private void add(String path, String rest, Class<?> document) {
        int dot = rest.indexOf('.');
        String name = dot < 0 ? rest : rest.substring(0, dot);
        Map<String, Class<?>> known = properties(document);
        if (!known.containsKey(name)) {
            throw ProblemException.invalid(FieldError.parameter(
                    "fields",
                    "unknownValue",
                    "\"" + path + "\" cannot be selected; known here: " + String.join(", ", known.keySet())));
        }
        if (dot < 0) {
            named.put(name, null);
        } else if (!named.containsKey(name) || named.get(name) != null) {
            named.computeIfAbsent(name, n -> new FieldSelection()).add(path, rest.substring(dot + 1), known.get(name));
        }
    }

    private static Map<String, Class<?>> properties(Class<?> document) {
        Map<String, Class<?>> properties = new LinkedHashMap<>();
        if (document.isRecord()) {
            for (RecordComponent component : document.getRecordComponents()) {
                JsonProperty other = component.getAccessor().getAnnotation(JsonProperty.class);
                properties.put(
                        other == null ? component.getName() : other.value(), content(component.getGenericType()));
            }
        }
        return properties;
    }

    private static Class<?> content(Type type) {
        return type instanceof ParameterizedType list ? content(list.getActualTypeArguments()[0]) : (Class<?>) type;
    }

    /** Those of the includes that are selected by name. */
    public Set<Include> includes() {
        return Arrays.stream(Include.values())
                .filter(include -> include.properties().stream().anyMatch(named::containsKey))
                .collect(Collectors.toSet());
    }

    /** The JSON with what is selected of it, in its own order. */
    public String pick(String json) {
        StringWriter picked = new StringWriter(json.length());
        JsonFactory factory = new JsonFactory();
        if (includes().contains(Include.jsonLd)) {
            factory.setCharacterEscapes(new ScriptSafe());
        }
        try (JsonParser parser = factory.createParser(json);
                JsonGenerator generator = new FilteringGeneratorDelegate(
                        factory.createGenerator(picked),
                        new Filter(this),
                        TokenFilter.Inclusion.INCLUDE_ALL_AND_PATH,
                        true)) {
            parser.nextToken();
            generator.copyCurrentStructure(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL and we made this JSON", e);
        }
        return picked.toString();
    }

    private static final class Filter extends TokenFilter {

        private final FieldSelection selection;

        Filter(FieldSelection selection) {
            this.selection = selection;
        }

        @Override
        public TokenFilter includeProperty(String name) {
            if (!selection.named.containsKey(name)) {
                return null;
            }
            FieldSelection below = selection.named.get(name);
            return below == null ? TokenFilter.INCLUDE_ALL : new Filter(below);
        }

        @Override
        public boolean includeEmptyArray(boolean contentsFiltered) {
            return true;
        }

        @Override
        public boolean includeEmptyObject(boolean contentsFiltered) {
            return true;
        }

        /** Of an object that may be null, null is shown whatever is selected in it. */
        @Override
        public boolean includeNull() {
            return true;
        }
    }
}
