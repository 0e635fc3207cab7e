package org.broadsheet.testkit.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.as;
import static org.broadsheet.testkit.Newsroom.asAnonymous;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.testkit.Together;
import org.broadsheet.testkit.contract.Contract;
import org.broadsheet.testkit.contract.Operation;
import org.broadsheet.testkit.contract.Operation.Parameter;
import org.broadsheet.testkit.contract.Place;

/**
 * Asks for everything that readers can ask for, with every parameter. The document says what that is: what it gains is asked
 * too.
 */
public final class Crawl {

    private static final Pattern ALTERNATIVES = Pattern.compile("\\(([\\w|]+)\\)");

    /** Headers of the one request, which tell nothing of what was asked for. */
    private static final Set<String> OF_THE_REQUEST = Set.of("date", "x-request-id");

    private final Map<String, String> shown;
    private final List<String> words;

    /**
     * Without paths of {@code words}, and with those of {@code shown}.
     *
     * @param shown something that is public for each parameter of a path, by its name, and for others
     * @param words what else is tried wherever text is taken
     */
    public Crawl(Map<String, String> shown, List<String> words) {
        this.shown = shown;
        this.words = words;
    }

    /** What can be compared of an answer. */
    public record Answer(int status, Map<String, String> headers, String body) {

        static Answer of(Response response) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.headers().forEach(header -> headers.merge(header.getName(), header.getValue(), Crawl::joined));
            headers.keySet().removeIf(name -> OF_THE_REQUEST.contains(name.toLowerCase()));
            return new Answer(
                    response.statusCode(), headers, response.asString().replaceAll("\"requestId\":\"[^\"]*\"", ""));
        }

        /** As if it had been asked without this. */
        public Answer without(String id) {
            Map<String, String> others = new TreeMap<>(headers);
            others.replaceAll((name, value) -> value.replace(id, "ID"));
            if (body.contains(id)) {
                // They follow from the body, which says what it was asked for.
                others.remove("ETag");
                others.remove("Content-Length");
            }
            return new Answer(status, others, body.replace(id, "ID"));
        }

        /** Where the list goes on; null where it does not. */
        String next() {
            return status == 200 && body.contains("\"page\":{")
                    ? JsonPath.from(body).getString("page.next")
                    : null;
        }
    }

    private static String joined(String one, String other) {
        return one + ", " + other;
    }

    /** What readers can read, whoever they are; a preview is for whoever has its token. */
    public static List<Operation> readings() {
        return Contract.committed().operations().stream()
                .filter(operation -> operation.method().equals("GET")
                        && !operation.template().startsWith("/api/v1/preview/")
                        && !operation.document().needsToken()
                        && !operation.needsReader())
                .toList();
    }

    public static Answer read(String url) {
        return Answer.of(asAnonymous().urlEncodingEnabled(false).get(url));
    }

    /** The same by somebody who sends a token. */
    public static Answer readBy(String token, String url) {
        return Answer.of(
                as(token).redirects().follow(false).urlEncodingEnabled(false).get(url));
    }

    /** Every path with every parameter, by its address. */
    public Map<String, Answer> everything() {
        Set<String> urls = new LinkedHashSet<>();
        for (Operation operation : readings()) {
            urls.addAll(paths(operation));
            String path = path(operation, shown);
            for (Parameter parameter : operation.parameters("query")) {
                values(parameter).forEach(value -> urls.add(path + "?" + parameter.name() + "=" + value));
            }
        }
        return readAll(urls, Crawl::read);
    }

    /** What each address answers. */
    public static Map<String, Answer> readAll(Collection<String> urls, Function<String, Answer> reading) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        Together.map(urls, url -> Map.entry(url, reading.apply(url)))
                .forEach(answer -> answers.put(answer.getKey(), answer.getValue()));
        return answers;
    }

    /** Page after page of every list, by their addresses. */
    public Map<String, Answer> pages(int limit, int most) {
        return walkAll(
                readings().stream()
                        .map(operation -> path(operation, shown) + "?limit=" + limit)
                        .toList(),
                most);
    }

    /** The same in every order, of everything and narrowed by all that is shown. */
    public Map<String, Answer> orders(int limit, int most) {
        List<String> first = new ArrayList<>();
        for (Operation operation : readings()) {
            List<Parameter> query = operation.parameters("query");
            List<String> orders = new ArrayList<>(List.of(""));
            List<String> narrowed = new ArrayList<>(List.of(""));
            for (Parameter parameter : query) {
                if (parameter.name().equals("sort")) {
                    values(parameter).forEach(value -> orders.add("&sort=" + value));
                } else if (shown.containsKey(parameter.name())) {
                    narrowed.add("&" + parameter.name() + "=" + shown.get(parameter.name()));
                }
            }
            String path = path(operation, shown) + "?limit=" + limit;
            orders.forEach(order -> narrowed.forEach(filter -> first.add(path + order + filter)));
        }
        return walkAll(first, most);
    }

    private static Map<String, Answer> walkAll(List<String> first, int most) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        Together.map(first, url -> walk(url, most)).forEach(answers::putAll);
        return answers;
    }

    private static Map<String, Answer> walk(String first, int most) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        String next = first;
        for (int page = 0; next != null && page < most; page++) {
            Answer answer = read(next);
            answers.put(next, answer);
            next = answer.next();
        }
        return answers;
    }

    /** With what is shown and with each of the words in the place of the parameter. */
    private List<String> paths(Operation operation) {
        List<String> paths = new ArrayList<>(List.of(path(operation, shown)));
        for (Parameter parameter : operation.parameters("path")) {
            words.forEach(word -> paths.add(path(operation, with(parameter, word))));
        }
        return paths;
    }

    /** The path of an operation about something, in the place of what is shown. */
    public String path(Operation operation, Parameter parameter, String name) {
        return path(operation, with(parameter, name));
    }

    /** The path of an operation about what is shown. */
    public String path(Operation operation) {
        return path(operation, shown);
    }

    private Map<String, String> with(Parameter parameter, String name) {
        Map<String, String> names = new LinkedHashMap<>(shown);
        names.put(parameter.name(), name);
        return names;
    }

    private static String path(Operation operation, Map<String, String> names) {
        String path = operation.template();
        for (Parameter parameter : operation.parameters("path")) {
            String name = names.get(parameter.name());
            assertThat(name)
                    .as("something for %s of %s", parameter.name(), operation)
                    .isNotNull();
            path = path.replace("{" + parameter.name() + "}", name);
        }
        return path;
    }

    /** All of a closed list, the bounds of a number, else words and names of all kinds. */
    private List<String> values(Parameter parameter) {
        Place schema = parameter.schema().types().contains("array")
                ? parameter.schema().at("items")
                : parameter.schema();
        List<String> values = new ArrayList<>();
        Stream.concat(Stream.of(schema), schema.alternatives().stream()).forEach(part -> {
            part.at("enum").items().forEach(value -> values.add(value.json().asText()));
            for (String bound : List.of("minimum", "default", "maximum")) {
                JsonNode value = part.at(bound).json();
                if (!value.isMissingNode()) {
                    values.add(value.asText());
                }
            }
            Matcher names = ALTERNATIVES.matcher(part.text("pattern"));
            if (names.find()) {
                values.addAll(List.of(names.group(1).split("\\|")));
            }
        });
        if (schema.types().contains("string") && schema.at("enum").items().isEmpty()) {
            values.addAll(words);
            values.addAll(shown.values());
            values.add("2026-01-01T00:00:00Z");
        }
        return values;
    }
}
