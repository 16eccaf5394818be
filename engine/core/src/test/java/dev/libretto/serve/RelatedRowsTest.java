package dev.libretto.serve;

import static dev.libretto.serve.RelatedApp.ANN;
import static dev.libretto.serve.RelatedApp.BOB;
import static dev.libretto.serve.RelatedApp.BUILDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.ask.Ask;
import dev.libretto.rows.ask.Ask.Condition;
import dev.libretto.store.Wall;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Relations to many, their other direction, lookups and rollups: what they hold, and that rows and
 * fields a reader may not see are not in them, by whatever way one asks. With and without the wall.
 */
final class RelatedRowsTest {

  /** Tags and lines are read by their owner alone; a line's price by none but the builder. */
  private static final String SHOP =
      """
      {'format': 'app/1', 'app': {'name': 'shop'}, 'access': {'visibility': 'public'}, 'tables': [
        {'name': 'tag', 'fields': [
          {'name': 'name', 'type': 'text', 'required': true},
          {'name': 'owner', 'type': 'text'},
          {'name': 'orders', 'type': 'relation', 'table': 'order', 'inverseOf': 'tags'}],
         'access': {'read': 'row.owner == null || row.owner == user.id', 'delete': 'true'}},
        {'name': 'order', 'fields': [
          {'name': 'title', 'type': 'text', 'required': true},
          {'name': 'tags', 'type': 'relation', 'table': 'tag', 'many': true, 'onDelete': 'cascade'},
          {'name': 'kept', 'type': 'relation', 'table': 'tag', 'many': true},
          {'name': 'lines', 'type': 'relation', 'table': 'line', 'inverseOf': 'purchase'},
          {'name': 'count', 'type': 'rollup', 'relation': 'lines', 'function': 'count'},
          {'name': 'total', 'type': 'rollup', 'relation': 'lines', 'function': 'sum', 'field': 'amount'},
          {'name': 'paid', 'type': 'rollup', 'relation': 'lines', 'function': 'sum', 'field': 'amount',
           'where': 'row.paid'},
          {'name': 'average', 'type': 'rollup', 'relation': 'lines', 'function': 'avg', 'field': 'number'},
          {'name': 'dearest', 'type': 'rollup', 'relation': 'lines', 'function': 'max', 'field': 'secret'},
          {'name': 'secretly', 'type': 'rollup', 'relation': 'lines', 'function': 'count',
           'where': 'row.secret != null && row.secret > 5.0'},
          {'name': 'all', 'type': 'rollup', 'relation': 'lines', 'function': 'sum', 'field': 'amount',
           'as': 'app'},
          {'name': 'tagNames', 'type': 'lookup', 'relation': 'tags', 'field': 'name'},
          {'name': 'summary', 'type': 'computed',
           'expression': 'string(row.count) + \\'/\\' + string(size(row.tags))'}],
         'access': {'read': 'true', 'create': 'user.signedIn', 'update': 'user.signedIn',
                    'delete': 'true'}},
        {'name': 'line', 'fields': [
          {'name': 'purchase', 'type': 'relation', 'table': 'order', 'onDelete': 'cascade'},
          {'name': 'owner', 'type': 'text'},
          {'name': 'amount', 'type': 'decimal', 'scale': 2},
          {'name': 'number', 'type': 'integer'},
          {'name': 'paid', 'type': 'boolean'},
          {'name': 'secret', 'type': 'decimal', 'scale': 1, 'read': 'user.builder'},
          {'name': 'orderTitle', 'type': 'lookup', 'relation': 'purchase', 'field': 'title'},
          {'name': 'orderTotal', 'type': 'lookup', 'relation': 'purchase', 'field': 'total'}],
         'access': {'read': 'row.owner == null || row.owner == user.id', 'create': 'user.signedIn',
                    'update': 'true'}}]}
      """
          .replace("\\'", "\\u0027");

  private static final ObjectMapper JSON = new ObjectMapper();

  private static String list(String... ids) {
    return "['" + String.join("', '", ids) + "']";
  }

