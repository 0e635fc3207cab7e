package org.broadsheet.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.arc.All;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads the JSON of requests and means it: what is not understood is refused, never ignored, guessed or converted.
 * It is the mapper of the whole REST layer; what is stored has {@link StoredJson}.
 */
class StrictJson {

    /** A producer and not one more customizer: the factory below a mapper can only be chosen when it is made. */
    @Produces
    @Singleton
    static ObjectMapper mapper(@All List<ObjectMapperCustomizer> customizers) {
        ObjectMapper mapper = JsonMapper.builder(new StrictJsonFactory())
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfigDefaults(StrictJson::refuseEverything)
                // 1 is a number as good as 1.0.
                .withCoercionConfig(
                        LogicalType.Float,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
                .build();
        customizers.stream().sorted().forEach(customizer -> customizer.customize(mapper));
        return mapper.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .registerModule(new SimpleModule("broadsheet")
                        .addDeserializer(Instant.class, new Written<>(Instant.class, WireFormat::instant))
                        .addDeserializer(UUID.class, new Written<>(UUID.class, WireFormat::uuid)));
    }

    private static void refuseEverything(MutableCoercionConfig config) {
        for (CoercionInputShape shape : CoercionInputShape.values()) {
            config.setCoercion(shape, CoercionAction.Fail);
        }
    }

    /** A value that is written as a string in exactly one way. */
    private static final class Written<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<String, Optional<T>> format;

        Written(Class<T> type, Function<String, Optional<T>> format) {
            super(type);
            this.format = format;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(_valueClass, parser);
            }
            String text = parser.getText();
            Optional<T> value = format.apply(text);
            return value.isPresent()
                    ? value.get()
                    : (T) context.handleWeirdStringValue(_valueClass, text, "not in the expected form");
        }
    }
}
