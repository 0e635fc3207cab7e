package org.broadsheet.testkit.contract;

import io.restassured.filter.FilterContext;
import io.restassured.filter.OrderedFilter;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds every exchange of REST Assured against the contract. */
final class ContractCheck implements OrderedFilter {

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        Contract.committed()
                .check(new Exchange(
                        request.getMethod(),
                        Exchange.target(URI.create(request.getURI())),
                        headers(request.getHeaders()),
                        body(request),
                        response.statusCode(),
                        headers(response.headers()),
                        new String(response.asByteArray(), StandardCharsets.UTF_8)));
        return response;
    }

    private static String body(FilterableRequestSpecification request) {
        Object body = request.getBody();
        return body instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : body == null ? "" : body.toString();
    }

    private static Map<String, List<String>> headers(Headers headers) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        headers.forEach(header -> values.computeIfAbsent(header.getName(), name -> new ArrayList<>())
                .add(header.getValue()));
        return values;
    }
}
