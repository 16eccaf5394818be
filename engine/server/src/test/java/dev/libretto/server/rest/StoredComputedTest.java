package dev.libretto.server.rest;

import static dev.libretto.server.fixture.RestAssertions.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestEngine;
import dev.libretto.store.Wall;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Computed fields whose values are stored, as callers meet them. */
@ParameterizedClass
@EnumSource
final class StoredComputedTest {

  private static final String APP =
      """
      {"format": "app/1", "app": {"name": "work"}, "access": {"visibility": "public"}, "tables": [
        {"name": "project", "fields": [{"name": "name", "type": "text", "required": true}],
         "access": {"read": "true", "create": "true", "delete": "true"}},
        {"name": "task", "fields": [
           {"name": "title", "type": "text", "required": true},
           {"name": "hours", "type": "integer"},
           {"name": "rate", "type": "decimal", "scale": 2},
           {"name": "secret", "type": "integer", "read": "user.signedIn"},
           {"name": "project", "type": "relation", "table": "project", "onDelete": "setNull"},
           {"name": "labels", "type": "relation", "table": "project", "many": true},
           {"name": "key", "type": "computed", "expression": "row.title.trim().lowerAscii()"},
           {"name": "cost", "type": "computed", "scale": 2,
            "expression": "row.hours == null || row.rate == null ? null : decimal(row.hours) * row.rate"},
           {"name": "share", "type": "computed", "expression": "row.hours == null ? null : 100 / row.hours"},
           {"name": "hidden", "type": "computed", "expression": "row.secret == null ? 0 : row.secret * 10"},
           {"name": "placed", "type": "computed", "expression": "row.project == null ? 'nowhere' : 'somewhere'"},
           {"name": "age", "type": "computed", "expression": "daysBetween(date(row.createdAt), today())"}],
         "unique": [{"fields": ["key"], "message": "There is such a task already"}],
         "indexes": [{"fields": ["cost"]}, {"fields": ["hidden"]}],
         "access": {"read": "true", "create": "true", "update": "true", "delete": "true"}}]}
      """;

  private final TestEngine engine;
  private final TestApp app;

  StoredComputedTest(Wall wall) {
    engine = TestEngine.shared(wall);
    app = engine.publishText(engine.builder(), APP);
  }

  private String id(JsonNode row) {
    return row.path("id").textValue();
  }

  private Answer restore(JsonNode row) {
    return app.call("POST", "task/trash/" + id(row) + "/restore").send();
  }

  @Test
  void isToldByEveryWriteAndReading() {
    var row = app.add("task", "{title:' Paint ', hours:3, rate:'12.50'}");

    assertEquals("paint", row.path("key").textValue());
    assertEquals("37.5", row.path("cost").textValue());
    assertEquals(33, row.path("share").intValue());
    app.patch("task/" + id(row), "{hours:4}");
    var changed = app.get("task/" + id(row)).json();
    assertEquals("50", changed.path("cost").textValue());
    assertEquals(25, changed.path("share").intValue());
    assertEquals(0, changed.path("age").intValue());
  }

  @Test
  void isFilteredAndSortedBy() {
    app.add("task", "{title:'A', hours:3, rate:'2'}");
    app.add("task", "{title:'B', hours:2, rate:'2.25'}");
    app.add("task", "{title:'C'}");

    assertEquals(List.of("B"), app.column("title", "task?cost=eq.4.5"));
    assertEquals(List.of("A"), app.column("title", "task?cost=gt.5"));
    assertEquals(List.of("C"), app.column("title", "task?cost=is.null"));
    assertEquals(List.of("B"), app.column("title", "task?key=in.(b,x)"));
    assertEquals(List.of("B", "A", "C"), app.column("title", "task?order=cost.asc"));
    assertEquals(List.of("A", "B", "C"), app.column("title", "task?order=cost.desc.nullslast"));
  }

