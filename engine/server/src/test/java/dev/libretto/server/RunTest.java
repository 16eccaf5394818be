package dev.libretto.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole program as a person uses it: started, edited, interrupted, killed. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class RunTest {

  private static final String DEFINITION =
      """
      {"format": "app/1", "app": {"name": "notes"}, "access": {"visibility": "public"},
       "tables": [{"name": "note", "fields": [{"name": "text", "type": "text"}],
         "access": {"read": "true"}}]}
      """;

  private Path scratch = Path.of("");
  private Path folder = Path.of("");

  @BeforeEach
  void aFolderWithADefinitionAndARow() throws IOException {
    scratch = Files.createTempDirectory("libretto-run-").toRealPath();
    // Root's PostgreSQL runs under another account, which must be able to come this far.
    Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rwxr-xr-x"));
    folder = scratch.resolve("notes");
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("app.json"), DEFINITION);
    Files.writeString(folder.resolve("data").resolve("note.csv"), "text\nfrom the file\n");
  }

  @AfterEach
  void tidyUp() throws IOException {
    try (var paths = Files.walk(scratch)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  @Test
  void acknowledgedRowsSurviveAKill() throws Exception {
    var first = EngineProcess.run(folder, scratch.resolve("data"), "--no-watch");
    var table = table(first.await("/u/demo/notes"));
    assertEquals(201, first.ask("POST", table, "{\"text\": \"acknowledged\"}").statusCode());

    first.kill();

    var second = EngineProcess.run(folder, scratch.resolve("data"), "--no-watch");
    var rows = second.ask("GET", table(second.await("/u/demo/notes")), "").body();
    assertTrue(rows.contains("\"acknowledged\""), rows);
    assertTrue(rows.contains("\"from the file\""), rows);
    assertEquals(0, second.stop());
  }

  @Test
  void anEditIsPublishedAndAMistakeKeepsTheVersionBefore() throws Exception {
    var engine = EngineProcess.run(folder, scratch.resolve("data"));
    var table = table(engine.await("/u/demo/notes"));

    Files.writeString(
        folder.resolve("app.json"),
        DEFINITION.replace(
            "\"type\": \"text\"}", "\"type\": \"text\"}, {\"name\": \"due\", \"type\": \"date\"}"));
    engine.await("version 2");
    engine.await("/u/demo/notes");
    Files.writeString(folder.resolve("app.json"), DEFINITION.replace("\"text\"}", "\"tex\"}"));
    var problem = engine.await("app.json:2:");
    engine.await("not published");

    assertTrue(problem.contains("LIB-"), problem);
    var rows = engine.ask("GET", table, "");
    assertEquals(200, rows.statusCode());
    assertTrue(rows.body().contains("\"due\":null"), rows.body());
    assertEquals(0, engine.stop());
  }

  private static URI table(String address) {
    return URI.create(address + "/rest/v1/note");
  }
}
