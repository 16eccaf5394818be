package dev.libretto.server.sample;

import dev.libretto.definition.AppDefinition;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of {@code samples/}. */
record Sample(Path folder) {

  private static final Path ALL = Path.of("..", "..", "samples");

  /** All there are, by name. */
  static List<Sample> all() {
    return listed(ALL).stream().filter(Files::isDirectory).map(Sample::new).toList();
  }

  String name() {
    return folder.getFileName().toString();
  }

  byte[] text() {
    return read("app.json");
  }

  String readme() {
    return new String(read("README.md"), StandardCharsets.UTF_8);
  }

  private byte[] read(String file) {
    try {
      return Files.readAllBytes(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  AppDefinition definition() {
    return switch (Load.load(folder + "/app.json", text())) {
      case Loading.Loaded loaded -> loaded.definition();
      case Loading.Refused refused -> throw new AssertionError(refused.problems().toString());
    };
  }

  /** Its CSV files. */
  List<Path> data() {
    return listed(folder.resolve("data"));
  }

  /** Its scenario files. */
  List<Path> scenarios() {
    return listed(folder.resolve("scenarios"));
  }

  private static List<Path> listed(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
