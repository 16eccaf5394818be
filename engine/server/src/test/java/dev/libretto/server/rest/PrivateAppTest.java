package dev.libretto.server.rest;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static dev.libretto.server.fixture.RestAssertions.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.Call;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestBuilder;
import dev.libretto.server.fixture.TestEngine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A private app is its builder's alone, and to everybody else it is not there. */
final class PrivateAppTest {

  /** As long as the real name, so that even the length of an answer says nothing. */
  private static final String MISSING = "nothing";

  private final TestEngine engine = TestEngine.shared();
  private final TestApp app = engine.publish("private.json");

  @Test
  void answersItsBuilder() {
    app.asBuilder().add("note", "{text:'mine'}");

    assertEquals(List.of("mine"), app.asBuilder().column("text", "note"));
    assertEquals(200, app.asBuilder().page("GET", "").send().status());
  }

  @Test
  void isNotThereForAnybodyElse() {
    var somebody = app.as(engine.builder());

    for (var method : List.of("GET", "HEAD", "POST", "PATCH", "DELETE", "PUT", "OPTIONS")) {
      for (var path :
          List.of(
              "",
              "/",
              "/notes",
              "/notes/new",
              "/nothing-like-it",
              "/rest/v1/",
              "/rest/v1/note",
              "/rest/v1/other",
              "/rest/v1/note?x=y",
              "/rest/v1/note?select=((",
              "/rest/v1/note/1",
              "/rest/v1/note/0190d9e0-0000-7000-8000-000000000000")) {
        assertSame(app.page(method, path), missing(method, path));
        assertSame(
            somebody.page(method, path),
            missing(method, path).header("Authorization", engine.builder().bearer()));
      }
    }
    assertSame(
        app.page("POST", "/rest/v1/note").json("{text:'x'}"),
        missing("POST", "/rest/v1/note").json("{text:'x'}"));
    assertSame(
        app.page("POST", "/rest/v1/note").json(new byte[2 << 20]),
        missing("POST", "/rest/v1/note").json(new byte[2 << 20]));
    assertEquals("[]", app.asBuilder().get("note").text());
  }

  private Call missing(String method, String path) {
    return engine.call(method, "/u/" + app.owner().name() + "/" + MISSING + path);
  }

  private static void assertSame(Call hidden, Call missing) {
    var first = hidden.send();
    var second = missing.send();

    assertEquals(second.status(), first.status());
    assertEquals(headers(second), headers(first));
    assertEquals(second.text(), first.text().replace("/private", "/" + MISSING));
    assertFalse(first.text().contains("Private"));
  }

  private static Map<String, List<String>> headers(Answer answer) {
    var headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    return headers;
  }

  @Test
  void restSaysSoInItsOwnShape() {
    assertRefused(RequestCode.NOT_FOUND, app.get("note"));
  }

  @Test
  void aWrongTokenIsRefusedBeforeAnything() {
    var wrong = new TestBuilder("nobody", "libretto_wrong");

    assertRefused(RequestCode.NOT_SIGNED_IN, app.as(wrong).get("note"));
    assertProblem(RequestCode.NOT_SIGNED_IN, app.as(wrong).page("GET", "").send());
    for (var header : List.of("Bearer", "Bearer ", "Basic YTpi", "libretto", "Bearer a b", "é")) {
      assertRefused(
          RequestCode.NOT_SIGNED_IN,
          app.call("GET", "note").header("Authorization", header).send());
    }
    assertEquals(
        200,
        app.call("GET", "note")
            .header("Authorization", "bearer " + app.owner().token())
            .send()
            .status());
  }

  private Answer signIn(String token, String... headers) {
    var call =
        app.page("POST", "/auth/builder").body(("token=" + token).getBytes(StandardCharsets.UTF_8));
    for (var index = 0; index < headers.length; index += 2) {
      call.header(headers[index], headers[index + 1]);
    }
    return call.send();
  }

  private String cookie() {
    var answer = signIn(app.owner().token(), "Sec-Fetch-Site", "same-origin");
    assertEquals(303, answer.status());
    return answer.header("Set-Cookie").replaceFirst(";.*", "");
  }

  @Test
  void itsBuilderSignsInByAForm() {
    var form = app.page("GET", "").send();
    var answer = signIn(app.owner().token(), "Sec-Fetch-Site", "same-origin");

    assertTrue(form.text().contains("action=\"" + app.base() + "/auth/builder\""));
    assertEquals(303, answer.status());
    assertEquals(app.base(), answer.header("Location"));
    var cookie = answer.header("Set-Cookie");
    assertTrue(cookie.contains("; Path=" + app.base() + ";"), cookie);
    assertTrue(cookie.contains("HTTPOnly") || cookie.contains("HttpOnly"), cookie);
    assertTrue(cookie.contains("SameSite=Strict"), cookie);
    assertFalse(cookie.contains(app.owner().token()));
    assertEquals(200, app.page("GET", "").header("Cookie", cookie()).send().status());
    assertEquals(200, app.call("GET", "note").header("Cookie", cookie()).send().status());
  }

