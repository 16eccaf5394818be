package dev.libretto.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Where tests keep what a server needs: outside the work tree, as root's server is another account.
 */
public final class TestFolders {

  private TestFolders() {}

  /** What may be kept from one test run to the next. */
  public static Path cache() {
    var chosen = System.getenv("LIBRETTO_TEST_CACHE");
    if (chosen != null) {
      return Path.of(chosen);
    }
    // Root's home is closed to the account that PostgreSQL runs under there.
    return System.getProperty("user.name").equals("root")
        ? Path.of("/var/cache/libretto")
        : Path.of(System.getProperty("user.home"), ".cache", "libretto");
  }

  /** A folder of this process below {@code parent}; those of processes that were killed go. */
  public static Path ofThisProcess(Path parent) {
    try {
      if (Files.isDirectory(parent)) {
        try (var homes = Files.list(parent)) {
          homes.filter(TestFolders::abandoned).forEach(TestFolders::delete);
        }
      }
      var own = parent.resolve(Long.toString(ProcessHandle.current().pid()));
      delete(own);
      return own;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a tree; what another process deletes at the same time is no error. */
  public static void delete(Path tree) {
    if (!Files.exists(tree)) {
      return;
    }
    try (var paths = Files.walk(tree)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException deletedMeanwhile) {
      // Another test run tidies up too.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UncheckedIOException e) {
      // So the walk says it, once it is under way.
      if (!(e.getCause() instanceof NoSuchFileException)) {
        throw e;
      }
    }
  }

  private static boolean abandoned(Path home) {
    var name = home.getFileName().toString();
    return name.matches("[0-9]{1,18}")
        && ProcessHandle.of(Long.parseLong(name)).filter(ProcessHandle::isAlive).isEmpty();
  }
}
