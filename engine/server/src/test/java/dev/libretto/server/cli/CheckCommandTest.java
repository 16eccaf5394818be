package dev.libretto.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckCommandTest {

  private static final String SOUND =
      """
      {"format": "app/1", "app": {"name": "notes"},
       "tables": [{"name": "note", "fields": [{"name": "text", "type": "text"}]}]}
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aSoundDefinitionHasNoProblems() throws IOException {
    Files.writeString(folder.resolve("app.json"), SOUND);

    assertEquals(Exit.FINE, check(folder.toString()), out.toString());
    assertEquals("No problems\n", out.toString());
  }

  @Test
  void aProblemIsShownWithItsLineAndACaret() throws IOException {
    Files.writeString(folder.resolve("app.json"), SOUND.replace("\"fields\"", "\"felds\""));

    assertEquals(Exit.PROBLEMS, check(folder.toString()));

    assertTrue(out.toString().contains("app.json:2:"), out.toString());
    assertTrue(out.toString().contains("^^^"), out.toString());
    assertTrue(out.toString().contains("Did you mean `fields`?"), out.toString());
  }

  @Test
  void severalDefinitionsAreCheckedAtOnce() throws IOException {
    var bad = Files.writeString(folder.resolve("bad.json"), "{");
    var worse = Files.writeString(folder.resolve("worse.json"), "[]");

    assertEquals(Exit.PROBLEMS, check(bad.toString(), worse.toString()));

    assertTrue(out.toString().contains("bad.json:1:"), out.toString());
    assertTrue(out.toString().contains("worse.json:1:"), out.toString());
  }

  @Test
  void aProgramGetsJson() throws IOException {
    Files.writeString(folder.resolve("app.json"), "{");

    assertEquals(Exit.PROBLEMS, check("--json", folder.toString()));

    var answer = JsonMapper.builder().build().readTree(out.toString());
    assertEquals(1, answer.path("errors").asInt());
    assertEquals("LIB-101", answer.path("problems").path(0).path("code").asText());
  }

  @Test
  void aMissingFolderIsNoProblemOfADefinition() {
    assertEquals(Exit.ENVIRONMENT, check(folder.resolve("nothing").toString()));
    assertEquals("", out.toString());
  }

  private int check(String... arguments) {
    var line =
        LibrettoCommand.commandLine(
            Map.of(),
            settings -> {
              throw new AssertionError("a check starts nothing");
            });
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    var words = new String[arguments.length + 1];
    words[0] = "check";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return line.execute(words);
  }
}