  @Test
  void nobodyElsesTokenOpensIt() {
    for (var token : List.of("", "wrong", engine.builder().token(), "%25zz", "%F0%9F%91%8B")) {
      var answer = signIn(token, "Sec-Fetch-Site", "same-origin");

      assertEquals(403, answer.status());
      assertEquals("", answer.header("Set-Cookie"));
    }
  }

  @Test
  void aPageOfAnotherSiteCannotSignIn() {
    assertProblem(
        RequestCode.CROSS_SITE, signIn(app.owner().token(), "Sec-Fetch-Site", "cross-site"));
    assertProblem(
        RequestCode.CROSS_SITE, signIn(app.owner().token(), "Sec-Fetch-Site", "same-site"));
    assertProblem(
        RequestCode.CROSS_SITE, signIn(app.owner().token(), "Origin", "https://example.org"));
  }

  @Test
  void aPageOfAnotherSiteCannotWriteWithTheCookie() {
    var cookie = cookie();

    for (var headers :
        List.of(
            List.of("Sec-Fetch-Site", "cross-site"),
            List.of("Sec-Fetch-Site", "same-site"),
            List.of("Sec-Fetch-Site", "none"),
            List.of("Origin", "https://example.org"),
            List.of("Origin", "null"),
            List.of("X-Nothing", "no origin at all"))) {
      var answer =
          app.call("POST", "note")
              .header("Cookie", cookie)
              .header(headers.get(0), headers.get(1))
              .json("{text:'x'}")
              .send();

      assertRefused(RequestCode.CROSS_SITE, answer);
    }
    assertEquals("[]", app.asBuilder().get("note").text());
  }

  @Test
  void itsOwnPageWritesWithTheCookie() {
    var cookie = cookie();
    var byFetchMetadata =
        app.call("POST", "note")
            .header("Cookie", cookie)
            .header("Sec-Fetch-Site", "same-origin")
            .header("X-CSRF-Token", csrf(cookie))
            .json("{text:'one'}")
            .send();
    var byOrigin =
        app.call("POST", "note")
            .header("Cookie", cookie)
            .header("Origin", engine.pages().toString())
            .header("X-CSRF-Token", csrf(cookie))
            .json("{text:'two'}")
            .send();

    assertEquals(201, byFetchMetadata.status());
    assertEquals(201, byOrigin.status());
  }

  private String csrf(String cookie) {
    var page = app.page("GET", "").header("Cookie", cookie).send().text();
    return page.replaceFirst("(?s).*\"csrf\":\"([^\"]+)\".*", "$1");
  }

  @Test
  void anotherAppsPageCannotWriteWithTheCookie() {
    var second =
        engine.publishText(
            app.owner(), TestEngine.resource("private.json").replace("\"private\"", "\"second\""));
    var cookie = cookie();
    for (var token : List.of("", "x", csrf(cookie) + "x", second.base())) {
      var answer =
          app.call("POST", "note")
              .header("Cookie", cookie)
              .header("Sec-Fetch-Site", "same-origin")
              .header("X-CSRF-Token", token)
              .json("{text:'x'}")
              .send();

      assertRefused(RequestCode.BAD_CSRF_TOKEN, answer);
    }
  }

  @Test
  void aCookieIsGoodForOneAppAlone() {
    var other =
        engine.publishText(
            app.owner(), TestEngine.resource("private.json").replace("\"private\"", "\"second\""));

    assertEquals(404, other.page("GET", "").header("Cookie", cookie()).send().status());
    assertEquals(404, other.call("GET", "note").header("Cookie", cookie()).send().status());
  }

  @Test
  void aCookieThatWasChangedIsNone() {
    var cookie = cookie();
    var parts = cookie.substring(cookie.indexOf('=') + 1).split("\\.", -1);
    for (var forged :
        List.of(
            "libretto_builder=",
            "libretto_builder=..",
            "libretto_builder=a.b.c",
            forged(parts, 0, "other"),
            forged(parts, 1, "99999999999"),
            forged(parts, 2, "session-" + UUID.randomUUID()),
            forged(parts, 3, ""),
            forged(parts, 3, parts[3].replace('a', 'b').replace('0', '1')),
            "libretto_builder=" + String.join(".", List.of(parts).subList(0, 3)),
            "libretto_builder=\"; ;=,",
            "=;;;")) {
      assertEquals(404, app.page("GET", "").header("Cookie", forged).send().status(), forged);
    }
  }

  private static String forged(String[] parts, int part, String text) {
    var changed = parts.clone();
    changed[part] = text;
    return "libretto_builder=" + String.join(".", changed);
  }
}
