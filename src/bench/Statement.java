import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of PostgreSQL's log the statement that a request sent, with its parameters, and writes it for pgbench and for
 * psql: {@code name.sql}, {@code name.define} (options of pgbench that set the parameters, one to a line) and
 * {@code name.explain.sql}.
 *
 * <p>{@code java src/bench/Statement.java server.log offset requests target/bench/name}
 */
public class Statement {

    /** Further lines of an entry begin with a tab. */
    private static final Pattern EXECUTED =
            Pattern.compile("(?m)^\\S+ \\S+ \\S+ \\[\\d+] LOG:  duration: [0-9.]+ ms  execute [^:]+: (.*(?:\\n\\t.*)*)\\n"
                    + "\\S+ \\S+ \\S+ \\[\\d+] DETAIL:  [Pp]arameters: (.*(?:\\n\\t.*)*)");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (?:NULL|'((?:[^']|'')*)')");
    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");

    private record Sent(String sql, List<String> parameters) {}

    public static void main(String[] arguments) throws IOException {
        Map<Sent, Integer> sent = executed(tail(Path.of(arguments[0]), Long.parseLong(arguments[1])));
        int requests = Integer.parseInt(arguments[2]);
        // What looks for work in the background is sent too, but is short, or has no parameters.
        Sent statement = sent.entrySet().stream()
                .filter(entry -> entry.getValue() == requests)
                .map(Map.Entry::getKey)
                .max((a, b) -> Integer.compare(a.sql().length(), b.sql().length()))
                .orElseThrow(() -> new IllegalStateException(
                        "No statement was sent just " + requests + " times: " + sent.values()));
        write(statement, arguments[3]);
    }

    private static String tail(Path log, long offset) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[Math.toIntExact(file.length() - offset)];
            file.seek(offset);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static Map<Sent, Integer> executed(String log) {
        Map<Sent, Integer> sent = new LinkedHashMap<>();
        Matcher entry = EXECUTED.matcher(log);
        while (entry.find()) {
            List<String> parameters = new ArrayList<>();
            Matcher parameter = PARAMETER.matcher(entry.group(2).replace("\n\t", "\n"));
            while (parameter.find()) {
                parameters.add(parameter.group(2) == null ? null : parameter.group(2).replace("''", "'"));
            }
            sent.merge(withoutNulls(entry.group(1).replace("\n\t", "\n"), parameters), 1, Integer::sum);
        }
        return sent;
    }

    /** pgbench has no null to send: it becomes part of the statement, and the other parameters move up. */
    private static Sent withoutNulls(String sql, List<String> parameters) {
        List<String> others = parameters.stream().filter(Objects::nonNull).toList();
        String moved = PLACE.matcher(sql).replaceAll(place -> {
            int at = Integer.parseInt(place.group(1)) - 1;
            long before = parameters.stream().limit(at).filter(Objects::nonNull).count();
            return parameters.get(at) == null ? "null" : "\\$" + (before + 1);
        });
        return new Sent(moved, others);
    }

    private static void write(Sent statement, String name) throws IOException {
        List<String> parameters = statement.parameters();
        StringBuilder define = new StringBuilder();
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < parameters.size(); i++) {
            define.append("-Dp").append(i + 1).append('=').append(parameters.get(i)).append('\n');
            values.append(i == 0 ? "" : ", ").append('\'').append(parameters.get(i).replace("'", "''")).append('\'');
        }
        // The driver sends the types of arrays, of which the server cannot know from their place what they hold.
        String typed = PLACE.matcher(statement.sql()).replaceAll(place -> {
            String value = parameters.get(Integer.parseInt(place.group(1)) - 1);
            String cast = value.matches("\\{[0-9,]+}") ? "cast(\\$0 as int[])" : "cast(\\$0 as text[])";
            return (value.startsWith("{") ? cast : "\\$0").replace("\\$0", "\\$" + place.group(1));
        });
        // pgbench looks for its variables in literals too; as an escape, the colon is the same to the server.
        String script = LITERAL.matcher(typed)
                .replaceAll(literal -> Matcher.quoteReplacement(
                        literal.group().matches("(?s).*:\\w.*")
                                ? "U&" + literal.group().replace("\\", "\\\\").replace(":", "\\003A")
                                : literal.group()));
        Files.writeString(Path.of(name + ".sql"), PLACE.matcher(script).replaceAll(":p$1") + ";\n");
        Files.writeString(Path.of(name + ".define"), define.toString());
        String execute = "explain (analyze, timing off) execute statement(" + values + ");\n";
        // The first executions are planned each for its own parameters.
        Files.writeString(
                Path.of(name + ".explain.sql"), "prepare statement as " + typed + ";\n" + execute.repeat(20));
    }
}
