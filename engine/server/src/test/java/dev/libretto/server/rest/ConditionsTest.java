package dev.libretto.server.rest;

import static dev.libretto.server.fixture.RestAssertions.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestEngine;
import dev.libretto.store.Wall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Fields' conditions and rules about writing, on new rows and on changes. */
@ParameterizedClass
@EnumSource
final class ConditionsTest {

  private final TestEngine engine;
  private final TestApp app;
  private final TestApp somebody;

  ConditionsTest(Wall wall) {
    engine = TestEngine.shared(wall);
    app = engine.publish("desk.json");
    somebody = app.as(engine.builder());
  }

  @Test
  void whatIsRequiredHereMustBeThere() {
    var id = app.addId("ticket", "{title:'a', points:1}");
    app.post("rpc/submit", "{id:'" + id + "'}");

    var refused = app.post("rpc/close", "{id:'" + id + "'}");
    assertRefused(RequestCode.MISSING_VALUE, refused);
    assertTrue(refused.text().contains("/resolution"), refused::toString);
    assertEquals(204, app.patch("ticket/" + id, "{status:'closed', resolution:'x'}").status());
    assertRefused(RequestCode.MISSING_VALUE, app.patch("ticket/" + id, "{resolution:null}"));
    assertEquals(204, app.patch("ticket/" + id, "{title:'other'}").status());
  }

  @Test
  void whatIsHiddenTakesNoValue() {
    assertRefused(RequestCode.FIELD_HIDDEN, app.post("ticket", "{title:'a', otherKind:'x'}"));
    assertEquals(201, app.post("ticket", "{title:'a', otherKind:null}").status());
    var id = app.addId("ticket", "{title:'a', kind:'other', otherKind:'x'}");

    assertEquals(204, app.patch("ticket/" + id, "{otherKind:'y'}").status());
    assertEquals(204, app.patch("ticket/" + id, "{kind:'bug', otherKind:'y'}").status());
    assertRefused(RequestCode.FIELD_HIDDEN, app.patch("ticket/" + id, "{otherKind:'z'}"));
    assertEquals(204, app.patch("ticket/" + id, "{otherKind:null}").status());
  }

  @Test
  void whatIsReadOnlyKeepsItsValue() {
    assertRefused(
        RequestCode.FIELD_READ_ONLY,
        app.post("ticket", "{title:'a', kind:'frozen', due:'2026-03-01'}"));
    var id = app.addId("ticket", "{title:'a', due:'2026-03-01'}");
    app.patch("ticket/" + id, "{kind:'frozen'}");

    assertRefused(RequestCode.FIELD_READ_ONLY, app.patch("ticket/" + id, "{due:'2026-03-02'}"));
    assertRefused(
        RequestCode.FIELD_READ_ONLY, app.patch("ticket/" + id, "{kind:'bug', due:'2026-03-02'}"));
    assertRefused(RequestCode.FIELD_READ_ONLY, app.asBuilder().patch("ticket/" + id, "{due:null}"));
    assertEquals(204, app.patch("ticket/" + id, "{due:'2026-03-01', title:'b'}").status());
  }

  @Test
  void aFieldIsWrittenByThoseWhoMay() {
    assertRefused(RequestCode.FIELD_FORBIDDEN, app.post("ticket", "{title:'a', priority:1}"));
    assertEquals(201, app.post("ticket", "{title:'a', priority:3}").status());
    assertEquals(1, somebody.add("ticket", "{title:'a', priority:1}").path("priority").intValue());
    var id = app.addId("ticket", "{title:'a'}");

    assertRefused(RequestCode.FIELD_FORBIDDEN, app.patch("ticket/" + id, "{priority:1}"));
    assertEquals(204, app.patch("ticket/" + id, "{priority:3}").status());
    assertEquals(204, somebody.patch("ticket/" + id, "{priority:1}").status());
    assertEquals(204, app.asBuilder().patch("ticket/" + id, "{priority:2}").status());
  }

  @Test
  void writingIsNoWayToGuessWhatCannotBeRead() {
    var id = somebody.addId("person", "{name:'Ann', salary:100}");

    assertRefused(RequestCode.FIELD_FORBIDDEN, app.patch("person/" + id, "{salary:100}"));
    assertRefused(RequestCode.FIELD_FORBIDDEN, app.patch("person/" + id, "{salary:101}"));
    assertRefused(RequestCode.FIELD_FORBIDDEN, app.patch("person?name=eq.Ann", "{salary:100}"));
  }

  @Test
  void oneBadRowOfManyKeepsAllOut() {
    assertRefused(
        RequestCode.FIELD_HIDDEN,
        app.post("ticket", "[{title:'bulk'}, {title:'bulk', otherKind:'x'}]"));
    assertEquals(0, app.get("ticket?title=eq.bulk").json().size());
  }
}
