package dev.libretto.server.isolation;

import static dev.libretto.server.isolation.Idea.*;
import static dev.libretto.server.isolation.Surface.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

/** Writing rows: what is hidden must neither be told by an answer nor be changed. */
final class WriteCells {

  private static final String RETURN = " | Prefer: return=representation";
  private static final String[] ITEMS = {"hidden", "foreign", "never"};
  private static final String[] ROOMS = {"cellar", "pit", "foreignRoom", "never"};

  private WriteCells() {}

  static void fill(Cells cells) {
    missing(cells);
    references(cells);
    conflicts(cells);
    conditions(cells);
    answers(cells);
  }

  private static void missing(Cells cells) {
    for (var headers :
        List.of("", RETURN, " | If-Match: \"1\"", " | If-Match: \"7\"", " | If-Match: *")) {
      var idea = headers.contains("If-") ? PRECONDITION : NO_SUCH_ROW;
      cells.alike(CHANGE, idea, "PATCH {rest}item/{x} {title:'taken'}" + headers, ITEMS);
      cells.alike(
          CHANGE, idea, "PATCH {rest}item/{x} {secret:'taken', room:'{hall}'}" + headers, ITEMS);
      cells.alike(CHANGE_MANY, idea, "PATCH {rest}item?id=eq.{x} {title:'taken'}" + headers, ITEMS);
      cells.alike(DELETE, idea, "DELETE {rest}item/{x}" + headers, ITEMS);
      cells.alike(DELETE_MANY, idea, "DELETE {rest}item?id=eq.{x}" + headers, ITEMS);
      cells.alike(
          TRANSITION,
          idea,
          "POST {rest}rpc/file {id:'{x}'}" + headers,
          "hiddenTicket",
          "foreignTicket",
          "never");
      cells.alike(
          RESTORE,
          idea,
          "POST {rest}item/trash/{x}/restore {}" + headers,
          "hiddenTrashed",
          "foreignTrashed",
          "hidden",
          "never");
      cells.alike(
          PURGE,
          idea,
          "DELETE {rest}item/trash/{x}" + headers,
          "hiddenTrashed",
          "foreignTrashed",
          "hidden",
          "never");
    }
    cells.alike(
        TRANSITION,
        PRECONDITION,
        "POST {rest}rpc/file {id:'{x}', version:1}",
        "hiddenTicket",
        "foreignTicket",
        "never");
    cells.alike(
        TRANSITION,
        NO_SUCH_ROW,
        "PATCH {rest}ticket/{x} {status:'filed'}",
        "hiddenTicket",
        "never");
  }

  /** A relation to a hidden row is one to no row, whatever else is wrong with the request. */
  private static void references(Cells cells) {
    for (var body :
        List.of(
            "{title:'x', room:'{x}'}",
            "{title:'x', rooms:['{hall}','{x}']}",
            "{title:'x', lair:'{x}'}",
            "{title:'x', isbn:'v-1', room:'{x}'}",
            "{title:'refused', room:'{x}'}",
            "{title:'x', rank:'no', room:'{x}'}")) {
      cells.alike(CREATE, REFERENCE, "POST {rest}item " + body, ROOMS);
      cells.alike(CREATE, REFERENCE, "POST {rest}item " + body + RETURN, ROOMS);
      cells.alike(CREATE_MANY, REFERENCE, "POST {rest}item [{title:'y'}," + body + "]", ROOMS);
    }
    // What the rule about new rows follows, it decides: a room it does not allow is no room.
    cells.alike(
        CREATE,
        REFERENCE,
        "POST {rest}task {title:'x', room:'{x}'}",
        "pit",
        "foreignRoom",
        "never");
    cells.alike(
        CREATE, REFERENCE, "POST {rest}task {title:'x', room:'{hall}', rooms:['{x}']}", ROOMS);
    cells.alike(
        CHANGE, REFERENCE, "PATCH {rest}task/{task} {room:'{x}'}", "pit", "foreignRoom", "never");
    for (var body :
        List.of(
            "{room:'{x}'}",
            "{rooms:['{x}']}",
            "{lair:'{x}'}",
            "{room:'{x}', isbn:'v-1'}",
            "{room:'{x}', price:1}")) {
      // The one that two leads to already may be sent back, so another row is changed.
      cells.alike(CHANGE, REFERENCE, "PATCH {rest}item/{three} " + body, ROOMS);
      cells.alike(CHANGE, REFERENCE, "PATCH {rest}item/{three} " + body + RETURN, ROOMS);
      cells.alike(CHANGE_MANY, REFERENCE, "PATCH {rest}item?title=eq.three " + body, ROOMS);
      cells.alike(CHANGE_MANY, REFERENCE, "PATCH {rest}item?title=eq.nothing " + body, ROOMS);
    }
    // The hidden relation of the row has this value in one case and another in the other.
    cells.alike(
        CHANGE, HIDDEN_FIELD, "PATCH {rest}item/{one} {lair:'{x}'}", "cellar", "attic", "never");
    for (var delete : List.of("DELETE {rest}room/{x}", "DELETE {rest}room?id=eq.{x}")) {
      cells.alike(
          delete.contains("?") ? DELETE_MANY : DELETE, REFERENCE, delete, "held", "heldUnseen");
    }
  }

