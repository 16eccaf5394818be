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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The history of a row, the row as it was, and the trash. */
@ParameterizedClass
@EnumSource
final class MemoryTest {

  private final TestEngine engine;
  private final TestApp app;
  private final TestApp somebody;

  MemoryTest(Wall wall) {
    engine = TestEngine.shared(wall);
    app = engine.publish("desk.json");
    somebody = app.as(engine.builder());
  }

  @Test
  void whoChangedWhichFieldWhen() {
    var id = app.addId("ticket", "{title:'a', price:'1.50'}");
    somebody.patch("ticket/" + id, "{title:'b', price:'2.00', points:4}");
    app.post("rpc/submit", "{id:'" + id + "'}");

    var history = app.get("ticket/" + id + "/history").json();

    assertEquals(3, history.size(), history::toString);
    var moved = history.get(0);
    assertEquals("submit", moved.path("because").textValue());
    assertEquals("{\"from\":\"open\",\"to\":\"review\"}", moved.at("/fields/status").toString());
    var changed = history.get(1);
    assertEquals("updated", changed.path("change").textValue());
    assertEquals(2, changed.path("version").intValue());
    assertTrue(changed.path("by").textValue().startsWith("builder:"));
    assertEquals("{\"from\":\"1.50\",\"to\":\"2.00\"}", changed.at("/fields/price").toString());
    assertEquals("{\"from\":null,\"to\":4}", changed.at("/fields/points").toString());
    var created = history.get(2);
    assertTrue(created.path("by").isNull());
    assertEquals("{\"from\":null,\"to\":\"a\"}", created.at("/fields/title").toString());
    var page = app.get("ticket/" + id + "/history?limit=1&before=" + moved.path("seq")).json();
    assertEquals(1, page.size());
    assertEquals(changed.path("seq"), page.get(0).path("seq"));
  }

  @Test
  void historyHidesWhatTheRowAndItsFieldsHide() {
    var id = somebody.addId("person", "{name:'Ann', salary:1, phone:'1'}");
    somebody.patch("person/" + id, "{salary:2, name:'Anna'}");

    var history = app.get("person/" + id + "/history").json();

    assertFalse(history.toString().contains("salary"), history::toString);
    assertFalse(history.toString().contains("phone"), history::toString);
    assertTrue(history.at("/0/fields").has("name"));
    assertTrue(somebody.get("person/" + id + "/history").json().at("/0/fields").has("salary"));
  }

  @Test
  void historyOfATimeWhenTheRowWasHiddenStaysHidden() {
    var id = somebody.addId("note", "{text:'draft', public:false}");
    somebody.patch("note/" + id, "{text:'better'}");
    somebody.patch("note/" + id, "{text:'final', public:true}");

    var history = app.get("note/" + id + "/history").json();

    assertEquals(1, history.size(), history::toString);
    assertEquals(3, somebody.get("note/" + id + "/history").json().size());
    somebody.patch("note/" + id, "{public:false}");
    assertEquals(0, app.get("note/" + id + "/history").json().size());
  }

  @Test
  void aRowIsReadAsItWas() {
    var first = app.add("ticket", "{title:'one', points:1}");
    var id = first.path("id").textValue();
    app.patch("ticket/" + id, "{title:'two'}");
    var second = app.get("ticket/" + id).json();
    app.patch("ticket/" + id, "{title:'three', points:3}");

    var then = app.get("ticket/" + id + "?asOf=" + second.path("updatedAt").textValue()).json();

    assertEquals("two", then.path("title").textValue());
    assertEquals(1, then.path("points").intValue());
    assertEquals(2, then.path("version").intValue());
    assertEquals(second.toString(), then.toString());
    var start = app.get("ticket/" + id + "?asOf=" + first.path("createdAt").textValue()).json();
    assertEquals(first.toString(), start.toString());
    assertRefused(
        RequestCode.ROW_NOT_FOUND, app.get("ticket/" + id + "?asOf=2020-01-01T00:00:00Z"));
    assertRefused(RequestCode.BAD_INSTANT, app.get("ticket/" + id + "?asOf=yesterday"));
  }

