package dev.libretto.server.rest;

import static dev.libretto.server.fixture.RestAssertions.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestEngine;
import dev.libretto.store.Wall;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows move by the transitions of their table alone, whichever way they are written. */
@ParameterizedClass
@EnumSource
final class StatesTest {

  private final TestEngine engine;
  private final TestApp app;
  private final TestApp somebody;

  StatesTest(Wall wall) {
    engine = TestEngine.shared(wall);
    app = engine.publish("desk.json");
    somebody = app.as(engine.builder());
  }

  private String state(String id) {
    return app.get("ticket/" + id).json().path("status").textValue();
  }

  @Test
  void aNewRowStartsInTheInitialState() {
    assertEquals("open", app.add("ticket", "{title:'a'}").path("status").textValue());
    assertEquals(
        "open", app.add("ticket", "{title:'a', status:'open'}").path("status").textValue());
    assertRefused(RequestCode.WRONG_START, app.post("ticket", "{title:'a', status:'review'}"));
    assertRefused(
        RequestCode.WRONG_START, app.asBuilder().post("ticket", "{title:'a', status:'lost'}"));
    assertEquals(204, app.patch("ticket?title=eq.a", "{}").status());
  }

  @Test
  void aTransitionMovesARowAndWritesWhatItSets() {
    var id = app.addId("ticket", "{title:'a', points:3, resolution:'done'}");
    assertEquals(200, app.post("rpc/submit", "{id:'" + id + "'}").status());

    var closed = somebody.post("rpc/close", "{id:'" + id + "'}").json();

    assertEquals("closed", closed.path("status").textValue());
    assertTrue(closed.path("closedBy").textValue().startsWith("builder:"), closed::toString);
    assertFalse(closed.path("closedAt").isNull());
    assertEquals(3, closed.path("version").intValue());
    var reopened = app.post("rpc/reopen", "{id:'" + id + "'}").json();
    assertTrue(reopened.path("closedAt").isNull(), reopened::toString);
  }

  @Test
  void writingTheStateIsTheSameMove() {
    var id = app.addId("ticket", "{title:'a', resolution:'done'}");

    assertEquals(204, app.patch("ticket/" + id, "{status:'review'}").status());
    assertEquals(204, app.patch("ticket/" + id, "{status:'closed', points:5}").status());

    assertFalse(app.get("ticket/" + id).json().path("closedAt").isNull());
  }

  @Test
  void whatATransitionSetsFitsItsField() {
    var id = app.addId("ticket", "{title:'abc', points:3, resolution:'done'}");
    app.post("rpc/submit", "{id:'" + id + "'}");
    app.post("rpc/close", "{id:'" + id + "'}");

    for (var title : List.of("abcdef", "ABC")) {
      app.patch("ticket/" + id, "{title:'" + title + "'}");
      assertRefused(RequestCode.OUT_OF_BOUNDS, app.post("rpc/stamp", "{id:'" + id + "'}"));
      assertEquals("closed", state(id));
    }
    app.patch("ticket/" + id, "{title:'abc'}");

    var stamped = app.post("rpc/stamp", "{id:'" + id + "'}").json();
    assertEquals("abc", stamped.path("mark").textValue(), stamped::toString);
  }

  @Test
  void aBlockedMoveSaysWhy() {
    var id = app.addId("ticket", "{title:'a', resolution:'done'}");

    var elsewhere = app.patch("ticket/" + id, "{status:'closed'}");
    assertRefused(RequestCode.NO_TRANSITION, elsewhere);
    assertTrue(elsewhere.text().contains("No transition leads from 'open' to 'closed'"));
    assertTrue(elsewhere.json().path("hint").textValue().contains("'review' by submit"));
    var forOthers = app.post("rpc/lose", "{id:'" + id + "'}");
    assertRefused(RequestCode.TRANSITION_FORBIDDEN, forOthers);
    assertTrue(forOthers.text().contains("keeper"));
    assertRefused(RequestCode.TRANSITION_FORBIDDEN, app.patch("ticket/" + id, "{status:'lost'}"));
    app.post("rpc/submit", "{id:'" + id + "'}");
    var guarded = app.post("rpc/close", "{id:'" + id + "'}");
    assertRefused(RequestCode.GUARD_FAILED, guarded);
    assertTrue(guarded.text().contains("Estimate it first."));
    assertEquals("review", state(id));
  }

