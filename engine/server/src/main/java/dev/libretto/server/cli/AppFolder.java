package dev.libretto.server.cli;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An author's folder: {@code app.json}, and first rows as {@code data/<table>.csv}.
 *
 * @param definition the file with the definition
 * @param data the files with first rows, by name
 */
record AppFolder(Path directory, Path definition, List<Path> data) {

  private static final String DEFINITION = "app.json";
  private static final long LARGEST_DEFINITION_BYTES = 64L * 1024 * 1024;

  /** The folder at a path, or of a definition's file. */
  static AppFolder at(Path path) {
    if (!Files.exists(path)) {
      throw unreadable("There is nothing at " + path, "Give the folder that holds app.json");
    }
    if (!Files.isDirectory(path)) {
      return new AppFolder(path.toAbsolutePath().resolveSibling(""), path, List.of());
    }
    var definition = path.resolve(DEFINITION);
    if (!Files.isRegularFile(definition)) {
      throw unreadable(
          "The folder " + path + " has no " + DEFINITION, "Give the folder that holds app.json");
    }
    return new AppFolder(path, definition, csvFiles(path.resolve("data")));
  }

  /** The definition's text. */
  byte[] bytes() {
    try {
      if (Files.size(definition) > LARGEST_DEFINITION_BYTES) {
        throw unreadable(
            definition + " has more than 64 MB", "No definition is that large: check the path");
      }
      return Files.readAllBytes(definition);
    } catch (IOException e) {
      throw new EnvironmentFailure(
          EnvironmentCode.FILE_UNREADABLE,
          definition + " cannot be read",
          "Make it readable for this account",
          e);
    }
  }

  private static List<Path> csvFiles(Path data) {
    if (!Files.isDirectory(data)) {
      return List.of();
    }
    try (var files = Files.list(data)) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    } catch (IOException e) {
      throw new EnvironmentFailure(
          EnvironmentCode.FILE_UNREADABLE,
          "The folder " + data + " cannot be read",
          "Make it readable for this account",
          e);
    }
  }

  private static EnvironmentFailure unreadable(String message, String hint) {
    return new EnvironmentFailure(EnvironmentCode.FILE_UNREADABLE, message, hint);
  }
}