  @Test
  void aDeletedRowComesBackAsItWas() {
    var row = somebody.add("note", "{text:'keep'}");
    var id = row.path("id").textValue();
    somebody.delete("note/" + id);

    var trash = somebody.get("note/trash").json();
    assertEquals("keep", trash.at("/0/row/text").textValue());
    assertTrue(trash.at("/0/deletedBy").textValue().startsWith("builder:"));
    var back = somebody.call("POST", "note/trash/" + id + "/restore").send();

    assertEquals(200, back.status(), back::toString);
    assertEquals("keep", back.json().path("text").textValue());
    assertEquals(2, back.json().path("version").intValue());
    assertEquals(row.path("createdAt"), back.json().path("createdAt"));
    assertEquals(0, somebody.get("note/trash").json().size());
    assertRefused(
        RequestCode.NOT_IN_TRASH, somebody.call("POST", "note/trash/" + id + "/restore").send());
    assertEquals("restore", app.get("note/" + id + "/history").json().at("/0/because").textValue());
  }

  @Test
  void whatADeletionTookAlongComesBackWithIt() {
    var ann = app.addId("person", "{name:'Ann'}");
    var bob = app.addId("person", "{name:'Bob', boss:'" + ann + "'}");
    var note = app.addId("note", "{text:'of Ann', person:'" + ann + "'}");
    app.delete("person/" + ann);

    assertRefused(RequestCode.ROW_NOT_FOUND, app.get("note/" + note));
    var left = app.get("person/" + bob).json();
    assertTrue(left.path("boss").isNull());
    assertEquals(2, left.path("version").intValue());
    var history = app.get("person/" + bob + "/history").json();
    assertEquals("cascade", history.at("/0/because").textValue());
    assertEquals(ann, history.at("/0/fields/boss/from").textValue());

    assertEquals(200, app.call("POST", "person/trash/" + ann + "/restore").send().status());

    assertEquals("of Ann", app.get("note/" + note).json().path("text").textValue());
  }

  @Test
  void whatBelongsToAnotherStaysInTheTrashWithIt() {
    var ann = app.addId("person", "{name:'Ann'}");
    var bob = app.addId("person", "{name:'Bob'}");
    var ofAnn = app.addId("note", "{text:'of Ann', person:'" + ann + "'}");
    var ofBob = app.addId("note", "{text:'of Bob', person:'" + bob + "'}");
    assertEquals(204, app.delete("person?id=in.(" + ann + "," + bob + ")").status());

    assertEquals(200, app.call("POST", "person/trash/" + ann + "/restore").send().status());

    assertEquals("of Ann", app.get("note/" + ofAnn).json().path("text").textValue());
    assertRefused(RequestCode.ROW_NOT_FOUND, app.get("note/" + ofBob));
    assertEquals(200, app.call("POST", "person/trash/" + bob + "/restore").send().status());
    assertEquals("of Bob", app.get("note/" + ofBob).json().path("text").textValue());
    assertEquals(0, app.get("note/trash").json().size());
  }

  @Test
  void theTrashIsForThoseWhoMayReadAndDelete() {
    var id = somebody.addId("note", "{text:'secret', public:false}");
    somebody.delete("note/" + id);

    assertEquals(List.of(), app.column("seq", "note/trash"));
    assertRefused(
        RequestCode.NOT_IN_TRASH, app.call("POST", "note/trash/" + id + "/restore").send());
    assertRefused(RequestCode.NOT_IN_TRASH, app.delete("note/trash/" + id));
  }

  @Test
  void whatIsForgottenIsGone() {
    var id = app.addId("note", "{text:'gone'}");
    app.delete("note/" + id);

    assertEquals(204, app.delete("note/trash/" + id).status());

    assertRefused(
        RequestCode.NOT_IN_TRASH, app.call("POST", "note/trash/" + id + "/restore").send());
    assertRefused(RequestCode.NOT_IN_TRASH, app.delete("note/trash/" + id));
  }

  @Test
  void aRestoredRowMustFitWhatHasBecomeOfTheOthers() {
    var ann = app.addId("person", "{name:'Ann'}");
    var note = app.addId("note", "{text:'x', person:'" + ann + "'}");
    app.delete("note/" + note);
    app.delete("person/" + ann);

    assertRefused(
        RequestCode.MISSING_REFERENCE, app.call("POST", "note/trash/" + note + "/restore").send());
    assertEquals(1, app.get("note/trash").json().size());
  }
}
