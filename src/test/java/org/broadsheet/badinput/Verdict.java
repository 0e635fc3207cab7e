package org.broadsheet.badinput;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.testkit.contract.Contract;
import org.broadsheet.testkit.contract.Exchange;

/** What is wrong with the answer to a bad call. */
final class Verdict {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Verdict() {}

    static List<String> faults(Attack attack, Exchange exchange) {
        List<String> faults = new ArrayList<>(Contract.committed().faults(exchange));
        if (exchange.status() >= 500) {
            faults.add("is no answer to bad input: " + exchange.responseBody());
        }
        if (exchange.status() >= 400 && !exchange.isDecidedBeforeAnyFilter()) {
            JsonNode problem = problem(exchange);
            boolean complete = problem.path("type").asText().startsWith("urn:problem-type:")
                    && problem.path("status").asInt() == exchange.status()
                    && !problem.path("title").asText().isBlank();
            if (!complete || !exchange.responseType().equals("application/problem+json")) {
                faults.add("is no problem: " + exchange.responseBody());
            }
            if (exchange.status() == 400 && !names(attack, problem)) {
                faults.add("does not name the place: " + problem);
            }
        }
        return faults;
    }

    private static JsonNode problem(Exchange exchange) {
        try {
            return JSON.readTree(exchange.responseBody());
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static boolean names(Attack attack, JsonNode problem) {
        if (attack.parameter() == null && attack.pointer() == null) {
            return true;
        }
        for (JsonNode error : problem.path("errors")) {
            if (attack.parameter() != null
                    && attack.parameter().equals(error.path("parameter").asText())) {
                return true;
            }
            if (attack.pointer() != null && error.has("pointer")) {
                String pointer = error.path("pointer").asText();
                boolean within = isAtOrBelow(pointer, attack.pointer());
                boolean around = !pointer.isEmpty() && isAtOrBelow(attack.pointer(), pointer);
                if (within || around) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAtOrBelow(String pointer, String other) {
        return pointer.equals(other) || pointer.startsWith(other + "/");
    }
}
