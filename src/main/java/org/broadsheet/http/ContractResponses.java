package org.broadsheet.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** The answers that follow from an operation's form: its method, its parameters, its body, its document. */
class ContractResponses {

    private static final String PROBLEM = "application/problem+json";
    private static final String IF_MATCH = "If-Match";

    private static final Map<String, String> PROBLEMS = Map.ofEntries(
            Map.entry("400", "The request is not valid; `errors` names every place"),
            Map.entry("401", "A valid token is needed"),
            Map.entry("403", "The token does not allow this"),
            Map.entry("404", "There is nothing here, or nothing that is public"),
            Map.entry("406", "There is no representation that `Accept` asks for"),
            Map.entry("409", "The request conflicts with the present state; `code` says how"),
            Map.entry("412", "It is not what `If-Match` names; in management `currentVersion` is the present one"),
            Map.entry("413", "The body is too large"),
            Map.entry("415", "The body is not in a supported format"),
            Map.entry("428", "`If-Match` is needed"),
            Map.entry("500", "Something went wrong here; the log has it under `requestId`"),
            Map.entry("503", "The service cannot answer now; try again after `Retry-After` seconds"));

    private static final Map<String, String> HEADERS = Map.of(
            "ETag", "Names this version of the answer (RFC 9110)",
            "Link", "The neighbouring pages (RFC 8288)",
            "Location", "Path of what was made, or of where it is now",
            "Cache-Control", "How long who may keep the answer (RFC 9111)",
            "Retry-After", "Seconds to wait",
            "WWW-Authenticate", "How to authenticate (RFC 6750)",
            "X-Request-Id", "The request's id, yours or ours; the log has it");

    private final boolean management;

    ContractResponses(boolean management) {
        this.management = management;
    }

    void complete(String path, HttpMethod method, Operation operation) {
        boolean ifMatch = describeIfMatch(operation);
        APIResponses responses = OASFactory.createAPIResponses();
        Map<String, APIResponse> all = new TreeMap<>();
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                all.put(status, success(status, response, method, operation));
            }
        });
        List.of("400", "406", "500", "503").forEach(status -> all.put(status, problem(status)));
        if (management) {
            List.of("401", "403").forEach(status -> all.put(status, problem(status)));
        } else if (method == HttpMethod.GET) {
            all.put("412", problem("412"));
            all.put(
                    "304",
                    OASFactory.createAPIResponse()
                            .description("You have it already")
                            .headers(headers("ETag", "Cache-Control")));
        }
        if (path.contains("{")) {
            all.put("404", problem("404"));
            if (!management) {
                all.put("308", moved());
            }
        }
        if (operation.getRequestBody() != null) {
            List.of("413", "415").forEach(status -> all.put(status, problem(status)));
        }
        if (ifMatch) {
            List.of("412", "428").forEach(status -> all.put(status, problem(status)));
        }
        if (method != HttpMethod.GET) {
            all.put("409", problem("409"));
        }
        all.forEach(responses::addAPIResponse);
        operation.setResponses(responses);
    }

    private boolean describeIfMatch(Operation operation) {
        if (operation.getParameters() == null) {
            return false;
        }
        boolean found = false;
        for (Parameter parameter : operation.getParameters()) {
            if (IF_MATCH.equals(parameter.getName())) {
                parameter.setRequired(true);
                parameter.setDescription("ETag of the version you have seen, or `*` for any (RFC 9110)");
                found = true;
            } else if (parameter.getIn() == Parameter.In.PATH && parameter.getDescription() == null) {
                parameter.setDescription("Its id");
            }
        }
        return found;
    }

    private APIResponse success(String status, APIResponse response, HttpMethod method, Operation operation) {
        Map<String, Header> headers = headers("X-Request-Id");
        if (status.equals("201")) {
            headers.putAll(headers("Location"));
        }
        boolean list = operation.getOperationId().startsWith("list");
        boolean versioned = management ? !list : method == HttpMethod.GET;
        if (!status.equals("204") && versioned) {
            headers.putAll(headers("ETag"));
        }
        if (!management) {
            headers.putAll(headers("Cache-Control"));
        }
        if (list) {
            headers.putAll(headers("Link"));
        }
        return response.headers(headers);
    }

    private static APIResponse moved() {
        return OASFactory.createAPIResponse()
                .description("It has another slug now")
                .headers(headers("Location", "Cache-Control"));
    }

    private static APIResponse problem(String status) {
        return OASFactory.createAPIResponse().ref("#/components/responses/Problem" + status);
    }

    /** Every problem response, under the names that operations refer to. */
    Map<String, APIResponse> problems() {
        Map<String, APIResponse> problems = new TreeMap<>();
        PROBLEMS.forEach((status, description) -> {
            if (management || !List.of("401", "403", "428").contains(status)) {
                problems.put("Problem" + status, described(status, description));
            }
        });
        return problems;
    }

    private static APIResponse described(String status, String description) {
        Map<String, Header> headers = headers("X-Request-Id", "Cache-Control");
        if (status.equals("401")) {
            headers.putAll(headers("WWW-Authenticate"));
        }
        if (status.equals("503")) {
            headers.putAll(headers("Retry-After"));
        }
        Schema problem = OASFactory.createSchema().ref(References.SCHEMAS + "Problem");
        return OASFactory.createAPIResponse()
                .description(description)
                .headers(headers)
                .content(OASFactory.createContent()
                        .addMediaType(PROBLEM, OASFactory.createMediaType().schema(problem)));
    }

    Map<String, Header> headers() {
        Map<String, Header> described = new TreeMap<>();
        HEADERS.forEach((name, description) -> {
            if (management || !name.equals("WWW-Authenticate")) {
                described.put(
                        name,
                        OASFactory.createHeader()
                                .description(description)
                                .schema(OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING))));
            }
        });
        return described;
    }

    private static Map<String, Header> headers(String... names) {
        Map<String, Header> headers = new LinkedHashMap<>();
        for (String name : names) {
            headers.put(name, OASFactory.createHeader().ref("#/components/headers/" + name));
        }
        return headers;
    }
}