  private static void conflicts(Cells cells) {
    // A row that has the value and shows, and one that has it and does not.
    var pairs = new String[] {"taken", "takenUnseen"};
    cells.check(
        CREATE,
        CONFLICT,
        stage -> {
          stage.spare.name("taken", "v-2");
          stage.spare.name("takenUnseen", "h-1");
          for (var body :
              List.of(
                  "{title:'x', isbn:'{x}'}",
                  "{title:'refused', isbn:'{x}'}",
                  "{title:'x', isbn:'{x}', room:'{cellar}'}")) {
            stage.alike(stage.spare, "POST {rest}item " + body, pairs);
            stage.alike(stage.spare, "POST {rest}item " + body + RETURN, pairs);
          }
        });
    cells.check(
        CREATE_MANY,
        CONFLICT,
        stage ->
            stage.alike(
                stage.spare, "POST {rest}item [{title:'y'},{title:'x', isbn:'{x}'}]", pairs));
    cells.check(
        CHANGE,
        CONFLICT,
        stage -> {
          stage.alike(stage.spare, "PATCH {rest}item/{one} {isbn:'{x}'}", pairs);
          stage.alike(stage.spare, "PATCH {rest}item/{never} {isbn:'{x}'}", pairs);
          stage.alike(stage.spare, "PATCH {rest}item/{hidden} {isbn:'{x}'}", pairs);
        });
    cells.check(
        CHANGE_MANY,
        CONFLICT,
        stage -> {
          stage.alike(stage.spare, "PATCH {rest}item?title=eq.one {isbn:'{x}'}", pairs);
          stage.alike(stage.spare, "PATCH {rest}item?title=eq.nothing {isbn:'{x}'}", pairs);
        });
    cells.check(RESTORE, CONFLICT, WriteCells::restoredConflict);
    cells.check(
        CREATE,
        NO_SUCH_ROW,
        stage -> {
          stage.alike(stage.first, "POST {rest}item {id:'{x}', title:'x'}", ITEMS);
          for (var resolution : List.of("merge", "ignore")) {
            stage.alike(
                stage.first,
                "POST {rest}item {id:'{x}', title:'x'} | Prefer: resolution="
                    + resolution
                    + "-duplicates",
                ITEMS);
          }
        });
    cells.check(
        CREATE_MANY,
        NO_SUCH_ROW,
        stage -> stage.alike(stage.first, "POST {rest}item [{id:'{x}', title:'x'}]", ITEMS));
  }

  /** What stands in a row's way on its way back is told alike, whether it shows or not. */
  private static void restoredConflict(Stage stage) {
    var app = stage.spare.app.asBuilder();
    for (var open : List.of("true", "false")) {
      var back = app.addId("item", "{title:'back', isbn:'b-%s'}".formatted(open));
      stage.spare.name("back" + open, back);
      assertEquals(204, app.delete("item/" + back).status());
      app.add("item", "{title:'in the way', isbn:'b-%s', open:%s}".formatted(open, open));
    }
    stage.alike(stage.spare, "POST {rest}item/trash/{x}/restore {}", "backtrue", "backfalse");
  }

