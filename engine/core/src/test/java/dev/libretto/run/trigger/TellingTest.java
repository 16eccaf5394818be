package dev.libretto.run.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import dev.libretto.program.Role;
import dev.libretto.publish.DefinitionProblems;
import dev.libretto.publish.compile.Compile;
import dev.libretto.store.run.NewDelivery;
import dev.libretto.store.run.RowEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TellingTest {

  private static final AppId APP = new AppId(new UUID(0, 1));

  private final Program program =
      Compile.compile(
          DefinitionProblems.identified(
              """
              {"format": "app/1", "app": {"name": "stock", "label": "Stock", "timeZone": "Europe/Vienna"},
               "roles": [{"id": "rolekeeper00", "name": "keeper"}],
               "tables": [{"id": "item00000000", "name": "item", "fields": [
                 {"id": "itemname0000", "name": "name", "type": "text"},
                 {"id": "itemcount000", "name": "count", "type": "integer"},
                 {"id": "itemprice000", "name": "price", "type": "decimal", "scale": 2},
                 {"id": "itemday00000", "name": "day", "type": "date"},
                 {"id": "itemlong0000", "name": "lasts", "type": "duration"},
                 {"id": "itemkinds000", "name": "kinds", "type": "multiSelect",
                  "options": [{"value": "a", "label": "First"}, {"value": "b"}]},
                 {"id": "itemmail0000", "name": "mail", "type": "email"}]}],
               "triggers": [{"name": "changed", "on": "row.updated", "table": "item",
                 "fields": ["count", "price"],
                 "when": "row.count == null || old.count == null || row.count <= old.count",
                 "notify": {"to": {"roles": ["keeper"], "emailFields": ["mail"]}, "subject": "{name}",
                   "text": "{count} {price} {day} {lasts} {kinds} {createdAt} {{x}}"}}]}
              """
                  .getBytes(StandardCharsets.UTF_8)),
          APP,
          "demo",
          1);

  private static final String ROW =
      "{\"created_at\": \"2026-07-01T10:00:00.123456+00:00\", \"c_itemname0000\": \"%s\","
          + " \"c_itemcount000\": %s, \"c_itemprice000\": 1.50, \"c_itemday00000\": \"2026-02-03\","
          + " \"c_itemlong0000\": 5400000000, \"c_itemkinds000\": [\"a\", \"b\"],"
          + " \"c_itemmail0000\": %s}";

  private List<NewDelivery> told(String before, String row, List<String> keepers) {
    var event =
        new RowEvent(
            1, APP, 1, "item00000000", new UUID(0, 2), 2, "u", null, Instant.EPOCH, before, row);
    return new Telling(
            program,
            event,
            new Telling.Directory() {
              @Override
              public List<String> withRoles(List<Role> roles, int limit) {
                return keepers.stream().limit(limit).toList();
              }

              @Override
              public List<String> of(List<UUID> members) {
                return List.of();
              }

              @Override
              public List<String> owner() {
                return List.of();
              }
            },
            "http://localhost/u/demo/stock")
        .deliveries();
  }

  private List<NewDelivery> told(String before, String row) {
    return told(before, row, List.of("k@example.org"));
  }

  @Test
  void tellsValuesAsPeopleReadThem() {
    var told = told("{\"c_itemcount000\": 3}", ROW.formatted("Nails", "2", "null"));

    assertEquals(
        "2 1.50 2026-02-03 PT1H30M First, B 2026-07-01 12:00 Europe/Vienna {x}"
            + "\n\n-- \nStock\nhttp://localhost/u/demo/stock\n",
        told.getFirst().text());
    assertEquals("k@example.org", told.getFirst().recipient());
  }

  @Test
  void asksOfTheRowAsItWas() {
    assertEquals(0, told("{\"c_itemcount000\": 1}", ROW.formatted("Nails", "2", "null")).size());
    assertEquals(1, told("{\"c_itemcount000\": null}", ROW.formatted("Nails", "2", "null")).size());
  }

  @Test
  void theSameNumberInOtherDigitsIsNoChange() {
    assertEquals(0, told("{\"c_itemprice000\": 1.5}", ROW.formatted("Nails", "2", "null")).size());
    assertEquals(
        0, told("{\"c_itemname0000\": \"x\"}", ROW.formatted("Nails", "2", "null")).size());
    assertEquals(1, told("{\"c_itemprice000\": 1.51}", ROW.formatted("Nails", "2", "null")).size());
  }

  @Test
  void aSubjectIsOneLineAndNotEndless() {
    var told =
        told(
                "{\"c_itemcount000\": 3}",
                ROW.formatted("a\\r\\nBcc: x\\u2028y" + "z".repeat(500), "2", "null"))
            .getFirst();

    assertTrue(told.subject().startsWith("a Bcc: x yzz"), told::subject);
    assertEquals(200, told.subject().length());
  }

  @Test
  void whoIsNobodyIsSaid() {
    var told = told("{\"c_itemcount000\": 3}", ROW.formatted("n", "2", "null"), List.of());

    assertEquals(1, told.size());
    assertEquals(null, told.getFirst().recipient());
    assertEquals("There is nobody to send it to", told.getFirst().dead());
  }

  @Test
  void eachAddressOnceAndAHundredAtMost() {
    var keepers = IntStream.range(0, 300).mapToObj(i -> "k" + i + "@example.org").toList();

    var told =
        told("{\"c_itemcount000\": 3}", ROW.formatted("n", "2", "\"K7@example.org\""), keepers);

    assertEquals(101, told.size());
    assertEquals(
        100, told.stream().map(NewDelivery::recipient).filter(r -> r != null).distinct().count());
    assertTrue(String.valueOf(told.getLast().dead()).contains("100"), told::toString);
  }

  @Test
  void anAddressThatIsNoneIsSaid() {
    var told =
        told(
            "{\"c_itemcount000\": 3}",
            ROW.formatted("n", "2", "\"x@y\\nBcc: a@b.example\""),
            List.of());

    assertEquals(null, told.getFirst().recipient());
    assertTrue(String.valueOf(told.getFirst().dead()).contains("address"), told::toString);
  }

  @Test
  void idsAreThoseOfEventTriggerAndAddress() {
    var one = told("{\"c_itemcount000\": 3}", ROW.formatted("n", "2", "null"));
    var again = told("{\"c_itemcount000\": 9}", ROW.formatted("m", "2", "null"));
    var other =
        told("{\"c_itemcount000\": 3}", ROW.formatted("n", "2", "null"), List.of("o@example.org"));

    assertEquals(one.getFirst().id(), again.getFirst().id());
    assertTrue(!one.getFirst().id().equals(other.getFirst().id()));
  }
}
