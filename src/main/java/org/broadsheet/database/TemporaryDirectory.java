package org.broadsheet.database;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** A directory for data that end with the service, in the system's temporary directory, closed to other users. */
final class TemporaryDirectory {

    private static final Logger LOG = Logger.getLogger(TemporaryDirectory.class);

    private static final String PREFIX = "broadsheet-";
    private static final String DATA = "postgres";

    private TemporaryDirectory() {}

    /** Makes one, and first clears away those of killed services, whose servers would run on for ever. */
    static Path create() {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Path created = Files.createTempDirectory(parent, PREFIX);
            clearAbandoned(parent, created);
            return created.resolve(DATA);
        } catch (IOException e) {
            throw new DatabaseUnusable("No temporary directory can be made: " + DatabaseUnusable.reason(e));
        }
    }

    private static void clearAbandoned(Path parent, Path created) throws IOException {
        Object owner = Files.getOwner(created);
        try (DirectoryStream<Path> candidates = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path candidate : candidates) {
                // Only its owner can have put anything into such a directory, and a link leads elsewhere.
                if (!candidate.equals(created)
                        && Files.isDirectory(candidate, LinkOption.NOFOLLOW_LINKS)
                        && Files.getOwner(candidate, LinkOption.NOFOLLOW_LINKS).equals(owner)
                        && Files.isDirectory(candidate.resolve(DATA))) {
                    clear(candidate);
                }
            }
        }
    }

    private static void clear(Path abandoned) {
        try {
            DataDirectory directory = DataDirectory.claim(abandoned.resolve(DATA));
            try {
                new PostgresProcesses(directory).endAll();
            } finally {
                directory.release();
            }
            DataDirectory.deleteTree(abandoned);
        } catch (DatabaseUnusable inUse) {
            LOG.debugf("%s is in use", abandoned);
        } catch (IOException e) {
            LOG.warnf("%s, left by a service that was killed, cannot be deleted: %s", abandoned, e);
        }
    }

    static void delete(Path data) {
        try {
            DataDirectory.deleteTree(data.getParent());
        } catch (IOException e) {
            LOG.warnf("%s cannot be deleted: %s", data.getParent(), e);
        }
    }
}