  @Test
  void aMoveAsksTheRuleAboutUpdatingUnlessItNamesRoles() {
    var id = app.addId("ticket", "{title:'a', kind:'secret'}");

    assertRefused(RequestCode.NOT_SIGNED_IN, app.post("rpc/submit", "{id:'" + id + "'}"));
    assertRefused(RequestCode.NOT_SIGNED_IN, app.patch("ticket/" + id, "{status:'open'}"));
    assertEquals(200, app.asBuilder().post("rpc/lose", "{id:'" + id + "'}").status());
    assertEquals("lost", state(id));
  }

  @Test
  void stayingIsNoMoveButAskingForAMoveIs() {
    var id = app.addId("ticket", "{title:'a'}");

    assertEquals(204, app.patch("ticket/" + id, "{status:'open', title:'b'}").status());
    app.post("rpc/submit", "{id:'" + id + "'}");
    assertRefused(RequestCode.NO_TRANSITION, app.post("rpc/submit", "{id:'" + id + "'}"));
  }

  @Test
  void manyRowsMoveTogetherOrNotAtAll() {
    app.add("ticket", "{title:'m1'}");
    var second = app.addId("ticket", "{title:'m2'}");
    app.post("rpc/submit", "{id:'" + second + "'}");

    assertRefused(
        RequestCode.NO_TRANSITION,
        app.patch("ticket?title=like.m*", "{status:'review'}".replace("review", "closed")));
    assertEquals(
        List.of("open", "review"), app.column("status", "ticket?title=like.m*&order=title"));
    assertEquals(204, app.patch("ticket?title=eq.m1", "{status:'review'}").status());
  }

  @Test
  void aVersionCanBeAskedFor() {
    var id = app.addId("ticket", "{title:'a'}");

    assertRefused(
        RequestCode.PRECONDITION_FAILED, app.post("rpc/submit", "{id:'" + id + "', version:7}"));
    assertEquals(200, app.post("rpc/submit", "{id:'" + id + "', version:1}").status());
  }

  @Test
  void oneOfManyAtOnceMakesTheMove() throws Exception {
    var id = app.addId("ticket", "{title:'race'}");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          threads.invokeAll(
              IntStream.range(0, 8)
                  .<Callable<Integer>>mapToObj(
                      _ -> () -> app.post("rpc/submit", "{id:'" + id + "'}").status())
                  .toList());
      var moved = 0;
      for (var answer : answers) {
        moved += answer.get() == 200 ? 1 : 0;
      }

      assertEquals(1, moved);
    }
    assertEquals(2, app.get("ticket/" + id).json().path("version").intValue());
  }

  @Test
  void rubbishIsRefused() {
    var id = app.addId("ticket", "{title:'a'}");

    assertRefused(RequestCode.UNKNOWN_TRANSITION, app.post("rpc/sumbit", "{id:'" + id + "'}"));
    assertRefused(RequestCode.BAD_PARAMETER, app.post("rpc/submit", "{}"));
    assertRefused(RequestCode.BAD_PARAMETER, app.post("rpc/submit", "[]"));
    assertRefused(RequestCode.BAD_PARAMETER, app.post("rpc/submit", "{id:'x', other:1}"));
    assertRefused(
        RequestCode.BAD_PARAMETER, app.post("rpc/submit", "{id:'" + id + "', version:'1'}"));
    assertRefused(RequestCode.ROW_NOT_FOUND, app.post("rpc/submit", "{id:'x'}"));
    assertRefused(RequestCode.METHOD_NOT_ALLOWED, app.get("rpc/submit"));
  }
}
