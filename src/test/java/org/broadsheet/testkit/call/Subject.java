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
    private final Supplier<Named> source;
    private Named named;

    /** @param source makes a new one and tells its name in paths */
    private Subject(Operation operation, Supplier<Named> source) {
        this.operation = operation;
        this.source = source;
    }

    /** @param token that shows whose it is; null where none is given */
    private record Named(String name, String token) {}

    /** @param around those of the parameters before it in the path */
    static Subject of(Operation operation, Parameter parameter, Cast cast, Map<String, Subject> around) {
        String before = operation.template().split("/\\{" + parameter.name() + "}")[0];
        String collection = before.substring(before.lastIndexOf('/') + 1);
        return new Subject(
                operation,
                () -> cast.fresh(before, collection, around)
                        .map(thing -> {
                            if (!operation.method().equals("DELETE")) {
                                cast.prepare(operation, collection, thing);
                            }
                            return new Named(
                                    Cast.wantsId(parameter.schema()) ? thing.id() : thing.slug(), thing.token());
                        })
                        .orElseGet(() -> new Named(
                                cast.samples(operation)
                                        .of(parameter.name(), parameter.schema())
                                        .asText(),
                                null)));
    }

    @Override
    public String get() {
        return named().name();
    }

    /** By which whoever made it shows that it is theirs. */
    String token() {
        return named().token();
    }

    private Named named() {
        if (named == null) {
            named = source.get();
        }
        return named;
    }

    public void after(Exchange exchange) {
        if (exchange.isSuccess() && !LEAVE_IT_AS_IT_IS.contains(operation.method())) {
            named = null;
        }
    }
}
