package dev.libretto.server.hostile;

import static dev.libretto.server.hostile.Sanity.assertSane;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libretto.server.fixture.RawHttp;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestEngine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests made of pieces of the grammar, put together at random. The seeds are fixed, so a failure
 * comes again; run with {@code -Dfuzz.rounds=100000} to look further.
 */
final class FuzzTest {

  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 250);

  private static final List<String> PIECES =
      pieces(
          """
          title pages price weight available published opens bought language tags extra code
          author series pagePrice left id version nothing select order limit offset and or not
          eq neq gt gte lt lte like ilike in is cs ov null true false asc desc nullsfirst
          nullslast = = = . . . , , ( ) ( ) { } " \\ * %25 % %00 %zz %F0%9F%91%8B %C3%BC
          %ED%A0%80 & & + - : :: -> $1 ' ; -- / 0 1 -1 4.5 1e9 1e999999 9007199254740993
          99999999999999999999 2026-03-01 2026-02-30 18:30:00 2026-03-01T17:30:00Z 10000-01-01
          11111111-2222-3333-4444-555555555555 NaN \u00ff
          """);

  private static final List<String> JSON =
      pieces(
          """
          { } [ ] , : " "title": "pages": "price": "weight": "tags": "extra": "bought":
          "author": "language": "nothing": "version": "Emma" "" null true 1 -1 4.5 1e5 1e400
          1e999999 "12.50" "2026-03-01T17:30:00Z" "\\u0000" "\\ud800" "en" ["old"] [] {}
          \u00ff {"title":"a", "11111111-2222-3333-4444-555555555555"
          """);

  private static final List<String> HEADERS =
      pieces(
          """
          Prefer Range If-Match If-None-Match Accept Content-Type Authorization Cookie Origin
          Sec-Fetch-Site Accept-Encoding Content-Encoding Expect TE Connection Upgrade
          Range-Unit X-Anything
          """);

  private static final List<String> VALUES =
      List.of(
          "return=representation",
          "return=minimal",
          "count=exact",
          "handling=strict",
          "0-5",
          "5-0",
          "0-",
          "bytes=0-1",
          "\"1\"",
          "W/\"1\"",
          "*",
          "\"",
          "1",
          "application/json",
          "text/plain",
          "application/vnd.pgrst.object+json",
          "Bearer x",
          "Bearer",
          "libretto_builder=a.b.c",
          "null",
          "same-origin",
          "cross-site",
          "gzip, br",
          "identity",
          "close",
          "keep-alive",
          "100-continue",
          ",",
          ";",
          "=",
          "\u00ff",
          "\t");

  private final TestEngine engine = TestEngine.shared();
  private final TestApp app = engine.publish("library.json");

  private static List<String> pieces(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  private static String some(Random random, List<String> pieces, int most) {
    var text = new StringBuilder();
    for (var left = random.nextInt(most) + 1; left > 0; left--) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }

  private static String headers(Random random) {
    var text = new StringBuilder("Host: x\r\n");
    for (var left = random.nextInt(4); left > 0; left--) {
      text.append(HEADERS.get(random.nextInt(HEADERS.size())))
          .append(": ")
          .append(some(random, VALUES, 2))
          .append("\r\n");
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void queriesAndHeaders(long seed) {
    var random = new Random(seed);
    app.add("book", "{title:'Emma'}");
    for (var round = 0; round < ROUNDS; round++) {
      var path =
          switch (random.nextInt(6)) {
            case 0 -> "book/" + some(random, PIECES, 2);
            case 1 -> some(random, PIECES, 3);
            default -> "book?" + some(random, PIECES, 12);
          };
      var method = random.nextInt(8) == 0 ? "HEAD" : "GET";
      var request = method + " " + app.rest() + path + " HTTP/1.1\r\n" + headers(random) + "\r\n";

      if (method.equals("HEAD")) {
        // RawHttp reads a body where the length promises one, and HEAD has none.
        request = request.replace("HEAD ", "GET ");
      }
      assertSane(
          "seed " + seed + " round " + round + "\n" + request,
          RawHttp.send(engine.pages(), request));
    }
    assertEquals(1, app.get("book").json().size());
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void refusedBodiesWriteNothing(long seed) {
    var random = new Random(seed);
    var id = app.addId("book", "{title:'Emma', pages:1}");
    for (var round = 0; round < ROUNDS; round++) {
      var before = app.get("book").text();
      var body = some(random, JSON, 14);
      var post = random.nextBoolean();
      var request =
          (post ? "POST " + app.rest() + "book" : "PATCH " + app.rest() + "book/" + id)
              + " HTTP/1.1\r\n"
              + headers(random).replaceAll("(?i)(Expect|Connection|Upgrade): [^\r]*\r\n", "")
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n"
              + body;

      var answer = RawHttp.send(engine.pages(), request);

      var what = "seed " + seed + " round " + round + "\n" + request;
      assertSane(what, answer);
      if (answer.status() >= 400) {
        assertEquals(before, app.get("book").text(), what);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22})
  void everyPath(long seed) {
    var random = new Random(seed);
    var pieces =
        List.of(
            "/",
            "/",
            "/",
            "/u",
            app.owner().name(),
            "library",
            "rest",
            "v1",
            "book",
            "..",
            ".",
            "%2e%2e",
            "%2f",
            "%5c",
            "\\",
            "?",
            "#",
            ";",
            "auth",
            "builder",
            "assets",
            "health",
            "live",
            "ready",
            "schemas",
            "app",
            "1",
            "docs",
            "problems",
            "LIB-705",
            "api",
            "apps",
            "definition",
            "metrics",
            "%",
            "%zz",
            "%00",
            "\u00ff",
            "new",
            "x",
            " ",
            "&",
            "=");
    for (var round = 0; round < ROUNDS; round++) {
      var path = "/" + some(random, pieces, 10);
      var method =
          List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS").get(random.nextInt(6));
      var request = method + " " + path + " HTTP/1.1\r\n" + headers(random) + "\r\n";
      for (var origin : List.of(engine.pages(), engine.console())) {
        assertSane(
            "seed " + seed + " round " + round + "\n" + request, RawHttp.send(origin, request));
      }
    }
  }

  @Test
  void definitions() {
    var random = new Random(31);
    var owner = engine.builder();
    var sound = TestEngine.resource("library.json");
    for (var round = 0; round < Math.min(ROUNDS, 150); round++) {
      var text = new StringBuilder(sound);
      for (var changes = random.nextInt(4) + 1; changes > 0; changes--) {
        var at = random.nextInt(text.length() - 5);
        switch (random.nextInt(4)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, some(random, JSON, 2));
          case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
          default -> text.setCharAt(at, (char) random.nextInt(256));
        }
      }
      var answer =
          engine
              .console("PUT", "/api/v1/apps/" + owner.name() + "/library/definition?dryRun=true")
              .header("Authorization", owner.bearer())
              .json(
                  text.toString()
                      .getBytes(
                          random.nextBoolean()
                              ? StandardCharsets.UTF_8
                              : StandardCharsets.ISO_8859_1))
              .send();

      assertEquals(true, answer.status() < 500, () -> text + "\n" + answer);
    }
  }
}
