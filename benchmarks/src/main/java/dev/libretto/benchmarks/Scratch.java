package dev.libretto.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A folder for one run, on a real disk: a temporary folder may be in memory, where fsync costs
 * nothing.
 *
 * @param parent may be kept from run to run
 * @param own this run's, removed at its end
 */
record Scratch(Path parent, Path own) implements AutoCloseable {
  private static final String PREFIX = "benchmark-";

  /** Makes it; what runs that were killed left behind goes. */
  static Scratch create(Path parent) throws IOException {
    Files.createDirectories(parent);
    try (var folders = Files.list(parent)) {
      for (var folder : folders.filter(Scratch::abandoned).toList()) {
        delete(folder);
      }
    }
    var own = parent.resolve(PREFIX + ProcessHandle.current().pid());
    delete(own);
    return new Scratch(parent, Files.createDirectory(own));
  }

  /** Root's server runs under an account that cannot enter root's home. */
  static Path usual() {
    return System.getProperty("user.name").equals("root")
        ? Path.of("/var/cache/libretto")
        : Path.of(System.getProperty("user.home"), ".cache", "libretto");
  }

  /** Unpacked PostgreSQL, shared with the engine's tests. */
  Path binaries() {
    return parent.resolve("binaries");
  }

  @Override
  public void close() throws IOException {
    delete(own);
  }

  private static boolean abandoned(Path folder) {
    var name = folder.getFileName().toString();
    return name.matches(PREFIX + "[0-9]{1,18}")
        && ProcessHandle.of(Long.parseLong(name.substring(PREFIX.length()))).isEmpty();
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (var paths = Files.walk(tree)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException deletedMeanwhile) {
      // A server that is ending tidies up too.
      delete(tree);
    }
  }
}
