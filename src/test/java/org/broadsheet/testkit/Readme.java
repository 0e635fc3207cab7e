package org.broadsheet.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The lines that the README offers for copying. */
public final class Readme {

    private static final Pattern BLOCK = Pattern.compile("^```\\w+\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private Readme() {}

    /** The one block in which these words stand. */
    public static String block(String words) throws IOException {
        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(block -> block.contains(words))
                .toList();
        assertThat(blocks).as("blocks with \"%s\" in README.md", words).hasSize(1);
        return blocks.get(0);
    }

    /** The one line of a block that begins with these words. */
    public static String line(String words) throws IOException {
        return block(words)
                .lines()
                .filter(line -> line.startsWith(words))
                .findFirst()
                .orElseThrow();
    }

    /** Runs lines by a shell in a directory, to a good end. */
    public static void run(String lines, Path directory, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-eu", "-c", lines)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process shell = builder.start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as("%s%n%s", lines, printed).isZero();
    }
}
