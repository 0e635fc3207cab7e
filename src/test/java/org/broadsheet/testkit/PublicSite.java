package org.broadsheet.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.broadsheet.testkit.call.Crawl;
import org.broadsheet.testkit.contract.Operation;

/**
 * Everything that readers can reach: every list page by page, and whatever is in it. The document says what lists there are and
 * what may be asked about a thing in them.
 */
public final class PublicSite {

    /** Of the one request. */
    private static final Set<String> IGNORED = Set.of("date", "x-request-id");

    /** Of what is followed: places in it belong to one database, and are new ones after a restore. */
    private static final String CHANGES = "/changes";

    private static final int PAGE = 7;

    private final RunningService service;
    private final List<Operation> operations = Crawl.readings().stream()
            .filter(operation -> !operation.template().endsWith(CHANGES))
            .toList();
    private final Queue<String> unread = new ArrayDeque<>();
    private final Map<String, String> read = new LinkedHashMap<>();

    private PublicSite(RunningService service) {
        this.service = service;
    }

    /** Status, headers and body by address. */
    public static Map<String, String> of(RunningService service) {
        PublicSite site = new PublicSite(service);
        site.operations.stream()
                .filter(operation -> !operation.template().contains("{")
                        && operation.parameters("query").stream().noneMatch(Operation.Parameter::required))
                .forEach(operation -> site.find(operation, operation.template()));
        while (!site.unread.isEmpty()) {
            site.read(site.unread.remove());
        }
        assertThat(site.read).hasSizeGreaterThan(1);
        return site.read;
    }

    private void find(Operation operation, String path) {
        boolean isList = operation.parameters("query").stream()
                .anyMatch(parameter -> parameter.name().equals("limit"));
        unread.add(isList ? path + "?limit=" + PAGE : path);
    }

    private void read(String path) {
        if (read.containsKey(path)) {
            return;
        }
        HttpResponse<String> answer = service.get(path);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isLessThan(400);
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(IGNORED);
        read.put(path, answer.statusCode() + " " + headers + "\n" + answer.body());
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json")) {
            // Feeds and sitemaps, which say what lists say.
            return;
        }
        JsonPath json = JsonPath.from(answer.body());
        List<Map<String, Object>> things = json.getList("data");
        if (things != null) {
            things.forEach(thing -> findAbout(path.replaceFirst("\\?.*", ""), thing));
            String next = json.getString("page.next");
            if (next != null) {
                unread.add(next);
            }
        }
    }

    /** Answers to a comment are comments. */
    private void findAbout(String list, Map<String, Object> thing) {
        String kind = list.substring(list.lastIndexOf('/') + 1).replace("replies", "comments");
        Object name = thing.getOrDefault("slug", thing.get("id"));
        Set<Operation> about = operations.stream()
                .filter(operation -> operation.template().matches("/api/v1/" + kind + "/\\{\\w+}(/[^{]+)?"))
                .collect(Collectors.toSet());
        about.forEach(operation -> find(operation, operation.template().replaceFirst("\\{\\w+}", name.toString())));
    }
}
