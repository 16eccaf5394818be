package dev.libretto.server.isolation;

import static dev.libretto.server.isolation.Idea.*;
import static dev.libretto.server.isolation.Surface.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** What is put into a body beside what belongs there, and bodies that are sent again. */
final class BodyCells {

  private BodyCells() {}

  static void fill(Cells cells) {
    cells.check(CREATE, SMUGGLED, BodyCells::smuggledIntoNew);
    cells.check(CREATE_MANY, SMUGGLED, BodyCells::smuggledIntoNew);
    cells.check(CHANGE, SMUGGLED, stage -> smuggledIntoChange(stage, "PATCH {rest}item/{one} "));
    cells.check(
        CHANGE_MANY,
        SMUGGLED,
        stage -> smuggledIntoChange(stage, "PATCH {rest}item?title=eq.one "));
    cells.check(
        TRANSITION,
        SMUGGLED,
        stage -> {
          for (var body :
              List.of(
                  "{id:'{ticket}', status:'sealed'}",
                  "{id:'{ticket}', by:'builder:x'}",
                  "{id:['{ticket}','{moved}']}",
                  "{id:'{ticket}', __proto__:{version:1}}")) {
            stage.refused(stage.first, Stage.ANY, Attempt.of("POST {rest}rpc/file " + body));
          }
        });
    for (var surface : List.of(CREATE, CREATE_MANY)) {
      cells.check(surface, REPLAY, stage -> replay(stage, surface));
    }
  }

  private static void smuggledIntoNew(Stage stage) {
    for (var member :
        List.of(
            "id:'{never}'",
            "createdBy:'builder:x'",
            "createdAt:'2001-01-01T00:00:00Z'",
            "updatedAt:'2001-01-01T00:00:00Z'",
            "version:7",
            "double:1",
            "roomName:'x'",
            "roomCount:1",
            "declared:1",
            "__proto__:{open:false}",
            "constructor:{prototype:{open:false}}",
            "'title\\u0000':'x'",
            "'Title':'x'",
            "'title ':'x'",
            "'" + "t".repeat(5_000) + "':'x'",
            "$redacted:[]",
            "title:'again'")) {
      var vault = stage.spare;
      var before = vault.everything();
      for (var body : List.of("{title:'smuggled', %s}", "[{title:'smuggled', %s}]")) {
        var answer = Attempt.of("POST {rest}item " + body.formatted(member)).send(vault);
        if (member.startsWith("title:")) {
          continue;
        }
        assertEquals(4, answer.status() / 100, () -> member + "\n" + answer);
        assertEquals(before, vault.everything(), member);
      }
      if (member.startsWith("title:")) {
        vault.app.asBuilder().delete("item?title=eq.again");
      }
    }
    var row = stage.spare.app.add("item", "{title:'by me'}");
    assertTrue(row.get("createdBy").isNull());
    assertEquals(204, stage.spare.app.delete("item/" + row.get("id").textValue()).status());
  }

  private static void smuggledIntoChange(Stage stage, String request) {
    for (var member :
        List.of(
            "id:'{never}'",
            "createdBy:'builder:x'",
            "createdAt:'2001-01-01T00:00:00Z'",
            "double:1",
            "roomName:'x'",
            "nothing:1",
            "__proto__:{open:false}",
            "constructor:{prototype:{open:false}}",
            "$redacted:[]")) {
      stage.refused(stage.first, Stage.ANY, Attempt.of(request + "{" + member + "}"));
    }
  }

  /** No answer of another caller comes back for a key somebody has used: each write is its own. */
  private static void replay(Stage stage, Surface surface) {
    var vault = stage.otherHall;
    var sample =
        Attempt.of(surface.sample, "Idempotency-Key", "k1", "Prefer", "return=representation");
    var first = sample.with("apikey", "{wholeKey}").send(vault);
    var second =
        sample
            .with("Cookie", "libretto_member={session}", "X-CSRF-Token", "{csrf}")
            .with("Sec-Fetch-Site", "same-origin")
            .send(vault);
    assertEquals(201, first.status(), first::toString);
    assertEquals(201, second.status(), second::toString);
    assertNotEquals(first.json().get(0).get("id"), second.json().get(0).get("id"));
    assertNotEquals(first.json().get(0).get("createdBy"), second.json().get(0).get("createdBy"));
  }
}
