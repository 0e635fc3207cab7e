package org.broadsheet.testkit.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.broadsheet.testkit.contract.Operation.Parameter;

/** What a request may hold that was answered with success: nothing but what the operation documents. */
final class RequestRules {

    /** Of HTTP itself, of clients and of proxies; the security scheme and the bodies' types have places of their own. */
    private static final Set<String> GENERAL = caseInsensitive(
            "Accept",
            "Accept-Charset",
            "Accept-Encoding",
            "Accept-Language",
            "Authorization",
            "Connection",
            "Content-Encoding",
            "Content-Length",
            "Content-Type",
            "Cookie",
            "Expect",
            "Host",
            "HTTP2-Settings",
            "Origin",
            "Transfer-Encoding",
            "Upgrade",
            "User-Agent",
            "X-Forwarded-For",
            "X-Request-Id");

    private final Operation operation;
    private final Exchange exchange;
    private final List<String> faults = new ArrayList<>();

    private RequestRules(Operation operation, Exchange exchange) {
        this.operation = operation;
        this.exchange = exchange;
    }

    static List<String> faults(Operation operation, Exchange exchange, Map<String, String> pathValues) {
        RequestRules rules = new RequestRules(operation, exchange);
        Map<String, List<String>> path = new LinkedHashMap<>();
        pathValues.forEach((name, value) -> path.put(name, List.of(value)));
        rules.parameters("path", path);
        rules.parameters("query", query(exchange.query()));
        Map<String, List<String>> headers = caseInsensitive(exchange.requestHeaders());
        headers.keySet().removeAll(GENERAL);
        rules.parameters("header", headers);
        rules.body();
        return rules.faults;
    }

    private void parameters(String in, Map<String, List<String>> sent) {
        Set<String> known = caseInsensitive();
        for (Parameter parameter : operation.parameters(in)) {
            known.add(parameter.name());
            List<String> values = sent.get(parameter.name());
            if (values != null) {
                String json = ParameterValue.of(parameter.schema(), values).toString();
                operation
                        .document()
                        .errors(parameter.schema(), json)
                        .forEach(error -> faults.add(in + " parameter " + parameter.name() + " " + error));
            } else if (parameter.required()) {
                faults.add(in + " parameter " + parameter.name() + " is required");
            }
        }
        sent.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> faults.add(in + " parameter " + name + " is not documented"));
    }

    private void body() {
        Map<String, Place> content = operation.requestContent();
        if (exchange.requestBody().isEmpty()) {
            if (operation.requiresBody()) {
                faults.add("request body is required");
            }
            return;
        }
        Place schema = content.get(exchange.requestType());
        if (schema == null) {
            faults.add("request body of type '" + exchange.requestType() + "' is not documented");
            return;
        }
        operation
                .document()
                .errors(schema, exchange.requestBody())
                .forEach(error -> faults.add("request body " + error));
    }

    private static Map<String, List<String>> query(String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            String[] parts = pair.replace("+", "%20").split("=", 2);
            values.computeIfAbsent(Operation.decoded(parts[0]), name -> new ArrayList<>())
                    .add(parts.length == 1 ? "" : Operation.decoded(parts[1]));
        }
        return values;
    }

    private static Map<String, List<String>> caseInsensitive(Map<String, List<String>> headers) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        return copy;
    }

    private static Set<String> caseInsensitive(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
