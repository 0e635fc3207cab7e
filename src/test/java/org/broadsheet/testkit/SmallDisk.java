package org.broadsheet.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A disk in memory that one process and its children have, in namespaces of their own; so nobody needs a right for it. */
public final class SmallDisk {

    /** Where a user may have no namespace, root may still have one of mounts alone. */
    private static final List<String> NAMESPACES = List.of("-Urm", "-m");

    private static final int PAGE = 4096;

    private final Path directory;
    private final List<String> command;

    private SmallDisk(Path directory, List<String> command) {
        this.directory = directory;
        this.command = command;
    }

    /** Empty where none can be made, or no user namespace in it, which PostgreSQL needs. */
    public static Optional<SmallDisk> at(Path directory, int megabytes) {
        try {
            Path absolute = Files.createDirectories(directory).toRealPath();
            return NAMESPACES.stream()
                    .map(namespaces -> new SmallDisk(absolute, command(namespaces, absolute, megabytes)))
                    .filter(SmallDisk::works)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(String namespaces, Path directory, int megabytes) {
        String mount = "mount -t tmpfs -o size=" + megabytes + "m tmpfs \"$0\" && exec \"$@\"";
        return List.of("unshare", namespaces, "sh", "-c", mount, directory.toString());
    }

    private boolean works() {
        List<String> words = Stream.concat(command.stream(), Stream.of("unshare", "-U", "true"))
                .toList();
        try {
            return new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The words before those of a process that is to have the disk, and that keeps its process id. */
    List<String> command() {
        return command;
    }

    /** Where it is mounted, for who has it. */
    public Path directory() {
        return directory;
    }

    /** Takes all the room that is left. */
    public void fill(RunningService service) {
        try (FileChannel file =
                FileChannel.open(ballast(service), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int size = 256 * PAGE; size >= PAGE; size /= 256) {
                while (takes(file, size)) {}
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean takes(FileChannel file, int size) {
        try {
            return file.write(ByteBuffer.allocate(size)) == size;
        } catch (IOException full) {
            return false;
        }
    }

    /** Gives back what was taken. */
    public void free(RunningService service) {
        try {
            Files.deleteIfExists(ballast(service));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ballast(RunningService service) {
        return service.sees(directory.resolve("ballast"));
    }
}
