package dev.libretto.serve;

import static dev.libretto.serve.RelatedApp.ANN;
import static dev.libretto.serve.RelatedApp.BOB;
import static dev.libretto.serve.RelatedApp.BUILDER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libretto.plan.Caller;
import dev.libretto.plan.Reach;
import dev.libretto.problem.RequestCode;
import dev.libretto.store.Wall;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writes that merge, that are bounded, and that are only tried. */
final class PreferredWriteTest {

  private static final String STOCK =
      """
      {'format': 'app/1', 'app': {'name': 'shop'}, 'access': {'visibility': 'public'}, 'tables': [
        {'name': 'item', 'unique': [{'fields': ['sku']}, {'fields': ['place', 'slot']}], 'fields': [
          {'name': 'sku', 'type': 'text'},
          {'name': 'name', 'type': 'text', 'required': true},
          {'name': 'count', 'type': 'integer', 'default': 1},
          {'name': 'place', 'type': 'text'},
          {'name': 'slot', 'type': 'integer'},
          {'name': 'owner', 'type': 'text'}],
         'access': {'read': 'row.owner == null || row.owner == user.id', 'create': 'user.signedIn',
                    'update': 'user.signedIn', 'delete': 'user.signedIn'}},
        {'name': 'ticket', 'states': {'field': 'status', 'initial': 'open',
           'transitions': [{'name': 'close', 'from': ['open'], 'to': 'closed'},
                           {'name': 'archive', 'from': ['closed'], 'to': 'archived'}]},
         'history': {'trashDays': 7},
         'fields': [
          {'name': 'title', 'type': 'text', 'required': true},
          {'name': 'status', 'type': 'select', 'required': true,
           'options': [{'value': 'open'}, {'value': 'closed'}, {'value': 'archived'}]}],
         'access': {'read': 'true', 'create': 'true', 'update': 'true', 'delete': 'true'}}]}
      """;

  private static final String MERGE = "resolution=merge-duplicates";
  private static final String IGNORE = "resolution=ignore-duplicates";
  private static final String BY_SKU = "item?on_conflict=sku&select=sku,name,count";

