package org.broadsheet.testkit.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Says at the end of a run which documented successes no test has met. */
public final class CoverageReport implements LauncherSessionListener {

    private static final Path FILE =
            Path.of(System.getProperty("broadsheet.contract-coverage", "target/contract-coverage.txt"));

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (!Coverage.isEmpty()) {
            Contract contract = Contract.committed();
            Set<String> missing = Coverage.missing(contract);
            write(missing);
            int all = Coverage.documented(contract).size();
            System.out.printf(
                    "Contract: %d of %d documented successes were met; %s names the others%n",
                    all - missing.size(), all, FILE);
        }
    }

    private static void write(Set<String> missing) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.write(FILE, missing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
