package org.broadsheet.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Scripts of {@code src/test/npm}, which need Node.js 20 or newer and load what they use from npm. */
public final class Npm {

    private static final Path SOURCES = Path.of("src/test/npm");
    private static final Path WORK = Path.of("target/npm");

    private Npm() {}

    /** Fails where the script does. Returns what it said. */
    public static String run(String script, String... arguments) throws IOException, InterruptedException {
        // Of its own: others may run at the same time.
        Path work = Files.createDirectories(WORK.resolve(script.replace(".mjs", "")));
        for (String file : List.of("package.json", "package-lock.json", script)) {
            Files.copy(SOURCES.resolve(file), work.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        command(work, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        return command(work, command);
    }

    private static String command(Path work, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
