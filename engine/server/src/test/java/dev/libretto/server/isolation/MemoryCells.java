package dev.libretto.server.isolation;

import static dev.libretto.server.isolation.Idea.*;
import static dev.libretto.server.isolation.Surface.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.server.fixture.TestEngine;
import java.util.List;

/** What a table remembers: readable is what is readable now and was then. */
final class MemoryCells {

  private MemoryCells() {}

  static void fill(Cells cells) {
    var rows = new String[] {"hidden", "foreign", "never", "hiddenTrashed"};
    cells.alike(HISTORY, NO_SUCH_ROW, "GET {rest}item/{x}/history", rows);
    cells.alike(HISTORY, NO_SUCH_ROW, "GET {rest}item/{x}/history", "trashed", "never");
    cells.alike(AS_OF, NO_SUCH_ROW, "GET {rest}item/{x}?asOf={then}", rows);
    cells.alike(AS_OF, NO_SUCH_ROW, "GET {rest}item/{x}?asOf=2001-01-01T00:00:00Z", "one", "never");
    cells.alike(HISTORY, PRECONDITION, "GET {rest}item/{x}/history | If-None-Match: *", rows);
    cells.alike(AS_OF, PRECONDITION, "GET {rest}item/{x}?asOf={then} | If-None-Match: *", rows);
    for (var idea : List.of(HIDDEN_FIELD, HIDDEN_PER_ROW, ACROSS_RELATIONS)) {
      cells.twins(
          HISTORY,
          idea,
          "GET {rest}item/{one}/history",
          "GET {rest}room/{hall}/history",
          "GET {rest}item/{three}/history");
      cells.twins(TRASH, idea, "GET {rest}item/trash");
    }
    for (var idea : List.of(HIDDEN_FIELD, HIDDEN_PER_ROW, DERIVED, ARITHMETIC, ACROSS_RELATIONS)) {
      cells.twins(
          AS_OF,
          idea,
          "GET {rest}item/{one}?asOf={then}",
          "GET {rest}item/{one}?asOf={then}&select=*,room(*),rooms(*),lair(*)",
          "GET {rest}room/{hall}?asOf={then}&select=*,items(*)");
    }
    cells.twins(TRASH, DERIVED, "GET {rest}item/trash?select=title,double,call");
    cells.twins(TRASH, ARITHMETIC, "GET {rest}item/trash?select=title,ratio,huge,secret");
    cells.twins(TRASH, HIDDEN_ROWS, "GET {rest}item/trash", "GET {rest}item/trash?limit=1");
    cells.twins(
        HISTORY, HIDDEN_ROWS, "GET {rest}room/{hall}/history", "GET {rest}item/{one}/history");
    cells.twins(AS_OF, HIDDEN_ROWS, "GET {rest}room/{hall}?asOf={then}&select=name,items(*)");
    cells.twins(
        TRASH, WINDOW, "GET {rest}item/trash?limit=1", "GET {rest}item/trash?before=999999999");
    cells.twins(
        HISTORY,
        WINDOW,
        "GET {rest}item/{one}/history?limit=1",
        "GET {rest}item/{one}/history?before=99999999");
    for (var asked :
        List.of(
            "GET {rest}item/{one}/history?secret=eq.x",
            "GET {rest}item/trash?secret=like.*canary*",
            "GET {rest}item/{one}?asOf={then}&secret=like.*canary*")) {
      for (var surface : List.of(HISTORY, TRASH, AS_OF)) {
        cells.check(surface, HIDDEN_FIELD, stage -> stage.writingTwins(asked));
      }
    }
    for (var surface : List.of(HISTORY, AS_OF, TRASH, RESTORE)) {
      cells.check(surface, THEN_AND_NOW, MemoryCells::shownOnce);
    }
    cells.check(HISTORY, THEN_AND_NOW, MemoryCells::underNewRules);
    cells.check(AS_OF, THEN_AND_NOW, MemoryCells::underNewRules);
    cells.check(TRASH, THEN_AND_NOW, MemoryCells::underNewRules);
    cells.check(RESTORE, THEN_AND_NOW, MemoryCells::underNewRules);
    cells.check(PURGE, THEN_AND_NOW, MemoryCells::underNewRules);
    for (var surface : List.of(RESTORE, PURGE)) {
      cells.check(
          surface,
          HIDDEN_ROWS,
          stage ->
              stage.alike(
                  stage.first, surface.sample.replace("{never}", "{x}"), "hiddenTrashed", "never"));
    }
    for (var idea : List.of(HIDDEN_FIELD, HIDDEN_PER_ROW, DERIVED, ARITHMETIC, ACROSS_RELATIONS)) {
      cells.check(RESTORE, idea, MemoryCells::broughtBack);
    }
  }

