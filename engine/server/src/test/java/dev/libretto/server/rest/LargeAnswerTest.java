package dev.libretto.server.rest;

import static dev.libretto.server.fixture.RestAssertions.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestEngine;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Rows of a megabyte each: as many as fit are answered, more are refused, and nothing breaks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LargeAnswerTest {

  private static final int ROWS = 20;
  private static final String LONG = "x".repeat(1_000_000);

  private final TestEngine engine = TestEngine.shared();
  private final TestApp app =
      engine
          .publishText(
              engine.builder(),
              """
              {'format': 'app/1', 'app': {'name': 'archive'}, 'access': {'visibility': 'public'},
               'tables': [
                {'name': 'box', 'fields': [{'name': 'name', 'type': 'text'},
                  {'name': 'papers', 'type': 'relation', 'table': 'paper', 'inverseOf': 'box'}],
                 'access': {'read': 'true'}},
                {'name': 'paper', 'history': {}, 'fields': [
                  {'name': 'text', 'type': 'longText'},
                  {'name': 'box', 'type': 'relation', 'table': 'box'}],
                 'access': {'read': 'true', 'update': 'true', 'delete': 'true'}}]}
              """
                  .replace('\'', '"'))
          .asBuilder();

  private String box = "";

  @BeforeEach
  void fill() {
    if (box.isEmpty()) {
      box = app.addId("box", "{name:'one'}");
      for (int left = ROWS; left > 0; left--) {
        assertEquals(201, app.post("paper", "{text:'" + LONG + "', box:'" + box + "'}").status());
      }
    }
  }

  @Test
  void answersAsMuchAsFits() {
    var answer = app.get("paper?limit=10");

    assertEquals(200, answer.status());
    assertTrue(answer.body().length > 10 * LONG.length());
  }

  @Test
  void refusesALongerList() {
    assertRefused(RequestCode.ANSWER_TOO_LARGE, app.get("paper"));
    assertEquals(ROWS, app.get("paper?select=id").json().size());
  }

  @Test
  void refusesALongListInsideOfARow() {
    assertRefused(RequestCode.ANSWER_TOO_LARGE, app.get("box?select=name,papers(text)"));
    assertRefused(RequestCode.ANSWER_TOO_LARGE, app.get("box/" + box + "?select=papers(text)"));
    assertEquals(200, app.get("box?select=name,papers(id)").status());
  }

  @Test
  void changesNothingThatItCannotTell() {
    assertRefused(
        RequestCode.ANSWER_TOO_LARGE,
        app.call("PATCH", "paper?box=eq." + box)
            .header("Prefer", "return=representation")
            .json("{}")
            .send());
    assertRefused(
        RequestCode.ANSWER_TOO_LARGE,
        app.call("DELETE", "paper?box=eq." + box).header("Prefer", "return=representation").send());

    assertEquals(
        IntStream.range(0, ROWS).mapToObj(_ -> "1").toList(),
        app.column("version", "paper?select=version"));
  }

  @Test
  void answersManyAtOnce() throws InterruptedException, ExecutionException {
    Callable<Answer> read = () -> app.get("paper?limit=8");
    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answered : readers.invokeAll(IntStream.range(0, 6).mapToObj(_ -> read).toList())) {
        var answer = answered.get();
        // The rest are told to come back: there is only so much memory.
        assertTrue(List.of(200, 503).contains(answer.status()), answer::toString);
      }
    }
    assertEquals(200, app.get("paper?limit=1").status());
  }
}
