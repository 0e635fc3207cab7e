package org.broadsheet.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonPointer;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.shared.FieldError;

/** Turns violated constraints into errors that point into the request, and not into our methods. */
final class Violations {

    private static final Set<String> REQUIRED = Set.of("NotNull", "NotBlank", "NotEmpty");
    private static final Set<String> RANGES = Set.of(
            "Min",
            "Max",
            "DecimalMin",
            "DecimalMax",
            "Range",
            "Positive",
            "PositiveOrZero",
            "Negative",
            "NegativeOrZero",
            "Digits",
            "Past",
            "PastOrPresent",
            "Future",
            "FutureOrPresent");
    private static final Set<String> LENGTHS = Set.of("Size", "Length", "CodePointLength");

    private Violations() {}

    /** All errors at once, in the order of their places; the order in which constraints fail is random. */
    static List<FieldError> describe(Collection<? extends ConstraintViolation<?>> violations, Method method) {
        return violations.stream()
                .map(violation -> describe(violation, method))
                .sorted(Comparator.comparing(FieldError::toString))
                .toList();
    }

    /** Whether it is our own answer that is wrong, and not the request. */
    static boolean ofReturnValue(ConstraintViolation<?> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    private static FieldError describe(ConstraintViolation<?> violation, Method method) {
        String code = code(violation);
        String detail = violation.getMessage();
        List<Path.Node> nodes = new ArrayList<>();
        violation.getPropertyPath().forEach(nodes::add);
        if (nodes.size() < 2 || nodes.get(1).getKind() != ElementKind.PARAMETER || method == null) {
            return FieldError.at(pointer(nodes, violation), code, detail);
        }
        int index = nodes.get(1).as(Path.ParameterNode.class).getParameterIndex();
        List<Path.Node> inside = nodes.subList(2, nodes.size());
        String property = inside.isEmpty() ? null : inside.get(0).getName();
        String parameter = RequestParameters.of(method).nameOf(method.getParameters()[index], property);
        return parameter == null
                ? FieldError.at(pointer(inside, violation), code, detail)
                : FieldError.parameter(parameter, code, detail);
    }

    private static String pointer(List<Path.Node> nodes, ConstraintViolation<?> violation) {
        JsonPointer pointer = JsonPointer.empty();
        for (int i = 0; i < nodes.size(); i++) {
            Path.Node node = nodes.get(i);
            if (node.getIndex() != null) {
                pointer = pointer.appendIndex(node.getIndex());
            } else if (node.getKey() != null) {
                pointer = pointer.appendProperty(String.valueOf(node.getKey()));
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                String name =
                        i == nodes.size() - 1 ? jsonName(violation.getLeafBean(), node.getName()) : node.getName();
                pointer = name.isEmpty() ? pointer : pointer.appendProperty(name);
            }
        }
        return pointer.toString();
    }

    /** Empty where it is no property but a statement about the whole object. */
    private static String jsonName(Object bean, String name) {
        if (bean == null || !bean.getClass().isRecord()) {
            return name;
        }
        for (RecordComponent component : bean.getClass().getRecordComponents()) {
            if (component.getName().equals(name)) {
                JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
                return property == null || property.value().isEmpty() ? name : property.value();
            }
        }
        return "";
    }

    private static String code(ConstraintViolation<?> violation) {
        Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
        String name = constraint.annotationType().getSimpleName();
        if (REQUIRED.contains(name)) {
            return "required";
        }
        if (RANGES.contains(name)) {
            return "outOfRange";
        }
        return LENGTHS.contains(name) ? length(violation) : "invalid";
    }

    private static String length(ConstraintViolation<?> violation) {
        Object value = violation.getInvalidValue();
        Object max = violation.getConstraintDescriptor().getAttributes().get("max");
        int length = value instanceof CharSequence text
                ? text.length()
                : value instanceof Collection<?> items ? items.size() : value instanceof Map<?, ?> map ? map.size() : 0;
        return max instanceof Number most && length > most.longValue() ? "tooLong" : "tooShort";
    }
}
