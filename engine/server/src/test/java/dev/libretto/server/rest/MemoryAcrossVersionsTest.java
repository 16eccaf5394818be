package dev.libretto.server.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.RestAssertions;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestBuilder;
import dev.libretto.server.fixture.TestEngine;
import dev.libretto.store.Wall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a table remembers of fields that were something else then. */
@ParameterizedClass
@EnumSource
final class MemoryAcrossVersionsTest {

  private static final String SIZE_AS_TEXT =
      """
      {"format": "app/1", "app": {"name": "shop"}, "access": {"visibility": "public"}, "tables": [
        {"name": "item", "fields": [
           {"name": "name", "type": "text", "required": true},
           {"name": "size", "type": "text"}],
         "access": {"read": "true", "create": "true", "update": "true", "delete": "true"}}]}
      """;

  private static final String SIZE_AS_NUMBER =
      SIZE_AS_TEXT.replace("\"size\", \"type\": \"text\"", "\"size\", \"type\": \"integer\"");

  private final TestEngine engine;
  private TestBuilder builder;
  private TestApp app;
  private String id;
  private String afterTheFirst;

  MemoryAcrossVersionsTest(Wall wall) {
    engine = TestEngine.shared(wall);
  }

  @BeforeEach
  void anItemThatChanged() {
    builder = engine.builder();
    app = engine.publishText(builder, SIZE_AS_TEXT);
    var item = app.add("item", "{name:'a', size:'1'}");
    id = item.path("id").textValue();
    afterTheFirst = item.path("updatedAt").textValue();
    app.patch("item/" + id, "{size:'2'}");
  }

  @Test
  void aRowAsItWasHasItsOldValueInTheNewType() {
    engine.publishText(builder, SIZE_AS_NUMBER);
    app.patch("item/" + id, "{size:3}");

    assertEquals(1, then().path("size").intValue());
    var history = app.get("item/" + id + "/history").json();
    assertEquals("{\"from\":2,\"to\":3}", history.at("/0/fields/size").toString());
    assertEquals("{\"from\":1,\"to\":2}", history.at("/1/fields/size").toString());
    assertEquals("{\"from\":null,\"to\":1}", history.at("/2/fields/size").toString());
  }

  @Test
  void andBackAgainInTheOldOne() {
    engine.publishText(builder, SIZE_AS_NUMBER);
    app.patch("item/" + id, "{size:3}");
    engine.publishText(builder, SIZE_AS_TEXT);

    assertEquals("1", then().path("size").textValue());
    var history = app.get("item/" + id + "/history").json();
    assertEquals("{\"from\":\"2\",\"to\":\"3\"}", history.at("/0/fields/size").toString());
    assertEquals("{\"from\":\"1\",\"to\":\"2\"}", history.at("/1/fields/size").toString());
  }

  @Test
  void whatWasDeletedBeforeComesBackInTheNewType() {
    app.delete("item/" + id);
    engine.publishText(builder, SIZE_AS_NUMBER);

    assertEquals(2, app.get("item/trash").json().at("/0/row/size").intValue());
    assertEquals(2, restored().path("size").intValue());
  }

  @Test
  void aRequiredFieldThatCameLaterBeginsWithItsDefault() {
    app.delete("item/" + id);
    publishWith("{\"name\": \"grade\", \"type\": \"integer\", \"required\": true, \"default\": 5}");

    assertEquals(5, restored().path("grade").intValue());
  }

  @Test
  void aValueThatIsMissingNowIsNamed() {
    app.delete("item/" + id);
    publishWith("{\"name\": \"grade\", \"type\": \"integer\", \"required\": true}");

    var answer = app.call("POST", "item/trash/" + id + "/restore").send();

    RestAssertions.assertRefused(RequestCode.MISSING_VALUE, answer);
    assertEquals("grade", answer.json().at("/errors/0/field").textValue(), answer::toString);
    assertTrue(app.get("item/trash").json().has(0));
  }

  private void publishWith(String field) {
    engine.publishText(
        builder,
        SIZE_AS_TEXT.replace("{\"name\": \"size\"", field + ",\n           {\"name\": \"size\""));
  }

  private JsonNode then() {
    return app.get("item/" + id + "?asOf=" + afterTheFirst).json();
  }

  private JsonNode restored() {
    var answer = app.call("POST", "item/trash/" + id + "/restore").send();
    assertEquals(200, answer.status(), answer::toString);
    return answer.json();
  }
}
