package dev.libretto.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.secret.MasterKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the commands about secrets and keys read and write; the API itself has tests of its own. */
final class SecretCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  private int execute(CommandLine line, String... arguments) {
    return line.setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private int execute(String... arguments) {
    return execute(
        LibrettoCommand.commandLine(
            Map.of("HOME", folder.toString()),
            settings -> {
              throw new AssertionError("no engine is needed");
            }),
        arguments);
  }

  @Test
  void theValueIsNeverAnArgument() {
    assertEquals(Exit.USAGE, execute("secret", "set", "app", "name", "the-value"));
    assertEquals(Exit.ENVIRONMENT, execute("secret", "list", "app"));
    assertTrue(err.toString().contains("LIBRETTO_TOKEN"), err.toString());
  }

  @Test
  void aValueThatCannotBeSentIsNotShown() {
    var in = new ByteArrayInputStream("the-value\n".getBytes(UTF_8));
    var set = new SecretCommand.Set(Map.of("LIBRETTO_TOKEN", "t"), in);

    execute(new CommandLine(set), "app", "name", "--server", "http://localhost:1");

    assertFalse((out.toString() + err).contains("the-value"), err.toString());
    assertTrue(err.toString().contains("gives no answer"), err.toString());
  }

  @Test
  void aNewMasterKeyStandsBeforeTheOldOne() throws IOException {
    assertEquals(Exit.FINE, execute("master-key", "new"));
    var old = out.toString().strip();
    assertTrue(MasterKey.parse(old).isPresent(), old);
    Files.writeString(folder.resolve("master-key"), old + "\n");

    assertEquals(Exit.FINE, execute("master-key", "rotate", "--data", folder.toString()));

    var lines = Files.readAllLines(folder.resolve("master-key"));
    assertEquals(2, lines.size());
    assertEquals(old, lines.getLast());
    assertTrue(MasterKey.parse(lines.getFirst()).isPresent());
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("master-key"))));
  }

  @Test
  void nothingIsRotatedWhereThereIsNoKey() {
    assertEquals(Exit.ENVIRONMENT, execute("master-key", "rotate", "--data", folder.toString()));
    assertTrue(err.toString().startsWith("LIB-916"), err.toString());
  }
}