  @ParameterizedTest
  @EnumSource(Wall.class)
  void mergesByAUniqueKey(Wall wall) {
    try (var app = new RelatedApp(wall, STOCK)) {
      app.add("item", "{'sku': 'a', 'name': 'old', 'count': 5}");

      var merged =
          app.prefer(
                  ANN,
                  MERGE,
                  "POST",
                  BY_SKU,
                  "[{'sku': 'b', 'name': 'new'}, {'sku': 'a', 'name': 'changed'}, {'name': 'none'}]")
              .json();

      assertEquals(
          """
          [{"sku":"b","name":"new","count":1},{"sku":"a","name":"changed","count":5},\
          {"sku":null,"name":"none","count":1}]\
          """,
          merged.toString());
      assertEquals("3", app.column("SELECT count(*) FROM %s.change WHERE kind = 'c'").getFirst());
      assertEquals("1", app.column("SELECT count(*) FROM %s.change WHERE kind = 'u'").getFirst());
    }
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void leavesWhatIsThereWhereAskedTo(Wall wall) {
    try (var app = new RelatedApp(wall, STOCK)) {
      app.add("item", "{'name': 'old', 'place': 'x', 'slot': 1}");

      var written =
          app.prefer(
                  ANN,
                  IGNORE,
                  "POST",
                  "item?on_conflict=slot,place&select=name",
                  "[{'name': 'other', 'place': 'x', 'slot': 1}, {'name': 'two', 'place': 'x', 'slot': 2}]")
              .json();

      assertEquals("[{\"name\":\"two\"}]", written.toString());
      assertEquals(
          "[{\"name\":\"old\"},{\"name\":\"two\"}]",
          app.get(ANN, "item?select=name&order=name").toString());
    }
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void mergesByIdOnlyWhatTheCallerSees(Wall wall) {
    try (var app = new RelatedApp(wall, STOCK)) {
      var seen = app.add("item", "{'name': 'old'}");
      var hidden = app.add("item", "{'name': 'hidden', 'sku': 'h', 'owner': '" + BOB.id() + "'}");

      var merged =
          app.prefer(
                  ANN,
                  MERGE,
                  "POST",
                  "item?select=name",
                  "[{'id': '" + seen + "', 'name': 'changed'}, {'name': 'new'}]")
              .json();
      var byId =
          app.prefer(ANN, MERGE, "POST", "item", "{'id': '" + hidden + "', 'name': 'mine'}")
              .refused();
      var none =
          app.prefer(
                  ANN,
                  MERGE,
                  "POST",
                  "item",
                  "{'id': '00000000-0000-4000-8000-000000000000', 'name': 'mine'}")
              .refused();
      var byKey = app.prefer(ANN, MERGE, "POST", BY_SKU, "{'sku': 'h', 'name': 'mine'}").refused();
      var plain = app.ask(ANN, "POST", "item", "{'sku': 'h', 'name': 'mine'}").refused();

      assertEquals("[{\"name\":\"changed\"},{\"name\":\"new\"}]", merged.toString());
      assertEquals(none, byId, "hidden or not there at all: nobody can tell");
      assertEquals(RequestCode.ROW_NOT_FOUND, byId.code());
      assertEquals(plain, byKey, "a collision like any other");
      assertEquals(
          "{\"name\":\"hidden\"}", app.get(BUILDER, "item/" + hidden + "?select=name").toString());
    }
  }

  @Test
  void writesNothingWhereOneOfThemIsWrong() {
    try (var app = new RelatedApp(Wall.NONE, STOCK)) {
      app.add("item", "{'sku': 'a', 'name': 'old'}");

      var refused =
          app.prefer(ANN, MERGE, "POST", BY_SKU, "[{'sku': 'a', 'name': 'changed'}, {'sku': 'b'}]")
              .refused();

      assertEquals(RequestCode.MISSING_VALUE, refused.code());
      assertEquals("[{\"name\":\"old\"}]", app.get(BUILDER, "item?select=name").toString());
      assertEquals(
          RequestCode.NO_SUCH_KEY,
          app.prefer(ANN, MERGE, "POST", "item?on_conflict=name", "{'name': 'x'}")
              .refused()
              .code());
      assertEquals(
          RequestCode.UNKNOWN_COLUMN,
          app.prefer(ANN, MERGE, "POST", "item?on_conflict=nome", "{'name': 'x'}")
              .refused()
              .code());
    }
  }

  @Test
  void ofWritersAtOnceOneAddsAndTheOthersMerge() throws Exception {
    try (var app = new RelatedApp(Wall.NONE, STOCK);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers =
          IntStream.range(0, 4)
              .<Callable<Integer>>mapToObj(i ->
                  () ->
                      app.prefer(ANN, MERGE, "POST", BY_SKU, "{'sku': 'a', 'name': 'n" + i + "'}")
                          .json()
                          .size())
              .toList();

      for (var done : threads.invokeAll(writers)) {
        assertEquals(1, done.get());
      }

      assertEquals("[{\"version\":4}]", app.get(BUILDER, "item?select=version").toString());
    }
  }

  @Test
  void takesTheKeysThatCountAlone() {
    try (var app = new RelatedApp(Wall.NONE, STOCK)) {
      var written =
          app.ask(
                  ANN,
                  "POST",
                  "item?columns=\"name\",\"sku\"&select=name,sku,count",
                  "[{'name': 'a', 'sku': 's', 'count': 9, 'klingon': 1}]")
              .json();

      assertEquals("[{\"name\":\"a\",\"sku\":\"s\",\"count\":1}]", written.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void changesNoMoreRowsThanItMay(Wall wall) {
    try (var app = new RelatedApp(wall, STOCK)) {
      app.add(BUILDER, "item", "[{'name': 'a'}, {'name': 'b'}]");
      var strict = "handling=strict, max-affected=1";

      var many = app.prefer(ANN, strict, "PATCH", "item?count=eq.1", "{'count': 2}").refused();
      var gone = app.prefer(ANN, strict, "DELETE", "item?count=eq.1", null).refused();
      var one = app.prefer(ANN, strict, "PATCH", "item?name=eq.a&select=count", "{'count': 2}");

      assertEquals(RequestCode.TOO_MANY_AFFECTED, many.code());
      assertEquals("2 rows match, 1 may be changed", many.details());
      assertEquals(RequestCode.TOO_MANY_AFFECTED, gone.code());
      assertEquals("[{\"count\":2}]", one.json().toString());
      assertEquals(
          "[{\"name\":\"a\",\"count\":2},{\"name\":\"b\",\"count\":1}]",
          app.get(BUILDER, "item?select=name,count&order=name").toString());
    }
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void triesWithoutAnythingStaying(Wall wall) {
    try (var app = new RelatedApp(wall, STOCK)) {
      var id = app.add("item", "{'name': 'a', 'sku': 's'}");
      var before = app.column("SELECT max(seq) FROM %s.change");
      var tried = "tx=rollback";

      assertEquals(
          "[{\"name\":\"b\"}]",
          app.prefer(ANN, tried, "POST", "item?select=name", "[{'name': 'b'}]").json().toString());
      assertEquals(
          "{\"name\":\"c\",\"version\":2}",
          app.prefer(ANN, tried, "PATCH", "item/" + id + "?select=name,version", "{'name': 'c'}")
              .json()
              .toString());
      assertEquals(
          RequestCode.NOT_UNIQUE,
          app.prefer(ANN, tried, "POST", "item", "{'name': 'b', 'sku': 's'}").refused().code());
      app.prefer(ANN, tried, "DELETE", "item/" + id, null).json();
      app.prefer(ANN, tried + "," + MERGE, "POST", BY_SKU, "{'sku': 's', 'name': 'd'}").json();

      assertEquals(
          "[{\"name\":\"a\",\"version\":1}]",
          app.get(BUILDER, "item?select=name,version").toString());
      assertEquals(before, app.column("SELECT max(seq) FROM %s.change"));
    }
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void triesTransitionsAndTheTrashToo(Wall wall) {
    try (var app = new RelatedApp(wall, STOCK)) {
      var id = app.add("ticket", "{'title': 'one'}");
      var gone = app.add("ticket", "{'title': 'gone'}");
      app.ask(BUILDER, "DELETE", "ticket/" + gone, null).json();
      var tried = "tx=rollback";

      assertEquals(
          "closed",
          app.prefer(ANN, tried, "POST", "rpc/close", "{'id': '" + id + "'}")
              .json()
              .get("status")
              .textValue());
      assertEquals(
          "gone",
          app.prefer(ANN, tried, "POST", "ticket/trash/" + gone + "/restore", "{}")
              .json()
              .get("title")
              .textValue());
      app.prefer(ANN, tried, "DELETE", "ticket/trash/" + gone, null);

      assertEquals(
          "[{\"title\":\"one\",\"status\":\"open\"}]",
          app.get(BUILDER, "ticket?select=title,status").toString());
      assertEquals(1, app.get(BUILDER, "ticket/trash").size(), "it can still be restored");
    }
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void saysWhyAMoveIsNotPossible(Wall wall) {
    try (var app = new RelatedApp(wall, STOCK)) {
      var id = app.add("ticket", "{'title': 'one'}");
      var body = "{'status': 'archived'}";
      var plain = app.ask(ANN, "PATCH", "ticket/" + id, body).refused();

      assertEquals(plain, app.prefer(ANN, "tx=rollback", "PATCH", "ticket/" + id, body).refused());
      assertEquals(
          plain, app.prefer(ANN, "max-affected=1", "PATCH", "ticket/" + id, body).refused());
      assertEquals(
          plain.code(),
          app.prefer(ANN, MERGE, "POST", "ticket", "[{'id': '" + id + "', 'status': 'archived'}]")
              .refused()
              .code());
    }
  }

  @Test
  void takesEachRowOnceAndNothingElse() {
    try (var app = new RelatedApp(Wall.NONE, STOCK)) {
      var id = app.add("item", "{'sku': 'a', 'name': 'old'}");
      var twice = "[{'id': '" + id + "'}, {'id': '" + id + "'}]";

      assertEquals(
          RequestCode.INVALID_ROW, app.prefer(ANN, MERGE, "POST", "item", twice).refused().code());
      assertEquals(
          RequestCode.INVALID_ROW,
          app.prefer(
                  ANN,
                  MERGE,
                  "POST",
                  BY_SKU,
                  "[{'sku': 'b', 'name': 'x'}, {'sku': 'b', 'name': 'y'}]")
              .refused()
              .code());
      assertEquals(
          RequestCode.INVALID_ROW,
          app.prefer(ANN, MERGE, "POST", "item", "[[{'name': 'x'}, {'name': 'y'}]]")
              .refused()
              .code());
      assertEquals(1, app.get(BUILDER, "item").size());
    }
  }

  @Test
  void holdsNoMoreThanAnAnswer() {
    var definition =
        "{'format': 'app/1', 'app': {'name': 'shop'}, 'tables': [{'name': 'page', 'fields': ["
            + "{'name': 'body', 'type': 'longText', 'maxLength': 1000000}]}]}";
    try (var app = new RelatedApp(Wall.NONE, definition)) {
      var ids = new StringBuilder("[");
      for (int count = 0; count < 20; count++) {
        var id = app.add("page", "{'body': '" + "x".repeat(900_000) + "'}");
        ids.append(count == 0 ? "" : ",").append("{'id': '").append(id).append("'}");
      }

      var refused = app.prefer(BUILDER, MERGE, "POST", "page", ids + "]").refused();

      assertEquals(RequestCode.ANSWER_TOO_LARGE, refused.code());
      assertEquals(20, app.get(BUILDER, "page?select=version&version=eq.1").size());
    }
  }

  /** What is only tried leaves no trace, and would be a way to read. */
  @Test
  void whatAKeyMayNotReadItMayNotTry() {
    try (var app = new RelatedApp(Wall.NONE, STOCK)) {
      app.add("ticket", "{'title': 'one'}");
      var table = app.rows().program().table("ticket").orElseThrow().id();
      var key =
          Caller.key(
              "00000000-0000-4000-8000-00000000000c",
              List.of(),
              Reach.of(Set.of(table + ":delete", table + ":update", table + ":create")));

      assertEquals(
          RequestCode.OUT_OF_REACH,
          app.prefer(key, "tx=rollback", "DELETE", "ticket?title=not.is.null", null)
              .refused()
              .code());
      assertEquals(
          1, app.prefer(key, "tx=commit", "DELETE", "ticket?title=eq.one", null).json().size());
    }
  }
}
