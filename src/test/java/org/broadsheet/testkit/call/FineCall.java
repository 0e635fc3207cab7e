package org.broadsheet.testkit.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.testkit.Issuer;
import org.broadsheet.testkit.Readers;
import org.broadsheet.testkit.contract.Operation;
import org.broadsheet.testkit.contract.Operation.Parameter;
import org.broadsheet.testkit.contract.Place;

/**
 * The plainest call of an operation that should succeed.
 *
 * @param subjects what it is about, one for each parameter in the path
 */
public record FineCall(Call call, List<Subject> subjects) {

    private static final String OWNER = "Comment-Token";

    private static final String TOKEN = "Bearer administrator-of-the-tests";

    public static FineCall of(Operation operation, Cast cast) {
        Readers.setNothing();
        Samples samples = cast.samples(operation);
        Map<String, Subject> subjects = new LinkedHashMap<>();
        Call call = new Call(operation);
        // What lies in another thing is made after it, so in the order of the path.
        List<Parameter> inOrder = operation.parameters().stream()
                .sorted(Comparator.comparingInt(
                        parameter -> operation.template().indexOf("{" + parameter.name() + "}")))
                .toList();
        for (Parameter parameter : inOrder) {
            if (parameter.in().equals("path")) {
                Subject subject = Subject.of(operation, parameter, cast, Map.copyOf(subjects));
                subjects.put(parameter.name(), subject);
                call = call.about(parameter.name(), subject);
            } else if (parameter.required()) {
                call = call.with(parameter.in(), parameter.name(), value(parameter, samples));
            }
        }
        if (operation.document().needsToken()) {
            call = call.with("header", "Authorization", TOKEN);
        } else if (operation.needsReader()) {
            call = call.with("header", "Authorization", "Bearer " + Issuer.reader("fine-caller"));
        }
        if (isForOwners(operation)) {
            call = call.proven(OWNER, List.copyOf(subjects.values()).get(0)::token);
        }
        if (operation.requiresBody()) {
            Map.Entry<String, Place> content =
                    operation.requestContent().entrySet().iterator().next();
            String body = samples.of("", content.getValue()).toString();
            call = call.body(content.getKey(), body.getBytes(UTF_8));
        }
        return new FineCall(call, List.copyOf(subjects.values()));
    }

    /** Whether readers may do it to what is theirs only. */
    private static boolean isForOwners(Operation operation) {
        return !operation.document().needsToken()
                && Set.of("PATCH", "DELETE").contains(operation.method())
                && operation.parameters("header").stream()
                        .anyMatch(parameter -> parameter.name().equals(OWNER));
    }

    private static String value(Parameter parameter, Samples samples) {
        if (parameter.name().equals("If-Match")) {
            return "*";
        }
        String value = samples.of(parameter.name(), parameter.schema()).asText();
        return parameter.in().equals("query") ? Call.encoded(value) : value;
    }
}
