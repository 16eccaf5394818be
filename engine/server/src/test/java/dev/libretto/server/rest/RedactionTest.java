package dev.libretto.server.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestEngine;
import dev.libretto.store.Wall;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A field somebody may not read shows nowhere, and says that it is hidden. */
@ParameterizedClass
@EnumSource
final class RedactionTest {

  private final TestApp app;
  private final TestApp somebody;
  private final String ann;
  private final String bob;

  RedactionTest(Wall wall) {
    var engine = TestEngine.shared(wall);
    app = engine.publish("desk.json");
    somebody = app.as(engine.builder());
    ann = somebody.addId("person", "{name:'Ann', salary:7000, phone:'111', shown:true}");
    bob =
        somebody.addId(
            "person",
            "{name:'Bob', salary:5000, phone:'222', boss:'%1$s', mentor:'%1$s'}".formatted(ann));
  }

  @Test
  void whatIsHiddenIsNullAndNamed() {
    var row = app.get("person/" + bob).json();

    assertTrue(row.path("salary").isNull(), row::toString);
    assertTrue(row.path("yearly").isNull(), row::toString);
    assertEquals("[\"salary\",\"phone\",\"yearly\",\"mentor\"]", row.path("$redacted").toString());
    var shown = app.get("person/" + ann).json();
    assertEquals("111", shown.path("phone").textValue());
    assertEquals("[\"salary\",\"yearly\",\"mentor\"]", shown.path("$redacted").toString());
  }

  @Test
  void whoMayReadItSeesItAndNoMark() {
    var row = somebody.get("person/" + bob).json();

    assertEquals(5000, row.path("salary").intValue());
    assertEquals(60000, row.path("yearly").intValue());
    assertFalse(row.has("$redacted"), row::toString);
    assertFalse(app.asBuilder().get("person/" + bob).json().has("$redacted"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "person?salary=gt.1",
        "person?salary=eq.5000",
        "person?salary=in.(5000,7000)",
        "person?yearly=gt.1",
        "person?phone=eq.222",
        "person?or=(salary.eq.5000,phone.like.2*)",
        "person?mentor=not.is.null",
        "person?not.and=(salary.is.null)"
      })
  void filtersFindNothingByIt(String path) {
    assertEquals(List.of(), app.column("name", path));
  }

  @Test
  void ordersSayNothingAboutIt() {
    assertEquals(
        app.column("name", "person?order=id"), app.column("name", "person?order=salary.desc"));
    assertEquals(
        app.column("name", "person?order=id"), app.column("name", "person?order=yearly.asc"));
  }

  @Test
  void embeddedRowsAreRedactedTheSameWay() {
    var row = app.get("person/" + bob + "?select=name,boss(name,salary),mentor(name)").json();

    assertEquals("Ann", row.path("boss").path("name").textValue());
    assertTrue(row.path("boss").path("salary").isNull());
    assertEquals("[\"salary\"]", row.path("boss").path("$redacted").toString());
    assertTrue(row.path("mentor").isNull());
    assertEquals("[\"mentor\"]", row.path("$redacted").toString());
  }

  @Test
  void whatAWriteReturnsIsRedacted() {
    var changed =
        app.call("PATCH", "person/" + bob)
            .header("Prefer", "return=representation")
            .json("{name:'Bobby'}")
            .send()
            .json();

    assertTrue(changed.path("salary").isNull(), changed::toString);
    assertTrue(changed.has("$redacted"));
  }

  @Test
  void otherNamesDoNotHelp() {
    var row = app.get("person/" + bob + "?select=x:salary,y:yearly").json();

    assertTrue(row.path("x").isNull() && row.path("y").isNull(), row::toString);
    assertEquals("[\"x\",\"y\"]", row.path("$redacted").toString());
  }
}
