package dev.libretto.postgres;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the operating system and PostgreSQL say into one coded failure a person can act on.
 */
final class Diagnosis {

  private Diagnosis() {}

  /** The failure behind an exception met while {@code path} was written. */
  static EnvironmentFailure ofWriting(Path path, IOException cause) {
    var reason = reason(cause);
    if (isFull(reason)) {
      return full(path, cause);
    }
    return new EnvironmentFailure(
        EnvironmentCode.DISK_NOT_WRITABLE,
        "The folder " + path + " cannot be written (" + reason + ")",
        "Make it writable for this account, or choose another folder with --data",
        cause);
  }

  /**
   * The failure behind the output of a PostgreSQL program.
   *
   * @param doing what was being done, such as "initialise the database"
   */
  static EnvironmentFailure ofOutput(String doing, String output, PostgresHome home) {
    if (isFull(output)) {
      return full(home.directory(), null);
    }
    if (output.contains("Read-only file system") || output.contains("Permission denied")) {
      return new EnvironmentFailure(
          EnvironmentCode.DISK_NOT_WRITABLE,
          "PostgreSQL cannot write in " + home.directory() + " (" + telling(output) + ")",
          "Make it writable for this account, or choose another folder with --data");
    }
    return new EnvironmentFailure(
        EnvironmentCode.POSTGRES_FAILED,
        "PostgreSQL could not " + doing + " (" + telling(output) + ")",
        "Its whole log is in " + home.log());
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "no permission";
    }
    if (cause instanceof FileSystemException named && named.getReason() != null) {
      return named.getReason();
    }
    var message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  private static boolean isFull(String text) {
    return text.contains("No space left on device") || text.contains("Disk quota exceeded");
  }

  private static EnvironmentFailure full(Path path, @Nullable IOException cause) {
    var message = "The disk that holds " + path + " is full";
    var hint = "Free some space, or choose another folder with --data";
    return cause == null
        ? new EnvironmentFailure(EnvironmentCode.DISK_FULL, message, hint)
        : new EnvironmentFailure(EnvironmentCode.DISK_FULL, message, hint, cause);
  }

  /** The first line that names an error, else the last line. */
  private static String telling(String output) {
    List<String> lines = output.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    for (var mark : List.of("FATAL:", "PANIC:", "error:", "could not")) {
      for (var line : lines) {
        int at = line.indexOf(mark);
        if (at >= 0) {
          return line.substring(at);
        }
      }
    }
    return lines.isEmpty() ? "it said nothing" : lines.getLast();
  }
}
