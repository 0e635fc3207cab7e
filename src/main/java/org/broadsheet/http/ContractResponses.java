package org.broadsheet.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.shared.Contract;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** The answers that follow from an operation's form: its method, its parameters, its body, its document. */
class ContractResponses {

    private static final String[] RATE_LIMIT = {"RateLimit", "RateLimit-Policy"};

    private static final String[] KEPT = {"Age", "Cache-Groups", "Surrogate-Key"};

    private static final String PROBLEM = "application/problem+json";

    private static final Map<String, String> PROBLEMS = Map.ofEntries(
            Map.entry("400", "The request is not valid; `errors` names every place"),
            Map.entry("401", "The token is not valid, or there is none where one is needed"),
            Map.entry("403", "The token does not allow this"),
            Map.entry("404", "There is nothing here, or nothing that is public"),
            Map.entry("406", "There is no representation that `Accept` asks for"),
            Map.entry("409", "The request conflicts with the present state; `code` says how"),
            Map.entry(
                    "410",
                    "It was withdrawn for ever; `statement` says why. Of changes: those since then are not kept any more"),
            Map.entry(
                    "412",
                    "It is not what `If-Match` names; in management `currentVersion` is the present one, `changes` says"
                            + " what differs from yours"),
            Map.entry("413", "The body is too large"),
            Map.entry("415", "The body is not in a supported format"),
            Map.entry("422", "The `Idempotency-Key` came with another body before"),
            Map.entry("428", "`If-Match` is needed"),
            Map.entry(
                    "429", "Too many requests by one token or from one network; try again after `Retry-After` seconds"),
            Map.entry("500", "Something went wrong here; the log has it under `requestId`"),
            Map.entry("503", "The service cannot answer now; try again after `Retry-After` seconds"));

    private final boolean management;
    private final ContractHeaders headers = new ContractHeaders();
    private final ContractParameters parameters = new ContractParameters();
    private final Map<String, APIResponse> problems = new TreeMap<>();

    ContractResponses(boolean management) {
        this.management = management;
    }

    void complete(String path, HttpMethod method, Operation operation) {
        boolean ifMatch = ContractParameters.demandsIfMatch(operation);
        boolean unversioned = isUnversioned(operation);
        boolean limited = management || operation.getResponses().hasAPIResponse("429");
        APIResponses responses = OASFactory.createAPIResponses();
        Map<String, APIResponse> all = new TreeMap<>();
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            all.put(status, status.startsWith("2") ? success(status, response, method, operation) : problem(status));
        });
        if (limited) {
            all.put("429", problem("429"));
        }
        List.of("400", "406", "500", "503").forEach(status -> all.put(status, problem(status)));
        if (management) {
            List.of("401", "403").forEach(status -> all.put(status, problem(status)));
        } else if (method == HttpMethod.GET && !unversioned) {
            parameters.addConditions(operation);
            all.put("412", problem("412"));
            all.put("304", notModified(operation));
        }
        if (path.contains("{")) {
            all.put("404", problem("404"));
            if (!management) {
                all.put("308", moved());
            }
        }
        if (limited) {
            all.values().stream()
                    .filter(response -> response.getRef() == null)
                    .forEach(response -> headers.named(RATE_LIMIT).forEach(response::addHeader));
        }
        if (ifMatch) {
            List.of("412", "428").forEach(status -> all.put(status, problem(status)));
        }
        if (method != HttpMethod.GET) {
            // Also where no body is taken: one that is sent all the same is looked at before anybody knows.
            List.of("409", "413", "415").forEach(status -> all.put(status, problem(status)));
        }
        if (method == HttpMethod.POST && all.containsKey("201")) {
            parameters.addIdempotencyKey(operation);
            all.put("422", problem("422"));
        }
        ContractExamples examples = new ContractExamples(operation.getOperationId());
        examples.showRequests(operation);
        for (String status : examples.statuses()) {
            APIResponse response =
                    all.computeIfPresent(status, (same, named) -> named.getRef() == null ? named : described(status));
            examples.showAnswers(status, response);
        }
        all.forEach((status, response) -> {
            if (response.getRef() != null) {
                problems.computeIfAbsent(name(status), shared -> described(status));
            }
            responses.addAPIResponse(status, response);
        });
        operation.setResponses(responses);
    }

    private APIResponse success(String status, APIResponse response, HttpMethod method, Operation operation) {
        Map<String, Header> sent = headers.named("X-Request-Id", "Cache-Control");
        if (status.equals("201")) {
            sent.putAll(headers.named("Location"));
        }
        boolean list = isList(operation);
        boolean versioned = !isUnversioned(response) && (management ? !list : method == HttpMethod.GET);
        if (!status.equals("204") && versioned) {
            sent.putAll(headers.named("ETag"));
            if (!management) {
                sent.putAll(headers.named("Content-Encoding", "Last-Modified", "Vary"));
                sent.putAll(headers.named(KEPT));
            }
        }
        if (list) {
            sent.putAll(headers.named("Link"));
        }
        // Ours, and those of the resource, which what it says of all its answers carries.
        response.setExtensions(null);
        return response.headers(sent);
    }

    private static boolean isUnversioned(Operation operation) {
        return operation.getResponses().getAPIResponses().values().stream().anyMatch(ContractResponses::isUnversioned);
    }

    private static boolean isUnversioned(APIResponse response) {
        return response.getExtensions() != null && response.getExtensions().containsKey(Contract.UNVERSIONED);
    }

    private static boolean isList(Operation operation) {
        return operation.getOperationId().startsWith("list")
                || operation.getOperationId().equals("search");
    }

    private APIResponse notModified(Operation operation) {
        Map<String, Header> sent = headers.named("X-Request-Id", "ETag", "Cache-Control", "Last-Modified", "Vary");
        sent.putAll(headers.named(KEPT));
        if (isList(operation)) {
            sent.putAll(headers.named("Link"));
        }
        return OASFactory.createAPIResponse().description("You have it already").headers(sent);
    }

    private APIResponse moved() {
        Map<String, Header> sent = headers.named("X-Request-Id", "Location", "Cache-Control");
        sent.putAll(headers.named(KEPT));
        return OASFactory.createAPIResponse()
                .description("It has another slug now")
                .headers(sent);
    }

    private static APIResponse problem(String status) {
        return OASFactory.createAPIResponse().ref("#/components/responses/" + name(status));
    }

    private static String name(String status) {
        return "Problem" + status;
    }

    private APIResponse described(String status) {
        Map<String, Header> sent = headers.named("X-Request-Id", "Cache-Control");
        sent.putAll(
                switch (status) {
                    case "401" -> headers.named("WWW-Authenticate");
                    case "415" -> headers.named("Accept", "Accept-Patch", "Accept-Encoding");
                    case "429", "503" -> headers.named("Retry-After");
                    default -> Map.of();
                });
        // In management the limit counts whoever may call; elsewhere everybody, with a bad token too.
        if (!management || !status.equals("401") && !status.equals("403")) {
            sent.putAll(headers.named(RATE_LIMIT));
        }
        Schema problem = OASFactory.createSchema().ref(References.SCHEMAS + "Problem");
        return OASFactory.createAPIResponse()
                .description(PROBLEMS.get(status))
                .headers(sent)
                .content(OASFactory.createContent()
                        .addMediaType(PROBLEM, OASFactory.createMediaType().schema(problem)));
    }

    /** What the completed operations refer to. */
    void describe(Components components) {
        components.setHeaders(headers.described());
        components.setResponses(problems);
        components.setParameters(parameters.described().isEmpty() ? null : parameters.described());
    }
}
