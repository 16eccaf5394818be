package dev.libretto.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares what a test got with a file that holds what is right. Run with {@code
 * -Dgolden.accept=true} to write what was got, then read the change before it is committed.
 */
public final class Golden {

  private Golden() {}

  /**
   * Fails unless {@code actual} is the text of {@code expected}, a file below {@code src/test};
   * line ends and the end of the file do not count. The failure shows the first lines that differ.
   */
  public static void matches(Path expected, String actual) {
    matches(expected, actual, Boolean.getBoolean("golden.accept"));
  }

  static void matches(Path expected, String actual, boolean accept) {
    var got = tidy(actual);
    try {
      if (accept) {
        Files.createDirectories(expected.toAbsolutePath().getParent());
        Files.writeString(expected, got);
      } else if (!Files.exists(expected)) {
        fail(expected + " is missing; with -Dgolden.accept=true it would hold:\n" + got);
      } else {
        var right = tidy(Files.readString(expected));
        if (!right.equals(got)) {
          fail(expected + " differs (- file, + got):\n" + LineDifference.of(right, got));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tidy(String text) {
    return text.replace("\r\n", "\n").stripTrailing() + "\n";
  }
}
