package dev.libretto.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The definitions among the golden files. */
public final class Samples {

  /** Where definitions and their problems stand beside each other. */
  public static final Path PROBLEMS = Path.of("src/test/resources/golden/problems");

  private Samples() {}

  /** Every definition with a file of problems, in the order of their names. */
  public static List<Path> definitions() {
    try (Stream<Path> files = Files.list(PROBLEMS)) {
      return files
          .filter(file -> name(file).endsWith(".json") && !name(file).endsWith(".previous.json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of a file. */
  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one definition that uses everything. */
  public static byte[] sound() {
    return bytes(PROBLEMS.resolve("000-sound.json"));
  }

  /** The name of a file without its folder. */
  public static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
