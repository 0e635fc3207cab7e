package org.broadsheet.testkit.contract;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What an answer may be: one that the operation documents, and every byte of it. */
final class ResponseRules {

    /** Of HTTP itself and of browsers' rules, which both documents describe once for all operations. */
    private static final Set<String> GENERAL = caseInsensitive(
            "Access-Control-Allow-Origin",
            "Access-Control-Expose-Headers",
            "Connection",
            "Content-Length",
            "Content-Security-Policy",
            "Content-Type",
            "Date",
            "Referrer-Policy",
            "Transfer-Encoding",
            "Vary",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "X-Robots-Tag");

    private final Operation operation;
    private final Exchange exchange;
    private final List<String> faults = new ArrayList<>();

    private ResponseRules(Operation operation, Exchange exchange) {
        this.operation = operation;
        this.exchange = exchange;
    }

    static List<String> faults(Operation operation, Exchange exchange) {
        Place response = operation.response(exchange.status());
        if (!response.exists()) {
            return List.of("status " + exchange.status() + " is not documented");
        }
        ResponseRules rules = new ResponseRules(operation, exchange);
        rules.headers(response.at("headers"));
        rules.body(Operation.schemas(response.at("content")));
        return rules.faults;
    }

    /** The answer about an address or a method that no document has. */
    static List<String> faultsOfNothing(OpenApiDocument document, Exchange exchange) {
        List<String> faults = new ArrayList<>();
        if (exchange.status() != 404 && exchange.status() != 405) {
            faults.add("status " + exchange.status() + " of an operation that is not documented");
        } else if (!exchange.responseType().equals("application/problem+json")) {
            faults.add("not a problem but '" + exchange.responseType() + "'");
        } else if (!exchange.method().equals("HEAD")) {
            document.errors(document.schema("Problem"), exchange.responseBody())
                    .forEach(error -> faults.add("response body " + error));
        }
        return faults;
    }

    private void headers(Place documented) {
        Set<String> known = caseInsensitive(documented.properties().keySet().toArray(String[]::new));
        known.addAll(GENERAL);
        exchange.responseHeaders().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> faults.add("response header " + name + " is not documented"));
        documented.properties().forEach((name, header) -> {
            List<String> values = exchange.responseHeaders().get(name);
            if (values != null) {
                Place schema = header.at("schema");
                operation
                        .document()
                        .errors(schema, ParameterValue.of(schema, values).toString())
                        .forEach(error -> faults.add("response header " + name + " " + error));
            }
        });
    }

    private void body(Map<String, Place> content) {
        if (content.isEmpty() || exchange.method().equals("HEAD")) {
            if (!exchange.responseBody().isEmpty()) {
                faults.add("response body where none is documented");
            }
            return;
        }
        Place schema = content.get(exchange.responseType());
        if (schema == null) {
            faults.add("response body of type '" + exchange.responseType() + "' is not documented");
            return;
        }
        OpenApiDocument document = operation.document();
        if (exchange.responseType().equals("application/x-ndjson")) {
            exchange.responseBody()
                    .lines()
                    .forEach(line -> document.errors(schema, line)
                            .forEach(error -> faults.add("line of the response body " + error)));
            return;
        }
        // What is no JSON is a text to a schema.
        String body = exchange.responseType().endsWith("json")
                ? exchange.responseBody()
                : TextNode.valueOf(exchange.responseBody()).toString();
        List<String> errors =
                selectsFields() ? document.errorsInSelection(schema, body) : document.errors(schema, body);
        errors.forEach(error -> faults.add("response body " + error));
    }

    private boolean selectsFields() {
        return exchange.isSuccess() && exchange.query().matches("(.*&)?fields=.*");
    }

    private static Set<String> caseInsensitive(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
