package dev.libretto.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

  private static final String RULED =
      """
      {"format": "app/1", "app": {"name": "notes"}, "access": {"visibility": "public"},
       "roles": [{"name": "editor"}],
       "tables": [{"name": "note", "fields": [
          {"name": "shown", "type": "boolean", "required": true},
          {"name": "phone", "type": "text", "sensitive": true, "read": "'editor' in user.roles"}],
        "access": {"read": "row.shown || user.signedIn", "create": "user.signedIn",
                   "update": "'editor' in user.roles"}}]}
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
  void whoCouldDoWhatIsShownOnRequest() throws IOException {
    Files.writeString(folder.resolve("app.json"), RULED);

    assertEquals(Exit.FINE, check("--access", folder.toString()), out.toString());

    assertEquals(
        """
        No problems

        notes is public

        note           anonymous  signed in  editor  builder
          read         some [1]   always     always  always
          create       never      always     always  always
          update       never      never      always  always
          delete       never      never      never   always
          read phone   never      never      always  always
          write phone  never      always     always  always
          [1] row.shown
        """,
        out.toString());
  }

  @Test
  void aProgramGetsWhoCouldDoWhatAsJson() throws IOException {
    Files.writeString(folder.resolve("app.json"), RULED);

    assertEquals(Exit.FINE, check("--json", "--access", folder.toString()));

    var access = JsonMapper.builder().build().readTree(out.toString()).path("access").path(0);
    assertEquals("notes", access.path("app").asText());
    var read = access.at("/tables/0/rights/0");
    assertEquals("read", read.path("operation").asText());
    assertEquals("row.shown", read.path("who").path("anonymous").path("where").asText());
    assertEquals("always", read.path("who").path("role:editor").path("allowed").asText());
  }

  @Test
  void aDefinitionWithErrorsHasNoAccessToShow() throws IOException {
    Files.writeString(folder.resolve("app.json"), RULED.replace("row.shown", "row.hidden"));

    assertEquals(Exit.PROBLEMS, check("--access", folder.toString()));

    assertFalse(out.toString().contains("is public"), out.toString());
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