  @Test
  void aConflictNamesTheField() {
    app.add("task", "{title:'Paint'}");
    var other = app.addId("task", "{title:'Mow'}");

    var added = assertRefused(RequestCode.NOT_UNIQUE, app.post("task", "{title:'PAINT '}"));
    var changed =
        assertRefused(RequestCode.NOT_UNIQUE, app.patch("task/" + other, "{title:'pAINT'}"));

    assertEquals("key", added.at("/errors/0/field").textValue());
    assertEquals("There is such a task already", changed.path("message").textValue());
    assertEquals(List.of("Mow", "Paint"), app.column("title", "task?order=title"));
  }

  @Test
  void whatHasNoAnswerIsNoReasonToRefuse() {
    var row = app.add("task", "{title:'x', hours:0, rate:'1'}");
    var large =
        app.add(
            "task",
            "{title:'y', hours:9007199254740991, rate:'999999999999999999999999.99', secret:9007199254740991}");

    assertTrue(row.path("share").isNull(), row::toString);
    assertTrue(large.path("cost").isNull(), large::toString);
    assertTrue(app.as(engine.builder()).get("task/" + id(large)).json().path("hidden").isNull());
  }

  @Test
  void aTextTooLongForTheIndexIsRefusedLikeAnyOther() {
    // What repeats itself is compressed and might fit.
    var chance = new Random(1);
    var text = new StringBuilder();
    while (text.length() < 8_000) {
      text.append(Long.toString(chance.nextLong(Long.MAX_VALUE), Character.MAX_RADIX));
    }

    assertRefused(RequestCode.OUT_OF_BOUNDS, app.post("task", "{title:'" + text + "'}"));
    assertEquals(List.of(), app.column("title", "task"));
  }

  @Test
  void isNotGivenByAnybody() {
    assertRefused(RequestCode.READ_ONLY_FIELD, app.post("task", "{title:'x', key:'mine'}"));
  }

  @Test
  void hidesWhatItIsMadeOf() {
    app.add("task", "{title:'x', secret:7}");

    var row = app.get("task?select=title,hidden").json().get(0);

    assertTrue(row.path("hidden").isNull(), row::toString);
    assertEquals(List.of(), app.column("title", "task?hidden=eq.70"));
    assertEquals(List.of(), app.column("title", "task?hidden=gte.0"));
    var somebody = app.as(engine.builder());
    assertEquals(List.of("x"), somebody.column("title", "task?hidden=eq.70"));
  }

  @Test
  void followsWhatACascadeChanges() {
    var project = app.addId("project", "{name:'House'}");
    var task = app.add("task", "{title:'x', project:'" + project + "'}");
    assertEquals("somewhere", task.path("placed").textValue());

    app.delete("project/" + project);

    assertEquals("nowhere", app.get("task/" + id(task)).json().path("placed").textValue());
    assertEquals(List.of("x"), app.column("title", "task?placed=eq.nowhere"));
    var history = app.get("task/" + id(task) + "/history").json();
    assertEquals(2, history.size(), history::toString);
    assertFalse(history.toString().contains("placed"), history::toString);
  }

  @Test
  void isWhatItWasAndComesBackFromTheTrash() {
    var first = app.add("task", "{title:'One', hours:2, rate:'3'}");
    app.patch("task/" + id(first), "{title:'Two', hours:5}");

    var then = app.get("task/" + id(first) + "?asOf=" + first.path("createdAt").textValue()).json();

    assertEquals("6", then.path("cost").textValue());
    assertEquals("one", then.path("key").textValue());
    var last = app.get("task/" + id(first)).json();
    app.delete("task/" + id(first));
    var trash = app.get("task/trash").json();
    assertTrue(trash.toString().contains("\"cost\":\"15\""), trash::toString);
    assertEquals(201, app.post("task", "{title:'TWO'}").status());
    assertRefused(RequestCode.NOT_UNIQUE, restore(first));
    app.delete("task?key=eq.two");
    var restored = restore(first);
    assertEquals(200, restored.status(), restored::toString);
    assertEquals("two", restored.json().path("key").textValue());
    var back = app.get("task/" + id(first)).json();
    assertEquals(last.path("cost"), back.path("cost"));
    assertEquals("two", back.path("key").textValue());
  }
}