  /** Conditions on hidden values find no rows to write to. */
  private static void conditions(Cells cells) {
    record Hidden(Idea idea, String condition) {}
    for (var hidden :
        List.of(
            new Hidden(HIDDEN_ROWS, "open=is.false"),
            new Hidden(HIDDEN_ROWS, "rank=gt.4"),
            new Hidden(HIDDEN_FIELD, "secret=like.*canary*"),
            new Hidden(HIDDEN_FIELD, "price=gt.5"),
            new Hidden(HIDDEN_PER_ROW, "phone=like.*canary*"),
            new Hidden(HIDDEN_PER_ROW, "spot=within.(13,52,1000)"),
            new Hidden(DERIVED, "double=gt.10"),
            new Hidden(ARITHMETIC, "ratio=gt.0"),
            new Hidden(ACROSS_RELATIONS, "roomName=like.*canary*"),
            new Hidden(ACROSS_RELATIONS, "roomCount=gt.1"),
            new Hidden(WINDOW, "price=gt.5&limit=1"),
            new Hidden(WINDOW, "secret=not.is.null&offset=1"))) {
      for (var prefer : List.of("", RETURN)) {
        cells.check(
            CHANGE_MANY,
            hidden.idea,
            stage ->
                stage.writingTwins("PATCH {rest}item?" + hidden.condition + " {rank:9}" + prefer));
        cells.check(
            DELETE_MANY,
            hidden.idea,
            stage -> stage.writingTwins("DELETE {rest}item?" + hidden.condition + prefer));
      }
    }
  }

  /** What a write answers with is under the rules of reading. */
  private static void answers(Cells cells) {
    for (var idea : List.of(HIDDEN_FIELD, HIDDEN_PER_ROW, DERIVED, ARITHMETIC, ACROSS_RELATIONS)) {
      cells.check(
          CHANGE,
          idea,
          stage ->
              stage.writingTwins(
                  "PATCH {rest}item/{one}?select=*,room(*),rooms(*) {title:'one'}" + RETURN,
                  "PATCH {rest}item/{two} {rooms:['{yard}']}" + RETURN,
                  "PATCH {rest}room/{hall} {area:10}" + RETURN));
      cells.check(
          CHANGE_MANY,
          idea,
          stage ->
              stage.writingTwins(
                  "PATCH {rest}item?title=in.(one,two)&select=*,room(*) {rank:1}" + RETURN));
      cells.check(
          TRANSITION,
          idea,
          stage -> {
            // Where the row stands is hidden; so is why it does not move.
            stage.alike(stage.first, "POST {rest}rpc/burn {id:'{x}'}", "ticket", "moved");
            stage.alike(
                stage.first, "PATCH {rest}ticket/{x} {status:'sealed', title:'t'}", "ticket");
          });
    }
    cells.check(
        CREATE,
        ACROSS_RELATIONS,
        stage ->
            stage.writingTwins(
                "POST {rest}item?select=title,room(name),roomNames {title:'new', room:'{hall}'}"
                    + " | Prefer: return=representation | Prefer: count=exact"));
    cells.check(
        TRANSITION,
        HIDDEN_ROWS,
        stage ->
            stage.alike(stage.first, "POST {rest}rpc/seal {id:'{x}'}", "hiddenTicket", "never"));
    cells.check(
        DELETE,
        HIDDEN_FIELD,
        stage -> {
          for (var vault : List.of(stage.first, stage.second)) {
            var hidden = vault == stage.first ? "x" : "y";
            vault.name(
                "going",
                vault
                    .app
                    .asBuilder()
                    .addId(
                        "item",
                        "{title:'going', secret:'%s-%s', phone:'%s', price:%s}"
                            .formatted(Vault.CANARY, hidden, Vault.CANARY, Vault.NUMBER)));
          }
          var gone =
              List.of(stage.first, stage.second).stream()
                  .map(vault ->
                      Attempt.shape(
                          vault,
                          Attempt.of("DELETE {rest}item/{going}", "Prefer", "return=representation")
                              .send(vault)))
                  .distinct()
                  .toList();
          assertEquals(1, gone.size(), gone::toString);
        });
  }
}
