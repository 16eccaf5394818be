package dev.libretto.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandLineTest {

  @TempDir private Path folder;

  private record Done(int exit, String out, String err) {}

  @Test
  void anUnknownCommandIsOneLineAndASuggestion() {
    var done = execute("rnu", ".");

    assertEquals(Exit.USAGE, done.exit());
    assertTrue(done.err().contains("run"), done.err());
    assertFalse(done.err().contains("\tat "));
  }

  @Test
  void anUnknownFlagIsOneLineAndTheWayToTheHelp() {
    var done = execute("run", "--prot", "9000");

    assertEquals(Exit.USAGE, done.exit());
    assertTrue(done.err().lines().count() <= 3, done.err());
  }

  @Test
  void aPortThatIsNoNumberIsWrongUsage() {
    var done = execute("run", "--port", "eighty");

    assertEquals(Exit.USAGE, done.exit());
    assertTrue(done.err().contains("eighty"));
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    var done = execute("run", folder.resolve("nothing").toString());

    assertEquals(Exit.ENVIRONMENT, done.exit());
    assertTrue(done.err().startsWith("LIB-913: There is nothing at "), done.err());
  }

  @Test
  void aFolderWithoutADefinitionIsNamed() {
    var done = execute("run", folder.toString());

    assertEquals(Exit.ENVIRONMENT, done.exit());
    assertTrue(done.err().contains("has no app.json"), done.err());
  }

  @Test
  void aSettingThatCannotBeUsedStopsBeforeAnythingStarts() throws IOException {
    Files.writeString(folder.resolve("app.json"), "{}");

    var done = execute("run", folder.toString(), "--port", "70000");

    assertEquals(Exit.ENVIRONMENT, done.exit());
    assertTrue(done.err().startsWith("LIB-907: --port is \"70000\""), done.err());
  }

  @Test
  void aFailureOfTheMachineIsOneLineWithItsCode() throws IOException {
    Files.writeString(folder.resolve("app.json"), "{}");
    Engine.Starter starter =
        settings -> {
          throw new EnvironmentFailure(
              EnvironmentCode.PORT_IN_USE, "Port 8080 is in use", "Choose another with --port");
        };

    var done = execute(starter, "run", folder.toString());

    assertEquals(Exit.ENVIRONMENT, done.exit());
    assertEquals("LIB-901: Port 8080 is in use. Choose another with --port.", done.err().strip());
  }

  @Test
  void aMistakeOfTheEngineShowsItsPlaceOnlyWhenAsked() throws IOException {
    Files.writeString(folder.resolve("app.json"), "{}");
    Engine.Starter starter =
        settings -> {
          throw new IllegalStateException("oops");
        };

    var terse = execute(starter, "run", folder.toString());
    var verbose = execute(starter, "run", "--verbose", folder.toString());

    assertTrue(terse.err().startsWith("LIB-799: "), terse.err());
    assertEquals(1, terse.err().lines().count());
    assertTrue(verbose.err().contains("\tat "), verbose.err());
  }

  @Test
  void tellsItsVersion() {
    var done = execute("version");

    assertEquals(Exit.FINE, done.exit());
    assertTrue(done.out().startsWith("Libretto "), done.out());
  }

  private static Done execute(String... arguments) {
    return execute(
        settings -> {
          throw new AssertionError("nothing may start");
        },
        arguments);
  }

  private static Done execute(Engine.Starter starter, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line = LibrettoCommand.commandLine(Map.of(), starter);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    int exit = line.execute(arguments);
    return new Done(exit, out.toString(), err.toString());
  }
}