  private static List<String> ids(JsonNode list) {
    return list.valueStream().map(JsonNode::textValue).toList();
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void linksAreWrittenReplacedAndLogged(Wall wall) {
    try (var app = new RelatedApp(wall, SHOP)) {
      var red = app.add("tag", "{'name': 'red'}");
      var blue = app.add("tag", "{'name': 'blue'}");

      var order = app.add(ANN, "order", "{'title': 'one', 'tags': " + list(blue, red) + "}").get(0);
      var id = order.get("id").textValue();
      var changed =
          app.ask(
                  ANN,
                  "PATCH",
                  "order/" + id + "?select=version,tags(name)",
                  "{'tags': " + list(red) + "}")
              .json();

      assertEquals(List.of(blue, red), ids(order.get("tags")));
      assertEquals(List.of("blue", "red"), ids(order.get("tagNames")));
      var row = changed.isArray() ? changed.get(0) : changed;
      assertEquals("{\"version\":2,\"tags\":[{\"name\":\"red\"}]}", row.toString());
      assertEquals(List.of(red), ids(app.get(ANN, "order/" + id).get("tags")));
      var key = "m_" + app.fieldId("order", "tags").orElseThrow();
      assertEquals(
          List.of(
              "null -> [\"%s\", \"%s\"]".formatted(blue, red),
              "[\"%s\", \"%s\"] -> [\"%s\"]".formatted(blue, red, red)),
          app.column(
              "SELECT coalesce((before->'%1')::text, 'null') || ' -> ' || (after->'%1')::text"
                      .replace("%1", key)
                  + " FROM %s.change WHERE row_id = '"
                  + id
                  + "' ORDER BY seq"));
    }
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void aDeletedTargetTakesItsLinksAlongOrIsKept(Wall wall) {
    try (var app = new RelatedApp(wall, SHOP)) {
      var red = app.add("tag", "{'name': 'red'}");
      var blue = app.add("tag", "{'name': 'blue'}");
      var id =
          app.add(
              "order",
              "{'title': 'one', 'tags': " + list(red, blue) + ", 'kept': " + list(blue) + "}");

      var gone = app.ask(ANN, "DELETE", "tag/" + red, null);
      var kept = app.ask(ANN, "DELETE", "tag/" + blue, null).refused();

      assertTrue(gone.refusal() == null);
      assertEquals(RequestCode.STILL_REFERENCED, kept.code());
      var order = app.get(ANN, "order/" + id);
      assertEquals(List.of(blue), ids(order.get("tags")));
      assertEquals(2, order.get("version").intValue());
      assertEquals(
          List.of(
              "cascade " + ANN.id() + " 2 [\"" + red + "\", \"" + blue + "\"] [\"" + blue + "\"]"),
          app.column(
              "SELECT concat_ws(' ', cause, actor, version, before->'%1', after->'%1')"
                      .replace("%1", "m_" + app.fieldId("order", "tags").orElseThrow())
                  + " FROM %s.change WHERE row_id = '"
                  + id
                  + "' AND kind = 'u'"));

      assertTrue(app.ask(ANN, "DELETE", "order/" + id, null).refusal() == null);
      assertEquals(List.of(), app.get(BUILDER, "tag/" + blue).get("orders").valueStream().toList());
    }
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void derivedValuesAreExact(Wall wall) {
    try (var app = new RelatedApp(wall, SHOP)) {
      var id = app.add("order", "{'title': 'one'}");
      app.add(
          "line",
          "[{'purchase': '%1', 'amount': '0.10', 'number': 1, 'paid': true, 'secret': '9.5'},"
                  .replace("%1", id)
              + "{'purchase': '%1', 'amount': '0.20', 'number': 2, 'paid': false, 'secret': '1.5'}]"
                  .replace("%1", id));

      var order = app.get(BUILDER, "order/" + id);
      var empty = app.get(BUILDER, "order/" + app.add("order", "{'title': 'none'}"));

      assertEquals("0.30", order.get("total").textValue());
      assertEquals("0.10", order.get("paid").textValue());
      assertEquals("1.5", order.get("average").textValue());
      assertEquals("9.5", order.get("dearest").textValue());
      assertEquals("2/0", order.get("summary").textValue());
      assertEquals(2, order.get("lines").size());
      assertEquals("0.00", empty.get("total").textValue());
      assertTrue(empty.get("average").isNull());
      var lines =
          app.get(ANN, "line?select=orderTitle,orderTotal,purchase(title)&order=orderTotal,number");
      assertEquals(
          "{\"orderTitle\":\"one\",\"orderTotal\":\"0.30\",\"purchase\":{\"title\":\"one\"}}",
          lines.get(0).toString());
      assertEquals(List.of(id), ids(select(app.get(ANN, "order?total=gt.0.2&select=id"), "id")));
      assertEquals(
          "one",
          app.get(ANN, "order?order=count.desc&select=title").get(0).get("title").textValue());
      assertEquals(
          "[{\"amount\":\"0.10\",\"orderTitle\":\"one\"},{\"amount\":\"0.20\",\"orderTitle\":\"one\"}]",
          app.get(ANN, "order/" + id + "?select=lines(amount,orderTitle)").get("lines").toString());
    }
  }

  private static JsonNode select(JsonNode rows, String member) {
    var list = JSON.createArrayNode();
    rows.forEach(row -> list.add(row.get(member)));
    return list;
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void hiddenRowsAndFieldsAreInNothing(Wall wall) {
    try (var app = new RelatedApp(wall, SHOP)) {
      var open = app.add("tag", "{'name': 'open'}");
      var hidden = app.add("tag", "{'name': 'hidden', 'owner': '" + BOB.id() + "'}");
      var id = app.add("order", "{'title': 'one', 'tags': " + list(hidden, open) + "}");
      app.add(
          "line",
          "[{'purchase': '%1', 'amount': '1', 'number': 1, 'paid': true, 'secret': '9.5'},"
                  .replace("%1", id)
              + "{'purchase': '%1', 'owner': '%2', 'amount': '2', 'number': 2, 'paid': true, 'secret': '9.5'}]"
                  .replace("%1", id)
                  .replace("%2", String.valueOf(BOB.id())));

      var seen = app.get(ANN, "order/" + id);
      var all = app.get(BUILDER, "order/" + id);

      assertEquals(List.of(open), ids(seen.get("tags")));
      assertEquals(List.of("open"), ids(seen.get("tagNames")));
      assertEquals(1, seen.get("lines").size());
      assertEquals(1, seen.get("count").intValue());
      assertEquals("1.00", seen.get("total").textValue());
      assertEquals("1.00", seen.get("paid").textValue());
      assertEquals("1", seen.get("average").textValue());
      assertTrue(seen.get("dearest").isNull());
      assertEquals(0, seen.get("secretly").intValue());
      assertEquals("1/1", seen.get("summary").textValue());
      assertEquals("3.00", seen.get("all").textValue(), "by the app's authority");
      assertEquals("3.00", all.get("total").textValue());
      assertEquals(2, all.get("secretly").intValue());
      assertEquals(
          "[{\"amount\":\"1.00\",\"secret\":null,\"$redacted\":[\"secret\"]}]",
          app.get(ANN, "order/" + id + "?select=lines(amount,secret)").get("lines").toString());
      for (var query :
          List.of(
              "tags=cs.{" + hidden + "}",
              "tags=ov.{" + hidden + "}",
              "total=gt.1",
              "count=gt.1",
              "tagNames=cs.{hidden}",
              "dearest=not.is.null",
              "secretly=gt.0",
              "average=eq.1.5")) {
        assertEquals(0, app.get(ANN, "order?select=id&" + query).size(), query);
        assertEquals(1, app.get(BUILDER, "order?select=id&" + query).size(), query);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void whatIsHiddenCannotBeLinkedAndIsNotLost(Wall wall) {
    try (var app = new RelatedApp(wall, SHOP)) {
      var open = app.add("tag", "{'name': 'open'}");
      var hidden = app.add("tag", "{'name': 'hidden', 'owner': '" + BOB.id() + "'}");
      var id = app.add("order", "{'title': 'one', 'tags': " + list(hidden, open) + "}");
      var nowhere = UUID.randomUUID().toString();

      for (var method : List.of("POST order", "PATCH order/" + id)) {
        var word = method.split(" ", 2);
        var toHidden =
            app.ask(ANN, word[0], word[1], "{'title': 'x', 'tags': " + list(hidden) + "}");
        var toNowhere =
            app.ask(ANN, word[0], word[1], "{'title': 'x', 'tags': " + list(nowhere) + "}");

        assertEquals(RequestCode.MISSING_REFERENCE, toHidden.refused().code());
        assertEquals(toNowhere.refused(), toHidden.refused(), method);
      }
      assertEquals("one", app.get(ANN, "order/" + id).get("title").textValue());

      var emptied = app.ask(ANN, "PATCH", "order/" + id, "{'tags': []}").json();

      var row = emptied.isArray() ? emptied.get(0) : emptied;
      assertEquals(List.of(), ids(row.get("tags")));
      assertEquals(List.of(hidden), ids(app.get(BUILDER, "order/" + id).get("tags")));
      assertFalse(app.get(ANN, "tag?select=orders").toString().contains(id));
    }
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void linksAreRememberedAndRestored(Wall wall) throws IOException {
    try (var app = new RelatedApp(wall, SHOP)) {
      var red = app.add("tag", "{'name': 'red'}");
      var hidden = app.add("tag", "{'name': 'hidden', 'owner': '" + BOB.id() + "'}");
      var id = app.add("order", "{'title': 'one', 'tags': " + list(red, hidden) + "}");
      app.ask(BUILDER, "PATCH", "order/" + id, "{'tags': " + list(hidden) + "}").json();
      var memory = app.rows().memory();
      var orders = app.rows().program().table("order").orElseThrow();
      var uuid = UUID.fromString(id);

      var history = memory.history(app.scope(ANN), orders, uuid, null, null).await();
      app.ask(BUILDER, "DELETE", "order/" + id, null);
      var everything = new Ask(List.of(), new Condition.All(List.of()), List.of(), null, 0, false);
      var trash = memory.trash(app.scope(ANN), orders, everything, null, null).await();
      memory.restore(app.scope(BUILDER), orders, uuid, everything, true).await();

      var entries = JSON.readTree(history.toBytes());
      assertEquals(
          "{\"from\":[\"" + red + "\"],\"to\":[]}",
          entries.get(0).get("fields").get("tags").toString());
      assertEquals(
          List.of(red), ids(entries.get(1).get("fields").get("tags").get("to")), "as it began");
      assertEquals("[]", JSON.readTree(trash.toBytes()).get(0).get("row").get("tags").toString());
      assertEquals(List.of(hidden), ids(app.get(BUILDER, "order/" + id).get("tags")));
      assertEquals(List.of(), ids(app.get(ANN, "order/" + id).get("tags")));
    }
  }

  /** Without looking again, the second writer would add to what it had not seen yet. */
  @ParameterizedTest
  @EnumSource(Wall.class)
  void ofTwoWritersAtOnceOneIsLast(Wall wall) throws InterruptedException {
    try (var app = new RelatedApp(wall, SHOP)) {
      var red = app.add("tag", "{'name': 'red'}");
      var blue = app.add("tag", "{'name': 'blue'}");
      var id = app.add("order", "{'title': 'one'}");

      for (var turn = 0; turn < 20; turn++) {
        var writers =
            Stream.of(red, blue)
                .map(tag ->
                    Thread.ofVirtual()
                        .start(() ->
                            app.ask(
                                BUILDER, "PATCH", "order/" + id, "{'tags': " + list(tag) + "}")))
                .toList();
        for (var writer : writers) {
          writer.join();
        }

        var order = app.get(BUILDER, "order/" + id);
        assertEquals(1, order.get("tags").size());
        assertEquals(2 * turn + 3, order.get("version").intValue());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void manyRowsAreLinkedAtOnce(Wall wall) {
    try (var app = new RelatedApp(wall, SHOP)) {
      var red = app.add("tag", "{'name': 'red'}");
      var blue = app.add("tag", "{'name': 'blue'}");

      var added =
          app.add(
              BUILDER,
              "order",
              "[{'title': 'a', 'tags': "
                  + list(red)
                  + "}, {'title': 'b', 'tags': "
                  + list(blue, red)
                  + "}, {'title': 'c'}]");
      var changed =
          app.ask(BUILDER, "PATCH", "order?title=in.(a,b)", "{'tags': " + list(blue) + "}").json();

      assertEquals(List.of(red), ids(added.get(0).get("tags")));
      assertEquals(List.of(blue, red), ids(added.get(1).get("tags")));
      assertEquals(List.of(), ids(added.get(2).get("tags")));
      assertEquals(2, changed.size());
      assertEquals(2, app.get(BUILDER, "tag/" + blue).get("orders").size());
      assertEquals(0, app.get(BUILDER, "tag/" + red).get("orders").size());
      var repeated =
          app.ask(BUILDER, "POST", "order", "{'title': 'd', 'tags': " + list(red, red) + "}");
      assertEquals(RequestCode.OUT_OF_BOUNDS, repeated.refused().code());
    }
  }
}
