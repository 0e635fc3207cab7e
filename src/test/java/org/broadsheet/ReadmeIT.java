package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.testkit.Issuer;
import org.broadsheet.testkit.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The lines that the README offers for copying, copied. */
class ReadmeIT {

    private static final Pattern BLOCK = Pattern.compile("^```sh\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern PRINTED = Pattern.compile(" # (\\w+)[^\n]*$", Pattern.MULTILINE);
    private static final String TOKEN = "administrator-of-the-readme";

    private static RunningService service;

    @BeforeAll
    static void start() {
        assumeTrue(
                Stream.of("bash", "curl", "sed").allMatch(ReadmeIT::isInstalled),
                "The lines are written for bash, curl and sed");
        Map<String, String> environment = new HashMap<>();
        new Issuer().start().forEach((name, value) -> {
            if (name.startsWith("quarkus.oidc.readers.")) {
                environment.put(name.toUpperCase().replaceAll("[.-]", "_"), value);
            }
        });
        environment.put("BROADSHEET_DEMO_ENABLED", "true");
        environment.put("BROADSHEET_ADMIN_TOKEN", TOKEN);
        service = RunningService.start("temporary", environment);
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
    }

    private static boolean isInstalled(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }

    /** The blocks of shell in the section of this heading. */
    private static List<String> blocks(String heading) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int from = readme.indexOf("\n## " + heading + "\n");
        assertThat(from).as(heading).isPositive();
        String section = readme.substring(from, readme.indexOf("\n## ", from + 1));
        return BLOCK.matcher(section)
                .results()
                .map(found -> found.group(1)
                        .replace("http://localhost:8080", service.baseUrl().toString()))
                .map(block -> block.replaceFirst("export TOKEN=.*", "export TOKEN=" + TOKEN))
                .map(block -> block.replaceFirst("export READER_TOKEN=.*", "export READER_TOKEN=" + reader()))
                .toList();
    }

    private static String reader() {
        return Issuer.sign(Issuer.READERS, Issuer.claims(Issuer.READERS, "nora").claim("name", "Nora Valmere"));
    }

    /** What the lines print. */
    private static String run(List<String> blocks) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", String.join("\n", blocks))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(printed).isZero();
        return printed;
    }

    @Test
    void aFirstArticleAndAStorysLifeGoAsTheySay() throws IOException, InterruptedException {
        List<String> beginning = blocks("A first article");
        List<String> life = blocks("A story's life");
        assertThat(beginning).hasSize(2);
        assertThat(life).hasSize(1);

        String first = run(beginning);
        assertThat(first)
                .contains("\"slug\":\"the-ferry-is-late-again\"")
                .contains("\"bodyText\":\"I take it every morning.\"")
                .contains("\"headline\":\"The ferry is late again\",\"commentCount\":1")
                .doesNotContain("urn:problem-type");

        List<String> expected =
                PRINTED.matcher(life.get(0)).results().map(ReadmeIT::word).toList();
        assertThat(expected)
                .contains("inReview", "draft", "scheduled", "404", "published", "308", "201", "killed", "410");
        List<String> all = new ArrayList<>(List.of(beginning.get(0).split("(?m)^PICTURE=")[0]));
        all.addAll(life);
        assertThat(run(all).lines().filter(line -> !line.isEmpty())).containsExactlyElementsOf(expected);
    }

    @Test
    void aDiscussionGoesAsItSays() throws IOException, InterruptedException {
        List<String> beginning = blocks("A first article");
        List<String> discussion = blocks("A discussion");
        assertThat(discussion).hasSize(1);
        List<String> expected =
                PRINTED.matcher(discussion.get(0)).results().map(ReadmeIT::word).toList();
        assertThat(expected).contains("withheld", "words", "approved", "1", "202", "articleAuthor", "deleted");

        List<String> all = new ArrayList<>(List.of(beginning.get(0).split("(?m)^PICTURE=")[0]));
        all.addAll(discussion);
        assertThat(run(all).lines().filter(line -> !line.isEmpty())).containsExactlyElementsOf(expected);
    }

    private static String word(MatchResult found) {
        return found.group(1);
    }
}
