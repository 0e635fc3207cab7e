package org.broadsheet.attack;

import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.testkit.call.Call;
import org.broadsheet.testkit.contract.Exchange;

/** All of an answer but what is of the one request: its time and its id. */
record Delivered(int status, Map<String, List<String>> headers, String body) {

    static Delivered of(Call call) {
        return of(call.send(RestAssured.port));
    }

    static Delivered of(Exchange exchange) {
        Map<String, List<String>> headers = new TreeMap<>(exchange.responseHeaders());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("Date") || name.equalsIgnoreCase("X-Request-Id"));
        return new Delivered(
                exchange.status(), headers, exchange.responseBody().replaceAll("\"requestId\":\"[^\"]*\"", ""));
    }

    /** As if it had been asked of what is called otherwise, of the same length. */
    Delivered named(String name, String other) {
        return new Delivered(status, headers, body.replace(name, other));
    }

    String cacheControl() {
        return String.join(", ", headers.getOrDefault("Cache-Control", new ArrayList<>()));
    }
}
