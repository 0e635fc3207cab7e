package org.broadsheet.testkit.call;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.broadsheet.testkit.contract.Exchange;
import org.broadsheet.testkit.contract.Operation;
import org.broadsheet.testkit.contract.Operation.Parameter;

/** The thing that an operation is about: its own, and a new one where the last is deleted or otherwise used up. */
public final class Subject implements Supplier<String> {

    private static final Set<String> LEAVE_IT_AS_IT_IS = Set.of("GET", "PATCH", "PUT");

    private final Operation operation;
    private final Supplier<String> source;
    private String name;

    /** @param source makes a new one and tells its name in paths */
    private Subject(Operation operation, Supplier<String> source) {
        this.operation = operation;
        this.source = source;
    }

    /** @param around those of the parameters before it in the path */
    static Subject of(Operation operation, Parameter parameter, Cast cast, Map<String, Subject> around) {
        String before = operation.template().split("/\\{" + parameter.name() + "}")[0];
        String collection = before.substring(before.lastIndexOf('/') + 1);
        return new Subject(
                operation,
                () -> cast.fresh(collection, around)
                        .map(thing -> {
                            if (!operation.method().equals("DELETE")) {
                                cast.prepare(operation, collection, thing);
                            }
                            return Cast.wantsId(parameter.schema()) ? thing.id() : thing.slug();
                        })
                        .orElseGet(() -> cast.samples(operation)
                                .of(parameter.name(), parameter.schema())
                                .asText()));
    }

    @Override
    public String get() {
        if (name == null) {
            name = source.get();
        }
        return name;
    }

    public void after(Exchange exchange) {
        if (exchange.isSuccess() && !LEAVE_IT_AS_IT_IS.contains(operation.method())) {
            name = null;
        }
    }
}
