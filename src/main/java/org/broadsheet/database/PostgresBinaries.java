package org.broadsheet.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The executables of PostgreSQL, unpacked once from the archive on the class path. They lie beside the data and not in
 * the shared temporary directory, where anybody could put others and cleaners delete them under a running server.
 */
final class PostgresBinaries {

    private static final int OWNER_EXECUTES = 0100;

    private PostgresBinaries() {}

    /** The directory with {@code bin}, {@code lib} and {@code share} of this version, made in {@code parent} if absent. */
    static Path unpack(Path parent) throws IOException {
        URL archive = archive();
        Path home = parent.resolve(fingerprint(archive));
        if (Files.isDirectory(home)) {
            return home;
        }
        Files.createDirectories(parent);
        Path unfinished = parent.resolve("unfinished");
        DataDirectory.deleteTree(unfinished);
        try (InputStream in = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, unfinished);
            }
        }
        return Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes other versions; only once no server runs from them. */
    static void forgetAllBut(Path home) throws IOException {
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(home.getParent())) {
            for (Path version : versions) {
                if (!version.equals(home)) {
                    DataDirectory.deleteTree(version);
                }
            }
        }
    }

    private static URL archive() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "darwin" : "linux";
        String arch = System.getProperty("os.arch");
        String processor = arch.equals("aarch64") ? "arm_64" : "x86_64";
        URL archive = PostgresBinaries.class.getResource("/postgres-" + system + "-" + processor + ".txz");
        if (archive == null || !arch.matches("aarch64|amd64|x86_64")) {
            throw new DatabaseUnusable("There is no embedded PostgreSQL for " + os + " on " + arch
                    + ". Set QUARKUS_DATASOURCE_JDBC_URL to a PostgreSQL of your own.");
        }
        return archive;
    }

    private static String fingerprint(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        throw new IOException("not in a jar: " + archive);
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("The archive of PostgreSQL names a file outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & OWNER_EXECUTES) != 0 && !target.toFile().setExecutable(true, false)) {
            throw new IOException("cannot be made executable: " + target);
        }
        try (FileChannel file = FileChannel.open(target, StandardOpenOption.WRITE)) {
            file.force(true);
        }
    }
}
