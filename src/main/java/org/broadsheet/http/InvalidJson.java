package org.broadsheet.http;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.broadsheet.shared.FieldError;

/** Says in the words of JSON, not of Java, what Jackson found wrong with a body, and where. */
final class InvalidJson {

    private InvalidJson() {}

    static FieldError describe(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return FieldError.at(pointer(unknown), "unknownProperty", known(unknown.getKnownPropertyIds()));
        }
        if (e instanceof InvalidTypeIdException wrong) {
            return wrongVariant(wrong);
        }
        if (e instanceof MismatchedInputException mismatch) {
            return mismatch(mismatch);
        }
        if (e instanceof JsonMappingException mapping) {
            return e.getCause() instanceof JsonProcessingException cause
                    ? at(pointer(mapping), describe(cause))
                    : FieldError.at(pointer(mapping), "invalid", "The value is not valid");
        }
        return unreadable(e);
    }

    private static FieldError at(String pointer, FieldError error) {
        return FieldError.at(error.pointer().isEmpty() ? pointer : error.pointer(), error.code(), error.detail());
    }

    private static FieldError mismatch(MismatchedInputException e) {
        String message = e.getOriginalMessage();
        Class<?> type = e.getTargetType() == null ? Object.class : e.getTargetType();
        // Jackson has no exception types for these two.
        if (message.startsWith("Trailing token")) {
            return FieldError.at("", "malformed", "Something follows the end of the JSON value");
        }
        if (message.startsWith("Cannot map `null`")) {
            return FieldError.at(pointer(e), "required", "A value is needed: " + WireFormat.expected(type));
        }
        boolean text = e instanceof InvalidFormatException format && format.getValue() instanceof String;
        return FieldError.at(
                pointer(e), text ? WireFormat.code(type) : "wrongType", "Expected " + WireFormat.expected(type));
    }

    private static FieldError wrongVariant(InvalidTypeIdException e) {
        Class<?> base = e.getBaseType().getRawClass();
        JsonTypeInfo info = base.getAnnotation(JsonTypeInfo.class);
        JsonSubTypes variants = base.getAnnotation(JsonSubTypes.class);
        String pointer = pointer(e) + (info == null ? "" : "/" + info.property());
        String names = variants == null
                ? "a known type"
                : Arrays.stream(variants.value())
                        .map(JsonSubTypes.Type::name)
                        .collect(Collectors.joining(", ", "one of: ", ""));
        return FieldError.at(pointer, e.getTypeId() == null ? "required" : "unknownValue", "Expected " + names);
    }

    private static FieldError unreadable(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        if (e instanceof StreamConstraintsException) {
            return FieldError.at("", "tooLarge", message.replaceAll(", from `[^`]*`|`", ""));
        }
        if (e instanceof InputCoercionException number) {
            return FieldError.at(
                    "", "outOfRange", "The number is out of range: " + WireFormat.expected(number.getTargetType()));
        }
        if (message.startsWith("Duplicate field")) {
            return FieldError.at(parsed(e), "duplicateProperty", "The property is there twice");
        }
        return FieldError.at("", "malformed", "The body is not valid JSON" + place(e));
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    private static String known(Collection<Object> names) {
        return names == null || names.isEmpty()
                ? "There is no such property"
                : names.stream()
                        .map(String::valueOf)
                        .sorted()
                        .collect(Collectors.joining(", ", "There is no such property; known are: ", ""));
    }

    private static String pointer(JsonMappingException e) {
        List<JsonMappingException.Reference> path = e.getPath();
        JsonPointer pointer = JsonPointer.empty();
        for (JsonMappingException.Reference step : path) {
            pointer = step.getFieldName() != null
                    ? pointer.appendProperty(step.getFieldName())
                    : pointer.appendIndex(step.getIndex());
        }
        return pointer.toString();
    }

    private static String parsed(JsonProcessingException e) {
        return e.getProcessor() instanceof JsonParser parser
                ? parser.getParsingContext().pathAsPointer().toString()
                : "";
    }
}
