package dev.libretto.server.isolation;

import static dev.libretto.server.isolation.CallerCells.sample;
import static dev.libretto.server.isolation.Idea.*;
import static dev.libretto.server.isolation.Surface.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

/** What a key was made for, and names that mean nothing outside of the database. */
final class ReachCells {

  private ReachCells() {}

  static void fill(Cells cells) {
    for (var surface : Surface.values()) {
      if (surface.hasRows()) {
        cells.check(surface, SCOPE, stage -> scope(stage, surface));
        cells.check(surface, PHYSICAL_NAME, stage -> physical(stage, surface));
      }
    }
    cells.check(LOOKUP, SCOPE, ReachCells::acrossScopes);
    cells.check(ROLLUP, SCOPE, ReachCells::acrossScopes);
  }

  private static void scope(Stage stage, Surface surface) {
    var vault = stage.first;
    vault.name("narrowKey", Gone.narrow(stage, "ticket:read"));
    var writing = surface.kind == Kind.WRITES || surface == RESTORE || surface == PURGE;
    var key = writing ? Gone.narrow(stage, "*:read") : vault.named("narrowKey");
    var sample = sample(surface);
    var answer = stage.refused(vault, 403, sample.with("apikey", key));
    assertFalse(answer.text().contains("\"one\""), answer::toString);
  }

  /** Rows a key does not reach are not there, whichever way round. */
  private static void acrossScopes(Stage stage) {
    var row =
        Attempt.of(
                "GET {rest}item/{one}?select=room,rooms,roomName,roomNames,roomCount,areaSum",
                "apikey",
                Gone.narrow(stage, "item:read"))
            .send(stage.first)
            .json();
    assertTrue(row.get("roomName").isNull(), row::toString);
    assertEquals(0, row.get("roomCount").asInt());
    assertEquals(0, row.get("areaSum").asInt());
    assertEquals(0, row.get("rooms").size());
    stage.refused(
        stage.first,
        403,
        Attempt.of("GET {rest}item?select=room(*)", "apikey", Gone.narrow(stage, "item:read")));
  }

  /** Names of PostgreSQL's mean what any unknown name means. */
  private static void physical(Stage stage, Surface surface) {
    var vault = stage.first;
    for (var name : Physical.of(stage).names()) {
      for (var request : Physical.requests(surface)) {
        var headers =
            request.contains(" | ") ? List.of("Prefer", "count=exact") : List.<String>of();
        var text = request.replaceFirst(" \\|.*", "");
        var shapes =
            Stream.of(name, name.replaceAll("[a-z0-9]", "q"))
                .map(known ->
                    Attempt.shape(
                            vault, new Attempt(text.replace("{x}", known), headers).send(vault))
                        // What was sent is said again, a long one not to its end.
                        .replaceAll("'[^']*'", "'{x}'")
                        .replace(known, "{x}"))
                .toList();
        Stage.assertAlike(text + " with " + name, shapes.getLast(), shapes.getFirst());
      }
    }
  }
}
