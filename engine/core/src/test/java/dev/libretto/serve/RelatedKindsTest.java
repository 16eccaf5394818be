package dev.libretto.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libretto.problem.RequestCode;
import dev.libretto.store.Wall;
import org.junit.jupiter.api.Test;

/** Values with a form of their own keep it on their way from one row to another. */
final class RelatedKindsTest {

  private static final String SHOP =
      """
      {'format': 'app/1', 'app': {'name': 'shop'}, 'tables': [
        {'name': 'order', 'fields': [
          {'name': 'shop', 'type': 'relation', 'table': 'shop'},
          {'name': 'place', 'type': 'lookup', 'relation': 'shop', 'field': 'place'},
          {'name': 'photo', 'type': 'lookup', 'relation': 'shop', 'field': 'photo'},
          {'name': 'scans', 'type': 'lookup', 'relation': 'shop', 'field': 'scans'},
          {'name': 'taste', 'type': 'lookup', 'relation': 'shop', 'field': 'taste'},
          {'name': 'open', 'type': 'lookup', 'relation': 'shop', 'field': 'open'}]},
        {'name': 'shop', 'fields': [
          {'name': 'orders', 'type': 'relation', 'table': 'order', 'inverseOf': 'shop'},
          {'name': 'opens', 'type': 'lookup', 'relation': 'orders', 'field': 'open'},
          {'name': 'longest', 'type': 'rollup', 'relation': 'orders', 'function': 'max', 'field': 'open'},
          {'name': 'place', 'type': 'geo'},
          {'name': 'photo', 'type': 'file'},
          {'name': 'scans', 'type': 'file', 'many': true},
          {'name': 'taste', 'type': 'vector', 'dimensions': 2},
          {'name': 'open', 'type': 'duration'}]}]}
      """;

  private static final String POINT = "{\"type\":\"Point\",\"coordinates\":[13.4,52.5]}";

  @Test
  void showsPlacesFilesVectorsAndDurationsFromOtherRows() {
    try (var app = new RelatedApp(Wall.NONE, SHOP)) {
      var file =
          app.column(
                  "INSERT INTO %s.file (id, name, media_type, size, sha256) VALUES"
                      + " (gen_random_uuid(), 'a', 'text/plain', 1, sha256('')) RETURNING id::text")
              .getFirst();
      var shop =
          app.add(
              "shop",
              "{'place': %s, 'photo': '%s', 'scans': ['%s'], 'taste': [1, 0.5], 'open': 'PT8H'}"
                  .formatted(POINT, file, file));
      var order = app.add("order", "{'shop': '" + shop + "'}");
      var photo =
          "{\"id\":\"%s\",\"name\":\"a\",\"size\":1,\"type\":\"text/plain\"}".formatted(file);
      var columns = "place,photo,scans,taste,open";

      var shown = app.get(RelatedApp.BUILDER, "order/" + order + "?select=" + columns);
      var embedded =
          app.get(
              RelatedApp.BUILDER, "shop/" + shop + "?select=opens,longest,orders(" + columns + ")");

      assertEquals(POINT, shown.get("place").toString());
      assertEquals(photo, shown.get("photo").toString());
      assertEquals("[" + photo + "]", shown.get("scans").toString());
      assertEquals("[1,0.5]", shown.get("taste").toString());
      assertEquals("\"PT8H\"", shown.get("open").toString());
      assertEquals("[\"PT8H\"]", embedded.get("opens").toString());
      assertEquals("\"PT8H\"", embedded.get("longest").toString());
      var each = embedded.get("orders").get(0);
      assertEquals(POINT, each.get("place").toString());
      assertEquals(photo, each.get("photo").toString());
      assertEquals("[" + photo + "]", each.get("scans").toString());
      assertEquals("[1,0.5]", each.get("taste").toString());
      assertEquals("\"PT8H\"", each.get("open").toString());
    }
  }

  @Test
  void findsByThePlaceOfAnotherRow() {
    try (var app = new RelatedApp(Wall.NONE, SHOP)) {
      var shop = app.add("shop", "{'place': " + POINT + "}");
      app.add("order", "{'shop': '" + shop + "'}");
      app.add("order", "{}");

      var near = app.get(RelatedApp.BUILDER, "order?place=within.(13.4,52.5,10)&select=id");
      var all = app.get(RelatedApp.BUILDER, "order?select=place,photo,scans,open");
      var wrong = app.ask(RelatedApp.BUILDER, "GET", "order?scans=cs.{a}", null).refused();

      assertEquals(1, near.size());
      assertEquals(2, all.size());
      assertEquals(RequestCode.UNKNOWN_OPERATOR, wrong.code());
    }
  }
}
