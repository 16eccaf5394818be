package dev.libretto.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.libretto.server.config.Settings;
import dev.libretto.server.fixture.TestEngine;
import dev.libretto.server.wiring.Wiring;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestCommandTest {

  private static final String NOTES =
      """
      {"format": "app/1", "app": {"name": "notes"}, "access": {"visibility": "public"},
       "tables": [{"name": "note", "fields": [{"name": "text", "type": "text"}],
         "access": {"read": "true"}}],
       "tests": [
         {"name": "Everybody reads",
          "given": [{"table": "note", "as": "first", "values": {"text": "Milk"}}],
          "when": {"read": {"table": "note"}}, "then": {"rows": [{"text": "Milk"}]}},
         {"name": "Strangers write nothing",
          "when": {"create": {"table": "note", "values": {"text": "Milk"}}},
          "then": {"denied": true}}]}
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void aFolder() throws IOException {
    write(NOTES);
  }

  private void write(String definition) throws IOException {
    Files.writeString(folder.resolve("app.json"), definition);
  }

  @Test
  void startsAnEngineOfItsOwnAndLeavesNothingOfIt() {
    var data = new AtomicReference<Path>();

    var exit =
        test(
            Map.of(),
            settings -> {
              data.set(settings.data());
              return Wiring.start(settings);
            });

    assertEquals(Exit.FINE, exit, () -> out + "\n" + err);
    assertEquals(
        "✓ Everybody reads\n✓ Strangers write nothing\n2 tests, 0 failed\n", out.toString());
    assertFalse(Files.exists(data.get()), data::toString);
  }

  @Test
  void saysOfATestThatFailsWhatCame() throws IOException {
    write(NOTES.replace("[{\"text\": \"Milk\"}]", "0"));

    assertEquals(Exit.PROBLEMS, test(running()), err::toString);

    assertTrue(out.toString().startsWith("✗ Everybody reads\n    "), out.toString());
    assertTrue(out.toString().contains("app.json:7:"), out.toString());
    assertTrue(out.toString().contains("LIB-660 Test `Everybody reads`: "), out.toString());
    assertTrue(out.toString().contains("\"id\":\"first\""), out.toString());
    assertTrue(out.toString().endsWith("✓ Strangers write nothing\n2 tests, 1 failed\n"));
  }

  @Test
  void aProgramGetsJson() throws IOException {
    write(NOTES.replace("\"denied\": true", "\"problem\": \"LIB-810\""));

    assertEquals(Exit.PROBLEMS, test(running(), "--json"), err::toString);

    var answer = json();
    assertEquals(1, answer.path("passed").asInt());
    assertEquals(1, answer.path("failed").asInt());
    assertTrue(answer.at("/tests/0/passed").asBoolean());
    assertEquals("Strangers write nothing", answer.at("/tests/1/name").asText());
    assertEquals("LIB-660", answer.at("/tests/1/problem/code").asText());
  }

  @Test
  void theSampleDoesWhatItsTestsSay() {
    var words = new ArrayList<>(List.of("test", "../../samples/recipes"));
    words.addAll(running());

    var exit = execute(Map.of(), TestCommandTest::nothing, words);

    assertEquals(Exit.FINE, exit, () -> out + "\n" + err);
    assertTrue(out.toString().endsWith("6 tests, 0 failed\n"), out.toString());
  }

  @Test
  void aFilterShowsSomeAlone() throws IOException {
    write(NOTES.replace("\"denied\": true", "\"rows\": 1"));

    assertEquals(Exit.FINE, test(running(), "--filter", "everybody"), err::toString);
    assertEquals(Exit.USAGE, test(running(), "--filter", "nobody"));

    assertEquals("✓ Everybody reads\n1 test, 0 failed\n", out.toString());
    assertTrue(err.toString().contains("`nobody`"), err.toString());
  }

  @Test
  void aDefinitionWithProblemsIsNotTested() throws IOException {
    write(NOTES.replace("\"fields\"", "\"felds\""));

    assertEquals(Exit.PROBLEMS, test(List.of()));

    assertTrue(err.toString().contains("Did you mean `fields`?"), err.toString());
  }

  @Test
  void aServerThatRefusesTheTokenIsNoFailureOfATest() {
    var words = new ArrayList<>(running());
    words.set(2, "--token=wrong");

    assertEquals(Exit.ENVIRONMENT, test(words));

    assertEquals("", out.toString());
    assertTrue(err.toString().startsWith("LIB-714: "), err.toString());
  }

  @Test
  void aDefinitionWithoutTestsStartsNothing() throws IOException {
    write(NOTES.replaceFirst("(?s),\\s*\"tests\".*", "}"));

    assertEquals(Exit.FINE, test(List.of()), err::toString);

    assertEquals("0 tests, 0 failed\n", out.toString());
  }

  @Test
  void aCheckSaysWhatItDidNotPerform() throws IOException {
    var checked = execute(Map.of(), TestCommandTest::nothing, List.of("check", folder.toString()));
    assertEquals(Exit.FINE, checked);
    assertTrue(out.toString().contains("2 tests were not performed"), out.toString());

    out.getBuffer().setLength(0);
    execute(Map.of(), TestCommandTest::nothing, List.of("check", "--json", folder.toString()));

    assertEquals(2, json().path("testsNotPerformed").asInt());
    assertEquals(0, json().path("errors").asInt());
  }

  /** Flags for an engine that runs, and a builder of it. */
  private static List<String> running() {
    var engine = TestEngine.shared();
    var builder = engine.builder();
    return List.of(
        "--server=" + engine.console(), "--user=" + builder.name(), "--token=" + builder.token());
  }

  private int test(List<String> flags, String... more) {
    var words = new ArrayList<>(flags);
    words.addAll(List.of(more));
    return test(Map.of(), TestCommandTest::nothing, words.toArray(String[]::new));
  }

  private int test(Map<String, String> environment, Engine.Starter starter, String... flags) {
    var words = new ArrayList<>(List.of("test", folder.toString()));
    words.addAll(List.of(flags));
    return execute(environment, starter, words);
  }

  private static Engine nothing(Settings settings) {
    throw new AssertionError("an engine was started with " + settings);
  }

  private int execute(Map<String, String> environment, Engine.Starter starter, List<String> words) {
    var line = LibrettoCommand.commandLine(environment, starter);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(words.toArray(String[]::new));
  }

  private JsonNode json() throws IOException {
    return JsonMapper.builder().build().readTree(out.toString());
  }
}
