package dev.libretto.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsFileTest {

  @TempDir private Path folder;

  @Test
  void readsLinesAndJsonAlike() throws IOException {
    var lines = Files.writeString(folder.resolve("a.properties"), "port=9000\nwall=role\n");
    var json = Files.writeString(folder.resolve("a.json"), "{\"port\": 9000, \"wall\": \"role\"}");

    assertEquals(Map.of("port", "9000", "wall", "role"), SettingsFile.read(lines).values());
    assertEquals(SettingsFile.read(lines).values(), SettingsFile.read(json).values());
  }

  @Test
  void aMissingOrMalformedFileIsOneClearFailure() throws IOException {
    var malformed = Files.writeString(folder.resolve("a.json"), "{\"port\": ");
    var array = Files.writeString(folder.resolve("b.json"), "[]");

    for (var file : new Path[] {folder.resolve("none.properties"), malformed, array}) {
      var failure = assertThrows(EnvironmentFailure.class, () -> SettingsFile.read(file));
      assertEquals(EnvironmentCode.FILE_UNREADABLE, failure.code());
    }
  }
}
