package dev.libretto.server.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The addresses the sources speak of. The listener of the apps matches paths by hand, so there is
 * no router to ask; what can be an address there stands in the text as one.
 */
final class Sources {

  private static final Path HTTP = Path.of("src/main/java/dev/libretto/server/http");
  private static final Path SERVE = Path.of("../core/src/main/java/dev/libretto/serve");

  /** A text that begins like a path. */
  private static final Pattern PATH = Pattern.compile("\"(/[a-z.:][^\" \\\\]*)");

  /** A word that is compared with a part of a path, in classes that do so. */
  private static final Pattern WORD =
      Pattern.compile("(?:case|String [A-Z_]+ =) \"([a-z][a-z-]*/?)\"");

  private static final List<Path> BY_HAND =
      List.of(
          HTTP.resolve("SignInRoutes.java"),
          HTTP.resolve("OwnRoutes.java"),
          SERVE.resolve("Serve.java"),
          SERVE.resolve("MemoryRequests.java"));

  private Sources() {}

  static Set<String> addresses() {
    var found = new TreeSet<String>();
    try (Stream<Path> files = Files.list(HTTP)) {
      files.forEach(file -> collect(PATH, file, found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    BY_HAND.forEach(file -> collect(WORD, file, found));
    return found;
  }

  private static void collect(Pattern pattern, Path file, Set<String> found) {
    try {
      var matcher = pattern.matcher(Files.readString(file));
      while (matcher.find()) {
        found.add(matcher.group(1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