  /** A value that showed once is hidden now, and one that shows now was hidden once. */
  private static void shownOnce(Stage stage) {
    var vault = stage.spare;
    var app = vault.app.asBuilder();
    var id =
        app.addId("item", "{title:'shown once', shown:true, phone:'for a while', marks:['a']}");
    var shown = Vault.now();
    vault.name("shownOnce", id);
    app.patch("item/" + id, "{shown:false}");
    app.patch("item/" + id, "{phone:'%s-2'}".formatted(Vault.CANARY));
    var hidden = Vault.now();
    Attempt.of("GET {rest}item/{shownOnce}/history").send(vault);
    for (var instant : List.of(shown, hidden)) {
      for (var select : List.of("*", "phone,call", "x:phone,marks,spot")) {
        var row =
            Attempt.of("GET {rest}item/{shownOnce}?asOf=" + instant + "&select=" + select)
                .send(vault)
                .json();
        assertTrue(row.get("$redacted").size() > 0, row::toString);
        assertFalse(row.toString().contains("for a while"), row::toString);
      }
    }
    app.patch("item/" + id, "{shown:true, phone:'now'}");
    Attempt.of("GET {rest}item/{shownOnce}?asOf=" + hidden).send(vault);
    Attempt.of("GET {rest}item/{shownOnce}/history").send(vault);
    app.patch("item/" + id, "{shown:false, phone:'%s'}".formatted(Vault.CANARY));
    app.delete("item/" + id);
    Attempt.of("GET {rest}item/trash").send(vault);
    var back =
        Attempt.of(
                "POST {rest}item/trash/{shownOnce}/restore {}", "Prefer", "return=representation")
            .send(vault);
    assertEquals(200, back.status(), back::toString);
    assertEquals(204, app.delete("item/" + id).status());
    assertEquals(204, app.delete("item/trash/" + id).status());
  }

  private static void broughtBack(Stage stage) {
    for (var vault : List.of(stage.first, stage.second)) {
      var back =
          Attempt.of("POST {rest}item/trash/{trashed}/restore?select=*,room(*) {}").send(vault);
      assertEquals(200, back.status(), back::toString);
      assertEquals(204, vault.app.asBuilder().delete(vault.fill("item/{trashed}")).status());
    }
  }

  /** Old values are under the rules of today. */
  private static void underNewRules(Stage stage) {
    var vault = Vault.empty(stage.engine, stage.engine.builder(), "vault", "public");
    var app = vault.app.asBuilder();
    vault.name(
        "row", app.addId("item", "{title:'" + Vault.CANARY + "', rank:" + Vault.NUMBER + "}"));
    vault.name(
        "gone", app.addId("item", "{title:'" + Vault.CANARY + "', rank:" + Vault.NUMBER + "}"));
    var then = Vault.now();
    app.patch(vault.fill("item/{row}"), "{title:'harmless', rank:1}");
    app.delete(vault.fill("item/{gone}"));
    var narrower =
        TestEngine.resource("vault.json")
            .replace(
                "{ \"name\": \"title\", \"type\": \"text\", \"required\": true },\n"
                    + "        { \"name\": \"isbn\"",
                "{ \"name\": \"title\", \"type\": \"text\", \"required\": true, \"read\": \"'boss'"
                    + " in user.roles\" },\n"
                    + "        { \"name\": \"isbn\"")
            .replace(
                "\"name\": \"rank\", \"type\": \"integer\"",
                "\"name\": \"rank\", \"type\": \"integer\", \"read\": \"'boss' in user.roles\"");
    assertFalse(narrower.equals(TestEngine.resource("vault.json")));
    publish(vault, narrower);
    Attempt.of("GET {rest}item/{row}/history").send(vault);
    var row = Attempt.of("GET {rest}item/{row}?asOf=" + then).send(vault).json();
    assertTrue(row.get("title").isNull() && row.get("rank").isNull(), row::toString);
    Attempt.of("GET {rest}item/trash").send(vault);
    Attempt.of("GET {rest}item/trash?select=t:title,r:rank").send(vault);
    publish(
        vault,
        narrower.replaceFirst(
            "\"read\": \"row.open\",(\\s+\"create\": \"row.title)",
            "\"read\": \"'boss' in user.roles\",$1"));
    for (var request :
        List.of(
            "GET {rest}item/{row}/history",
            "GET {rest}item/{row}?asOf=" + then,
            "GET {rest}item/trash",
            "POST {rest}item/trash/{gone}/restore {}",
            "DELETE {rest}item/trash/{gone}")) {
      var answer = Attempt.of(request).send(vault);
      assertTrue(
          answer.status() >= 400 || answer.text().equals("[]"), () -> request + "\n" + answer);
    }
    assertEquals(1, app.get("item/trash").json().size());
  }

  /** That a rule is another is not always seen to be narrower: the builder consents. */
  private static void publish(Vault vault, String definition) {
    vault.office("PUT", "/definition?accept=widens-access", definition);
  }
}
