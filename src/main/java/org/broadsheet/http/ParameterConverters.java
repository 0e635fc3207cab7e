package org.broadsheet.http;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.Function;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.ProblemException;

/** Reads parameters in the form that bodies have too, and answers 400 where JAX-RS would say 404. */
@Provider
class ParameterConverters implements ParamConverterProvider {

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return WireFormat.reader(type)
                .map(reader -> new Converter<>(type, reader, name(annotations)))
                .orElse(null);
    }

    private static String name(Annotation... annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                return query.value();
            }
            if (annotation instanceof PathParam path) {
                return path.value();
            }
            if (annotation instanceof HeaderParam header) {
                return header.value();
            }
        }
        return "";
    }

    private record Converter<T>(Class<T> type, Function<String, Optional<?>> reader, String name)
            implements ParamConverter<T> {

        @Override
        @SuppressWarnings("unchecked")
        public T fromString(String value) {
            if (value == null) {
                return null;
            }
            return (T) reader.apply(value)
                    .orElseThrow(() -> ProblemException.invalid(FieldError.parameter(
                            name, WireFormat.code(type, value), "Expected " + WireFormat.expected(type))));
        }

        @Override
        public String toString(T value) {
            return value instanceof Enum<?> constant ? WireFormat.name(constant) : String.valueOf(value);
        }
    }
}
