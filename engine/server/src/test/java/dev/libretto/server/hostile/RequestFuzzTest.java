package dev.libretto.server.hostile;

import static dev.libretto.server.hostile.Sanity.assertSane;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.RawHttp;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestEngine;
import dev.libretto.testkit.fuzz.Fuzz;
import dev.libretto.testkit.fuzz.Kind;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Requests made up for every surface: an answer or a problem with its page, never a mistake of the
 * engine; and what was refused has written nothing.
 */
@Timeout(value = 6, unit = TimeUnit.HOURS)
final class RequestFuzzTest {

  private static final Path PAGES = Path.of("../docs/problems");

  private final TestEngine engine = TestEngine.shared();
  private final TestApp app = engine.publish("library.json");
  private final TestApp club = engine.publish("club.json");
  private final String id = app.addId("book", "{title:'Emma', pages:1}");

  @Test
  void questions() {
    Fuzz.texts(Kind.HTTP_QUERY, random -> HttpTexts.query(app.rest(), random))
        .judge(text -> judged(engine.pages(), text));
    assertEquals(1, app.get("book").json().size());
  }

  @Test
  void bodies() {
    Fuzz.texts(Kind.HTTP_BODY, random -> HttpTexts.body(app.rest(), id, random))
        .judge(text -> {
          var before = app.get("book").text();
          var outcome = judged(engine.pages(), text);
          if (!outcome.startsWith("2")) {
            assertEquals(before, app.get("book").text());
          }
          return outcome;
        });
  }

  @Test
  void paths() {
    Fuzz.texts(Kind.HTTP_PATH, HttpTexts::path)
        .judge(text -> {
          judged(engine.console(), text);
          return judged(engine.pages(), text);
        });
  }

  @Test
  void signingIn() {
    Fuzz.texts(Kind.HTTP_AUTH, random -> HttpTexts.auth(club.base(), random))
        .judge(text -> judged(engine.pages(), text));
    assertEquals(200, engine.call("GET", "/health/ready").send().status());
  }

  @Test
  void building() {
    var owner = app.owner();
    Fuzz.texts(
            Kind.HTTP_BUILDER,
            random -> HttpTexts.office(owner.name(), "library", owner.bearer(), random))
        .judge(text -> judged(engine.console(), text));
    assertEquals(200, engine.call("GET", "/health/ready").send().status());
  }

  /** The status, with the code of a problem. */
  private static String judged(URI origin, String text) {
    var answer = RawHttp.send(origin, text);
    if (answer.status() == RequestCode.PROVIDER_FAILED.status() && text.contains("/auth/oidc/")) {
      // Nobody is at the address of the provider that the definition names.
      return "502";
    }
    assertSane(text, answer);
    return answer.status() + code(answer);
  }

  private static String code(Answer answer) {
    if (answer.status() < 400 || !answer.header("Content-Type").contains("json")) {
      return "";
    }
    var json = answer.json();
    var code = (json.has("error") ? json.get("error") : json).path("code").asText();
    assertTrue(Files.exists(PAGES.resolve(code + ".md")), answer::toString);
    return " " + code;
  }
}
