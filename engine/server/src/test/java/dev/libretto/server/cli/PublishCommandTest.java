package dev.libretto.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublishCommandTest {

  private static final String DEFINITION = "{\"app\": {\"name\": \"notes\"}}";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> asked = new ArrayList<>();
  private HttpServer server = listen();
  private int status = 200;
  private String answer = "{}";

  @BeforeEach
  void aServerThatAnswersAsTold() throws IOException {
    Files.writeString(folder.resolve("app.json"), DEFINITION);
    server.createContext(
        "/",
        exchange -> {
          asked.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          var bytes = answer.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void sendsTheDefinitionToTheAppsAddress() {
    answer = "{\"version\": 3, \"changes\": [{\"message\": \"field due is new\"}]}";

    var exit = publish(Map.of("LIBRETTO_TOKEN", "secret"), "--user", "ada");

    assertEquals(Exit.FINE, exit, err.toString());
    assertEquals(
        List.of("PUT /api/v1/apps/ada/notes/definition Bearer secret " + DEFINITION), asked);
    assertEquals("Published as version 3\n  field due is new\n", out.toString());
  }

  @Test
  void aDryRunSaysSo() {
    answer = "{\"version\": 4, \"changes\": []}";

    assertEquals(Exit.FINE, publish(Map.of(), "--token", "secret", "--dry-run"));

    assertTrue(asked.getFirst().contains("/definition?dryRun=true "), asked.toString());
    assertEquals("Would be version 4\n", out.toString());
  }

  @Test
  void theSameDefinitionAgainIsNoNewVersion() {
    answer = "{\"outcome\": \"unchanged\", \"version\": 4, \"changes\": []}";

    assertEquals(Exit.FINE, publish(Map.of("LIBRETTO_TOKEN", "secret")));

    assertEquals("Nothing has changed since version 4\n", out.toString());
  }

  @Test
  void problemsAreShownAtTheirPlacesInTheAuthorsFile() {
    status = 422;
    answer =
        """
        {"error": {"code": "LIB-730", "message": "The definition has 1 problem", "details": [
          {"code": "LIB-301", "message": "There is no field `tite`", "line": 12, "column": 5,
           "hint": "Did you mean `title`?"}]}}
        """;

    assertEquals(Exit.PROBLEMS, publish(Map.of("LIBRETTO_TOKEN", "secret")));

    assertTrue(
        err.toString()
            .contains("app.json:12:5: LIB-301 There is no field `tite` (Did you mean `title`?)\n"),
        err.toString());
  }

  @Test
  void aRefusedTokenIsNoProblemOfTheDefinition() {
    status = 401;
    answer = "{\"error\": {\"code\": \"LIB-714\", \"message\": \"The token is not a builder's\"}}";

    assertEquals(Exit.ENVIRONMENT, publish(Map.of("LIBRETTO_TOKEN", "wrong")));

    assertEquals("LIB-714: The token is not a builder's\n", err.toString());
  }

  @Test
  void anAnswerThatIsNotTheEnginesIsToldByItsStatus() {
    status = 502;
    answer = "<html>Bad gateway</html>";

    assertEquals(Exit.ENVIRONMENT, publish(Map.of("LIBRETTO_TOKEN", "secret")));

    assertTrue(
        err.toString().startsWith("LIB-915: The server answered with HTTP status 502. "),
        err.toString());
  }

  @Test
  void aProgramGetsTheAnswerAsItIs() {
    answer = "{\"version\": 3}";

    assertEquals(Exit.FINE, publish(Map.of("LIBRETTO_TOKEN", "secret"), "--json"));

    assertEquals("{\n  \"version\" : 3\n}\n", out.toString());
  }

  @Test
  void aServerThatIsNotThereIsOneLine() throws IOException {
    int closed;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }

    var exit =
        publish(Map.of("LIBRETTO_TOKEN", "secret"), "--server", "http://127.0.0.1:" + closed);

    assertEquals(Exit.ENVIRONMENT, exit);
    assertTrue(err.toString().startsWith("LIB-914: "), err.toString());
    assertEquals(1, err.toString().lines().count());
  }

  @Test
  void withoutATokenNothingIsSent() {
    assertEquals(Exit.ENVIRONMENT, publish(Map.of()));

    assertEquals(List.of(), asked);
    assertTrue(err.toString().contains("LIBRETTO_TOKEN"), err.toString());
  }

  @Test
  void aDefinitionWithoutANameIsSentNowhere() throws IOException {
    Files.writeString(folder.resolve("app.json"), "{");

    assertEquals(Exit.ENVIRONMENT, publish(Map.of("LIBRETTO_TOKEN", "secret")));

    assertEquals(List.of(), asked);
    assertTrue(err.toString().contains("libretto check"), err.toString());
  }

  @Test
  void consentIsAskedForAndGivenByName() {
    status = 409;
    answer =
        """
        {"outcome": "needsConsent", "consent": ["may-lose-data", "widens-access"],
         "changes": [{"message": "remove field note.due [may-lose-data, 2 rows]"}],
         "error": {"code": "LIB-813", "message": "…"}}
        """;

    assertEquals(
        Exit.PROBLEMS, publish(Map.of("LIBRETTO_TOKEN", "secret"), "--accept", "may-lose-data"));

    assertTrue(asked.getFirst().contains("/definition?accept=may-lose-data "), asked.toString());
    assertTrue(err.toString().contains("  remove field note.due [may-lose-data, 2 rows]\n"));
    assertTrue(err.toString().contains("--accept may-lose-data,widens-access"), err.toString());
  }

  @Test
  void aDiffSaysWhetherItWouldBePublished() {
    answer = "{\"version\": 4, \"consent\": [], \"changes\": [{\"message\": \"add field a.b\"}]}";
    assertEquals(Exit.FINE, run(Map.of("LIBRETTO_TOKEN", "secret"), "diff", folder.toString()));

    answer = "{\"version\": 4, \"consent\": [\"may-lose-data\"], \"changes\": []}";
    assertEquals(Exit.PROBLEMS, run(Map.of("LIBRETTO_TOKEN", "secret"), "diff", folder.toString()));

    assertTrue(asked.getLast().contains("/definition?dryRun=true "), asked.toString());
    assertTrue(out.toString().contains("  add field a.b\n"), out.toString());
    assertTrue(out.toString().contains("It would take --accept may-lose-data\n"));
  }

  @Test
  void versionsAreListedWithWhatTheyChanged() {
    answer =
        """
        {"versions": [{"version": 2, "publishedAt": "2026-03-01T12:00:00Z", "publishedBy": "ada",
          "digest": "0123456789abcdef", "changes": ["add field a.b"]}]}
        """;

    assertEquals(Exit.FINE, run(Map.of("LIBRETTO_TOKEN", "secret"), "versions", folder.toString()));

    assertTrue(asked.getFirst().startsWith("GET /api/v1/apps/demo/notes/versions "));
    assertEquals(
        "2     2026-03-01T12:00:00Z  ada  0123456789ab\n        add field a.b\n", out.toString());
  }

  @Test
  void aRollbackNamesItsVersion() {
    answer = "{\"version\": 3, \"changes\": []}";

    assertEquals(
        Exit.FINE,
        run(
            Map.of("LIBRETTO_TOKEN", "secret"),
            "rollback",
            "1",
            folder.toString(),
            "--accept",
            "may-lose-data",
            "--dry-run"));

    assertTrue(
        asked
            .getFirst()
            .startsWith(
                "POST /api/v1/apps/demo/notes/versions/1/rollback?dryRun=true&accept=may-lose-data "),
        asked.toString());
  }

  @Test
  void deliveriesAreListedWithWhatIsWrong() {
    answer =
        """
        {"deliveries": [
          {"id": "1", "state": "dead", "happenedAt": "2026-03-01T10:00:00Z", "trigger": "low",
           "to": null, "subject": "Low", "reason": "There is nobody", "attempts": 0},
          {"id": "2", "state": "sent", "happenedAt": "2026-03-01T09:00:00Z", "trigger": "low",
           "to": "a@example.org", "subject": "Low", "reason": null, "attempts": 1}]}
        """;

    var exit =
        run(Map.of("LIBRETTO_TOKEN", "secret"), "deliveries", folder.toString(), "--state", "dead");

    assertEquals(Exit.FINE, exit, err.toString());
    assertTrue(
        asked.getFirst().startsWith("GET /api/v1/apps/demo/notes/deliveries?state=dead "),
        asked.toString());
    assertEquals(
        """
        dead     2026-03-01T10:00:00Z  low  (nobody)  Low
                 There is nobody
                 1, tried 0 times
        sent     2026-03-01T09:00:00Z  low  a@example.org  Low
        """,
        out.toString());
  }

  @Test
  void aDeliveryIsTriedAgain() {
    var id = "0190d9e0-0000-7000-8000-000000000000";
    status = 202;
    answer = "";

    var exit =
        run(Map.of("LIBRETTO_TOKEN", "secret"), "deliveries", folder.toString(), "--retry", id);

    assertEquals(Exit.FINE, exit, err.toString());
    assertTrue(
        asked.getFirst().startsWith("POST /api/v1/apps/demo/notes/deliveries/" + id + "/retry "),
        asked.toString());
    assertEquals("It will be tried again.\n", out.toString());
  }

  private int publish(Map<String, String> environment, String... arguments) {
    var words = new ArrayList<>(List.of("publish", folder.toString()));
    words.addAll(List.of(arguments));
    return run(environment, words.toArray(String[]::new));
  }

  private int run(Map<String, String> environment, String... arguments) {
    var line =
        LibrettoCommand.commandLine(
            environment,
            settings -> {
              throw new AssertionError("publishing starts nothing");
            });
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    var words = new ArrayList<String>();
    words.add("--server=http://127.0.0.1:" + server.getAddress().getPort());
    if (List.of(arguments).contains("--server")) {
      words.removeLast();
    }
    words.addAll(0, List.of(arguments));
    return line.execute(words.toArray(String[]::new));
  }

  private static HttpServer listen() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
