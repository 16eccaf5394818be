package dev.libretto.postgres;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacked PostgreSQL programs of one version. A folder of that name is always complete: it is
 * filled under another name and then renamed.
 *
 * @param directory holds {@code bin}, {@code lib} and {@code share}
 * @param major the major version, which a cluster's must equal
 */
record Binaries(Path directory, int major) {

  /**
   * The binaries below {@code parent}, unpacked from the classpath where they are not there yet.
   */
  static Binaries in(Path parent, Platform platform) {
    var version = version();
    var directory = parent.resolve("postgresql-" + version);
    var binaries =
        new Binaries(directory, Integer.parseInt(version.substring(0, version.indexOf('.'))));
    if (Files.isDirectory(directory)) {
      return binaries;
    }
    try (var archive = ClassLoader.getSystemResourceAsStream(platform.archive())) {
      if (archive == null) {
        throw new EnvironmentFailure(
            EnvironmentCode.POSTGRES_FAILED,
            "This build holds no PostgreSQL for the machine (" + platform.archive() + ")",
            "Build on this machine, or set LIBRETTO_DATABASE_URL to a PostgreSQL of your own");
      }
      Folders.create(parent);
      var unfinished = Files.createTempDirectory(parent, "unpacking-");
      try {
        unpack(archive, unfinished);
        Files.setPosixFilePermissions(unfinished, Folders.OPEN);
        rename(unfinished, directory);
      } finally {
        Folders.delete(unfinished);
      }
      return binaries;
    } catch (IOException e) {
      throw Diagnosis.ofWriting(parent, e);
    }
  }

  /** The path of a program. */
  String program(String name) {
    return directory.resolve("bin").resolve(name).toString();
  }

  private static String version() {
    var properties = new Properties();
    try (InputStream in = Binaries.class.getResourceAsStream("binaries.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "");
  }

  private static void unpack(InputStream archive, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        var path = target.resolve(e.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("The archive leaves its folder: " + e.getName());
        }
        if (e.isDirectory()) {
          Files.createDirectories(path);
          Files.setPosixFilePermissions(path, Folders.OPEN);
          continue;
        }
        Files.createDirectories(path.getParent());
        if (e.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(e.getLinkName()));
        } else if (e.isLink()) {
          Files.createLink(path, target.resolve(e.getLinkName()).normalize());
        } else {
          Files.copy(tar, path);
          Files.setPosixFilePermissions(path, permissions(e.getMode()));
        }
      }
    }
  }

  /** Everyone may read, as the server may run under another account than the JVM. */
  private static Set<PosixFilePermission> permissions(int mode) {
    var permissions =
        EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.OTHERS_READ);
    if ((mode & 0100) != 0) {
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      permissions.add(PosixFilePermission.GROUP_EXECUTE);
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    return permissions;
  }

  private static void rename(Path unfinished, Path directory) throws IOException {
    try {
      Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (FileSystemException e) {
      // Another process was faster: its folder is as complete as ours.
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
  }
}
