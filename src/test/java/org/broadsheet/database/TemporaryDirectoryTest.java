package org.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryDirectoryTest {

    @TempDir
    Path temp;

    private String before;

    @BeforeEach
    void useOwnTemp() {
        before = System.setProperty("java.io.tmpdir", temp.toString());
    }

    @AfterEach
    void restoreTemp() {
        System.setProperty("java.io.tmpdir", before);
    }

    @Test
    void isClosedToOtherUsers() throws IOException {
        Path data = TemporaryDirectory.create();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void isDeletedWithAllThatLiesBesideTheData() throws IOException {
        Path data = TemporaryDirectory.create();
        Files.createDirectory(data);
        Files.createFile(data.resolveSibling("postgres.log"));

        TemporaryDirectory.delete(data);

        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void clearsAwayWhatKilledServiceLeft() throws IOException {
        Path abandoned = TemporaryDirectory.create();
        Files.createDirectory(abandoned);

        TemporaryDirectory.create();

        assertThat(abandoned.getParent()).doesNotExist();
    }

    @Test
    void leavesAloneWhatIsInUseOrNotOurs() throws IOException {
        Path used = TemporaryDirectory.create();
        Files.createDirectory(used);
        DataDirectory claimed = DataDirectory.claim(used);
        Path letters = Files.createDirectories(temp.resolve("broadsheet-letters"));
        Path link = Files.createSymbolicLink(temp.resolve("broadsheet-link"), used.getParent());

        TemporaryDirectory.create();

        assertThat(used).exists();
        assertThat(letters).exists();
        assertThat(link).exists();
        claimed.release();
    }
}
