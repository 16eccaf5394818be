package dev.libretto.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.libretto.server.fixture.TestEngine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code sessions} and {@code usage} against a real engine. */
final class SessionsCommandTest {

  private static final String PASSWORD = "correct horse battery";

  private final TestEngine engine = TestEngine.shared();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String token, String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.add("--server");
    all.add(engine.console().toString());
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return LibrettoCommand.commandLine(
            Map.of("LIBRETTO_TOKEN", token),
            _ -> {
              throw new AssertionError("no engine is needed");
            })
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }

  private String registered(String name) {
    return engine
        .console("POST", "/api/v1/auth/register")
        .header("User-Agent", "Laptop")
        .header("X-Forwarded-For", "192.0.2.77")
        .json("{name:'%s',password:'%s'}".formatted(name, PASSWORD))
        .send()
        .json()
        .path("accessToken")
        .textValue();
  }

  @Test
  void listsAndEndsSignIns() throws IOException {
    var token = registered("session-lister");

    assertEquals(Exit.FINE, execute(token, "sessions", "list"), err::toString);
    assertTrue(out.toString().contains("Laptop  (this one)"), out.toString());
    assertEquals(Exit.FINE, execute(token, "sessions", "list", "--json"));
    var id =
        JsonMapper.builder()
            .build()
            .readTree(out.toString())
            .path("sessions")
            .get(0)
            .path("id")
            .asText();

    assertEquals(Exit.FINE, execute(token, "sessions", "end", id), err::toString);
    assertEquals(Exit.ENVIRONMENT, execute(token, "sessions", "list"));
    assertTrue(err.toString().startsWith("LIB-714"), err.toString());
  }

  @Test
  void endsAllFromATokenForPrograms() {
    var owner = engine.builder();
    var token = owner.bearer().substring("Bearer ".length());

    assertEquals(Exit.FINE, execute(token, "sessions", "end", "--all"), err::toString);
    assertEquals(Exit.FINE, execute(token, "sessions", "list"));
    assertTrue(out.toString().contains("There are no sign-ins"), out.toString());
  }

  @Test
  void wantsOneOrAll() {
    assertEquals(Exit.USAGE, execute("token", "sessions", "end"));
    assertEquals(Exit.USAGE, execute("token", "sessions", "end", "not-an-id"));
    assertEquals(
        Exit.USAGE,
        execute("token", "sessions", "end", "0190d9e0-0000-7000-8000-000000000000", "--all"));
  }

  @Test
  void showsWhatIsUsed() {
    var app = engine.publish("rules.json");
    app.add("owner", "{name:'Ada'}");
    var token = app.owner().bearer().substring("Bearer ".length());

    assertEquals(Exit.FINE, execute(token, "usage"), err::toString);

    assertTrue(out.toString().startsWith("plan unlimited: 1 (no limit) apps"), out.toString());
    assertTrue(out.toString().contains("rules: 1 (no limit) rows, "), out.toString());
  }
}
