package dev.libretto.server.hostile;

import static dev.libretto.server.fixture.RestAssertions.assertRefused;
import static dev.libretto.server.hostile.Sanity.assertSane;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.RawHttp;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestEngine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A list of known tricks, each sent as it stands. None of them writes anything. */
final class HostileRequestTest {

  private final TestEngine engine = TestEngine.shared();
  private final TestApp app = engine.publish("library.json");

  @AfterEach
  void nothingWasWritten() {
    assertEquals("[]", app.get("book").text());
    assertEquals("[]", app.get("author").text());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          no request             | x
          no version             | GET /
          no method              | / HTTP/1.1\\r\\nHost: x
          an empty method        | \\0 / HTTP/1.1\\r\\nHost: x
          a strange method       | G\\u00e9T / HTTP/1.1\\r\\nHost: x
          a long method          | XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX / HTTP/1.1\\r\\nHost: x
          an asterisk            | OPTIONS * HTTP/1.1\\r\\nHost: x
          a tunnel               | CONNECT localhost:22 HTTP/1.1\\r\\nHost: x
          a trace                | TRACE {rest}book HTTP/1.1\\r\\nHost: x
          no host                | GET {rest}book HTTP/1.1
          two hosts              | GET {rest}book HTTP/1.1\\r\\nHost: x\\r\\nHost: y
          a relative path        | GET u/a/b HTTP/1.1\\r\\nHost: x
          an empty path          | GET  HTTP/1.1\\r\\nHost: x
          an absolute address    | GET http://example.org{rest}book HTTP/1.1\\r\\nHost: x
          a fragment             | GET {rest}book#x HTTP/1.1\\r\\nHost: x
          a space in the query   | GET {rest}book?title=eq.a b HTTP/1.1\\r\\nHost: x
          bare bytes in a query  | GET {rest}book?title=eq.\\u00ff\\u00fe HTTP/1.1\\r\\nHost: x
          a lone percent         | GET {rest}book?title=eq.% HTTP/1.1\\r\\nHost: x
          a broken percent       | GET {rest}book?title=eq.%zz HTTP/1.1\\r\\nHost: x
          half a percent         | GET {rest}book?title=eq.%4 HTTP/1.1\\r\\nHost: x
          percent in a name      | GET {rest}book?%zz=eq.1 HTTP/1.1\\r\\nHost: x
          an old escape          | GET {rest}book?title=eq.%u0041 HTTP/1.1\\r\\nHost: x
          overlong UTF-8         | GET {rest}book?title=eq.%c0%ae HTTP/1.1\\r\\nHost: x
          a surrogate            | GET {rest}book?title=eq.%ed%a0%80 HTTP/1.1\\r\\nHost: x
          a percent in the path  | GET /u/%zz/%/rest/v1/book HTTP/1.1\\r\\nHost: x
          a percent in the table | GET {rest}%zz HTTP/1.1\\r\\nHost: x
          a percent in the id    | GET {rest}book/% HTTP/1.1\\r\\nHost: x
          a control character    | GET {rest}book?title=eq.\\u0001 HTTP/1.1\\r\\nHost: x
          a header with no name  | GET {rest}book HTTP/1.1\\r\\nHost: x\\r\\n: y
          a header with a space  | GET {rest}book HTTP/1.1\\r\\nHost: x\\r\\nA b: y
          a folded header        | GET {rest}book HTTP/1.1\\r\\nHost: x\\r\\nPrefer: a\\r\\n b
          a header with NUL      | GET {rest}book HTTP/1.1\\r\\nHost: x\\r\\nPrefer: a\\0b
          bytes in a header      | GET {rest}book HTTP/1.1\\r\\nHost: x\\r\\nPrefer: handling=strict, \\u00ff\\u00fe
          bytes as an If-Match   | PATCH {rest}book/0190d9e0-0000-7000-8000-000000000000 HTTP/1.1\\r\\nHost: x\\r\\nIf-Match: \\u00ff\\r\\nContent-Length: 2\\r\\n\\r\\n{}
          a length that is text  | POST {rest}book HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: abc
          a negative length      | POST {rest}book HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: -1
          a signed length        | POST {rest}book HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: +5\\r\\n\\r\\n{"a"}
          an endless length      | POST {rest}book HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 99999999999999999999
          a huge length          | POST {rest}book HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 9223372036854775807
          two lengths            | POST {rest}book HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 2\\r\\nContent-Length: 3\\r\\n\\r\\n{}
          length and chunks      | POST {rest}book HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 2\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\n
          an unknown encoding    | POST {rest}book HTTP/1.1\\r\\nHost: x\\r\\nTransfer-Encoding: nonsense\\r\\n\\r\\n{}
          a bad chunk            | POST {rest}book HTTP/1.1\\r\\nHost: x\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nxyz\\r\\n{}
          a negative chunk       | POST {rest}book HTTP/1.1\\r\\nHost: x\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n-5\\r\\n{}
          an upgrade             | GET {rest}book HTTP/1.1\\r\\nHost: x\\r\\nConnection: Upgrade\\r\\nUpgrade: websocket\\r\\nSec-WebSocket-Key: x
          an h2c upgrade         | GET {rest}book HTTP/1.1\\r\\nHost: x\\r\\nConnection: Upgrade, HTTP2-Settings\\r\\nUpgrade: h2c\\r\\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA
          an expectation         | POST {rest}book HTTP/1.1\\r\\nHost: x\\r\\nExpect: a-miracle\\r\\nContent-Length: 2\\r\\n\\r\\n{}
          cookies of garbage     | GET {rest}book HTTP/1.1\\r\\nHost: x\\r\\nCookie: libretto_builder="; ,=;;\\u00ff
          a session of dots      | GET {rest}book HTTP/1.1\\r\\nHost: x\\r\\nCookie: libretto_builder=..
          a token of bytes       | GET {rest}book HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer \\u00ff\\u00fe
          """)
  void bytesOnTheWire(String trick, String text) {
    var sent =
        unescaped(text).replace("{rest}", app.rest())
            + (text.contains("\\r\\n\\r\\n") ? "" : "\r\n\r\n");

    for (var origin : List.of(engine.pages(), engine.console())) {
      // Where no request can be made out, closing the connection is an answer too.
      RawHttp.trySend(origin, sent).ifPresent(answer -> assertSane(trick, answer));
    }
  }

  private static String unescaped(String text) {
    return text.replace("\\r", "\r")
        .replace("\\n", "\n")
        .replace("\\0", "\0")
        .transform(written -> {
          var out = new StringBuilder();
          for (var index = 0; index < written.length(); index++) {
            if (written.startsWith("\\u", index)) {
              out.append((char) Integer.parseInt(written.substring(index + 2, index + 6), 16));
              index += 5;
            } else {
              out.append(written.charAt(index));
            }
          }
          return out.toString();
        });
  }

  @Test
  void anAddressOfAHundredKilobytesIsRefused() {
    for (var path :
        List.of(
            app.rest() + "book?title=eq." + "x".repeat(100_000),
            app.rest() + "x".repeat(100_000),
            "/u/" + "x".repeat(100_000),
            "/" + "../".repeat(30_000))) {
      for (var origin : List.of(engine.pages(), engine.console())) {
        var answer = RawHttp.send(origin, "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertEquals(414, answer.status());
        assertEquals("LIB-724", answer.json().at("/error/code").textValue());
      }
    }
  }

  /** A router takes the query apart with the path, and knows nothing of codes. */
  @Test
  void aBrokenQueryToBuildersIsRefusedWithACode() {
    for (var query : List.of("dryRun=%", "accept=%zz", "%=1", "a=%2")) {
      for (var path : List.of("definition", "", "versions")) {
        var answer =
            RawHttp.send(
                engine.console(),
                "GET /api/v1/apps/%s/library/%s?%s HTTP/1.1\r\nHost: x\r\n\r\n"
                    .formatted(app.owner().name(), path, query));

        assertEquals(400, answer.status());
        assertEquals("LIB-726", answer.json().at("/error/code").textValue());
      }
    }
  }

  static List<String> bodies() {
    var bodies =
        new ArrayList<>(
            List.of(
                "",
                " ",
                "\0",
                "{",
                "}",
                "[",
                "]",
                "null",
                "true",
                "\"",
                "\"\\u12\"",
                "{]",
                "[}",
                "{,}",
                "{\"title\"}",
                "{\"title\":}",
                "{\"title\":\"a\",}",
                "[{\"title\":\"a\"},]",
                "{\"title\":\"a\"}{\"title\":\"b\"}",
                "{\"title\":\"a\"} x",
                "{'title':'a'}",
                "{title:1}",
                "{\"title\":\"a\",\"title\":\"b\"}",
                "{\"title\":NaN}",
                "{\"pages\":Infinity}",
                "{\"pages\":01}",
                "{\"pages\":+1}",
                "{\"pages\":.5}",
                "{\"pages\":1.}",
                "{\"pages\":0x10}",
                "{\"title\":\"a\",\"pages\":1e999999}",
                "{\"title\":\"a\",\"pages\":1e2147483647}",
                "{\"title\":\"a\",\"pages\":1e-999999}",
                "{\"title\":\"a\",\"weight\":1e999999}",
                "{\"title\":\"a\",\"price\":-1e999999}",
                "{\"title\":\"a\",\"extra\":1e999999}",
                "{\"title\":\"a\",\"extra\":[1e131071,1e131071]}",
                "{\"title\":\"a\",\"pages\":" + "9".repeat(99) + "}",
                "{\"title\":\"a\",\"pages\":" + "9".repeat(100_000) + "}",
                "{\"title\":\"a\",\"weight\":\"" + "9".repeat(100_000) + "\"}",
                "{\"title\":\"a\",\"weight\":\"0." + "9".repeat(100_000) + "\"}",
                "{\"title\":\"\\u0000\"}",
                "{\"title\":\"\\ud800\"}",
                "{\"title\":\"\\udc00\\ud800\"}",
                "{\"\\ud800\":1,\"title\":\"a\"}",
                "{\"\":1,\"title\":\"a\"}",
                "{\"__proto__\":1,\"title\":\"a\"}",
                "{\"title\":{\"$ne\":null}}",
                "{\"title\":[[[[]]]]}",
                "[".repeat(64),
                "[".repeat(65) + "]".repeat(65),
                "[".repeat(500_000),
                "{\"a\":".repeat(100_000),
                "{\"extra\":" + "[".repeat(80) + "]".repeat(80) + ",\"title\":\"a\"}",
                "[" + "{},".repeat(2_000) + "{}]",
                "[" + "1,".repeat(200_000) + "1]",
                "[[{\"title\":\"a\"}]]",
                "{\"title\":\"a\",\"author\":{\"name\":\"b\"}}",
                "// comment\n{\"title\":\"a\"}",
                "/**/{\"title\":\"a\"}",
                "\uFEFF{\"title\":7}",
                "title=a&pages=1",
                "<book><title>a</title></book>",
                "--x\r\nContent-Disposition: form-data\r\n"));
    var keys = new StringBuilder("{\"title\":\"a\"");
    for (var index = 0; index < 60_000; index++) {
      keys.append(",\"k").append(index).append("\":0");
    }
    bodies.add(keys.append('}').toString());
    bodies.add("{\"title\":\"a\",\"tags\":[" + "\"x\",".repeat(200_000) + "\"x\"]}");
    bodies.add("{\"title\":\"a\",\"isbn\":\"" + "1".repeat(900_000) + "\"}");
    bodies.add("{\"title\":\"" + "a".repeat(900_000) + "\"}");
    return bodies;
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void bodiesThatAreNoRow(String body) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var shown = body.substring(0, Math.min(60, body.length()));

    Assertions.assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          for (var method : List.of("POST", "PATCH")) {
            var path = method.equals("POST") ? "book" : "book/0190d9e0-0000-7000-8000-000000000000";
            var plain = app.call(method, path).json(bytes).send();
            var chunked = app.call(method, path).json(bytes).chunked().send();

            assertSane(shown, plain);
            assertTrue(plain.status() >= 400, () -> shown + "\n" + plain);
            assertEquals(plain.text(), chunked.text());
          }
        },
        shown);
  }

  @Test
  void bytesThatAreNotUtf8AreNoJson() {
    for (var bytes :
        List.of(
            new byte[] {'"', (byte) 0xFF, '"'},
            new byte[] {'"', (byte) 0xC3, '"'},
            new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'},
            "{\"title\":\"a\"}".getBytes(StandardCharsets.UTF_16),
            "{\"title\":\"a\"}".getBytes(StandardCharsets.UTF_16LE),
            new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0})) {
      assertRefused(RequestCode.MALFORMED_BODY, app.call("POST", "book").json(bytes).send());
    }
  }

  @Test
  void aBodyThatGrowsBeyondItsLimitIsRefused() {
    var large = new byte[3 << 20];

    assertRefused(RequestCode.TOO_LARGE, app.call("POST", "book").json(large).send());
    assertRefused(RequestCode.TOO_LARGE, app.call("POST", "book").json(large).chunked().send());
    assertRefused(
        RequestCode.TOO_LARGE, app.asBuilder().call("POST", "book").json(large).chunked().send());
  }

  @Test
  void aConnectionGoesOnAfterABodyNobodyRead() {
    var body = "x".repeat(50_000);
    var length = "Host: x\r\nContent-Length: 50000\r\n\r\n";
    var unread =
        List.of(
            "POST / HTTP/1.1\r\n",
            "POST " + app.base() + " HTTP/1.1\r\n",
            "PUT " + app.rest() + "book HTTP/1.1\r\n",
            "GET " + app.rest() + "book HTTP/1.1\r\n",
            "POST /health/live HTTP/1.1\r\n",
            "POST " + app.rest() + "nothing HTTP/1.1\r\n");
    var text = new StringBuilder();
    unread.forEach(line -> text.append(line).append(length).append(body));
    text.append("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");

    for (var origin : List.of(engine.pages(), engine.console())) {
      var answers =
          RawHttp.exchange(
              origin, text.toString().getBytes(StandardCharsets.US_ASCII), unread.size() + 1);

      answers.forEach(answer -> assertSane("an unread body", answer));
      assertEquals(200, answers.getLast().status());
    }
  }

  @Test
  void bodiesAreWholeWhenTheTokenIsLookedUpFirst() {
    // A token not seen before takes a question to the database, and the body arrives meanwhile.
    for (var round = 0; round < 20; round++) {
      var owner = engine.builder();
      var text = "x".repeat(70);
      var padded = "{\"name\":\"" + text + "\"" + " ".repeat(300_000) + "}";
      var mine = engine.publish(owner, "library.json").asBuilder();

      var answer =
          mine.call("POST", "author")
              .json(padded.getBytes(StandardCharsets.UTF_8))
              .chunked()
              .send();

      assertEquals(201, answer.status(), answer::toString);
      assertEquals(List.of(text), mine.column("name", "author"));
    }
  }
}
