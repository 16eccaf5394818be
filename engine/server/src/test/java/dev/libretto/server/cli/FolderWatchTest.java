package dev.libretto.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class FolderWatchTest {

  @TempDir private Path folder;
  private Path file = Path.of("app.json");

  @BeforeEach
  void aFileWithContent() throws IOException {
    file = Files.writeString(folder.resolve("app.json"), "one");
  }

  @Test
  void tellsANewContent() throws Exception {
    try (var watch = FolderWatch.of(file, bytes("one"))) {
      Files.writeString(file, "two");

      assertEquals("two", new String(watch.awaitChange(), UTF_8));
    }
  }

  @Test
  void tellsAFileThatAnEditorPutInItsPlace() throws Exception {
    try (var watch = FolderWatch.of(file, bytes("one"))) {
      var written = Files.writeString(folder.resolve("app.json.tmp"), "two");
      Files.delete(file);
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);

      assertEquals("two", new String(watch.awaitChange(), UTF_8));
    }
  }

  @Test
  void missesNothingThatHappenedBeforeTheWatch() throws Exception {
    Files.writeString(file, "two");

    try (var watch = FolderWatch.of(file, bytes("one"))) {
      assertEquals("two", new String(watch.awaitChange(), UTF_8));
    }
  }

  @Test
  void theSameContentAgainIsNoChange() throws Exception {
    try (var watch = FolderWatch.of(file, bytes("one"))) {
      Files.writeString(file, "one");
      Files.writeString(folder.resolve("other.json"), "else");
      Files.writeString(file, "two");

      assertEquals("two", new String(watch.awaitChange(), UTF_8));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
