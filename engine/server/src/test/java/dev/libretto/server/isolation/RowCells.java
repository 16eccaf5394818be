package dev.libretto.server.isolation;

import static dev.libretto.server.isolation.Idea.*;
import static dev.libretto.server.isolation.Surface.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;

/** Reading rows: what is hidden must make no difference. */
final class RowCells {

  private RowCells() {}

  /**
   * A field that hides something, and conditions on it that are true of hidden values.
   *
   * @param order what is put behind {@code order=}, besides the field itself; empty for none
   */
  private record Hiding(Idea idea, String table, String name, String order, String... conditions) {}

  private static final List<Hiding> FIELDS =
      List.of(
          new Hiding(
              HIDDEN_FIELD,
              "item",
              "secret",
              "secret.desc",
              "secret=like.*canary*",
              "secret=ilike.*CANARY5E1F-FIRST*",
              "secret=gt.a",
              "secret=not.is.null",
              "secret=eq.canary5e1f-first-4",
              "secret=in.(canary5e1f-first-4,x)",
              "or=(secret.eq.canary5e1f-first-4,title.eq.two)"),
          new Hiding(
              HIDDEN_FIELD,
              "item",
              "price",
              "price.desc.nullslast",
              "price=eq.918273",
              "price=gt.5",
              "price=lte.0",
              "price=in.(0,7,918273)",
              "price=not.gt.5",
              "not.and=(price.gt.5,rank.gt.0)"),
          new Hiding(HIDDEN_FIELD, "item", "lair", "lair", "lair=eq.{cellar}", "lair=not.is.null"),
          new Hiding(HIDDEN_FIELD, "item", "facts", "", "facts=not.is.null"),
          new Hiding(HIDDEN_FIELD, "item", "taste", "taste.nearest([1,0])", "taste=not.is.null"),
          new Hiding(
              HIDDEN_PER_ROW,
              "item",
              "phone",
              "phone.desc",
              "phone=like.*canary*",
              "phone=not.is.null",
              "phone=neq.p-3",
              "phone=ilike.*FIRST*"),
          new Hiding(
              HIDDEN_PER_ROW,
              "item",
              "spot",
              "spot.distance(13,52)",
              "spot=within.(13,52,1000)",
              "spot=not.within.(13,52,1000)",
              "spot=within.(-167,52,1000)"),
          new Hiding(
              HIDDEN_PER_ROW,
              "item",
              "marks",
              "marks",
              "marks=cs.{a}",
              "marks=ov.{b}",
              "marks=is.null"),
          new Hiding(DERIVED, "item", "double", "double", "double=gt.10", "double=eq.1836546"),
          new Hiding(DERIVED, "item", "call", "call", "call=like.*canary*", "call=neq.none"),
          new Hiding(
              ARITHMETIC, "item", "ratio", "ratio", "ratio=is.null", "ratio=gt.0", "ratio=eq.0"),
          new Hiding(
              ARITHMETIC, "item", "huge", "huge.desc", "huge=is.null", "huge=gt.0", "huge=lt.0"),
          new Hiding(
              ACROSS_RELATIONS,
              "item",
              "roomName",
              "roomName",
              "roomName=like.*canary*",
              "roomName=not.is.null"),
          new Hiding(ACROSS_RELATIONS, "item", "roomCode", "roomCode", "roomCode=like.*canary*"),
          new Hiding(ACROSS_RELATIONS, "item", "lairName", "lairName", "lairName=like.*canary*"),
          new Hiding(
              ACROSS_RELATIONS, "item", "roomNames", "", "roomNames=ov.{canary5e1f-first,x}"),
          new Hiding(ACROSS_RELATIONS, "item", "rooms", "", "rooms=cs.{{cellar}}"),
          new Hiding(ACROSS_RELATIONS, "item", "roomCount", "roomCount.desc", "roomCount=gt.1"),
          new Hiding(ACROSS_RELATIONS, "item", "sizeSum", "sizeSum", "sizeSum=gt.0"),
          new Hiding(ACROSS_RELATIONS, "item", "areaSum", "areaSum", "areaSum=gt.20"),
          new Hiding(ACROSS_RELATIONS, "room", "itemCount", "itemCount", "itemCount=gt.2"),
          new Hiding(ACROSS_RELATIONS, "room", "priceSum", "priceSum", "priceSum=neq.0"),
          new Hiding(ACROSS_RELATIONS, "room", "dearest", "dearest", "dearest=gt.0"),
          new Hiding(ACROSS_RELATIONS, "room", "rankSum", "rankSum", "rankSum=gt.4"),
          new Hiding(ACROSS_RELATIONS, "room", "dearItems", "dearItems", "dearItems=gt.0"),
          new Hiding(ACROSS_RELATIONS, "room", "titles", "", "titles=ov.{canary5e1f-first-3,x}"),
          new Hiding(ACROSS_RELATIONS, "room", "secrets", "", "secrets=ov.{canary5e1f-first-4,x}"));

  static void fill(Cells cells) {
    FIELDS.forEach(field -> field(cells, field));
    plain(cells);
    rows(cells);
    windows(cells);
    headers(cells);
    cells.check(ROLLUP, AS_APP, RowCells::asTheAppAlone);
    cells.check(
        LOOKUP,
        AS_APP,
        stage -> stage.twins("GET {rest}item?select=title,roomName,roomNames,roomCode"));
    cells.check(COMPUTED, AS_APP, stage -> stage.twins("GET {rest}item?select=title,double,call"));
    cells.twins(EMBED, AS_APP, "GET {rest}item?select=title,room(*),lair(*)");
    cells.twins(EMBED_LIST, AS_APP, "GET {rest}item?select=title,rooms(*)");
  }

  private static void field(Cells cells, Hiding field) {
    var list = "GET {rest}" + field.table + "?select=*";
    cells.twins(FILTER, field.idea, each(field, list, "", ""));
    cells.twins(COUNT, field.idea, each(field, list, "", " | Prefer: count=exact"));
    cells.check(
        COUNT,
        field.idea,
        stage ->
            stage.writingTwins(
                each(field, list.replace("GET", "HEAD"), "", " | Prefer: count=exact")));
    cells.twins(SEARCH, field.idea, each(field, list, "or", ""));
    embedded(cells, field);
    if (!field.order.isEmpty()) {
      var plain = field.order.replaceAll("\\.(asc|desc|nulls).*", "");
      cells.twins(
          ORDER,
          field.idea,
          list + "&order=" + field.order,
          list + "&order=" + plain,
          list + "&limit=1&order=" + plain);
      if (field.order.contains("(")) {
        cells.twins(NEAREST, field.idea, list + "&order=" + field.order);
      }
    }
  }

  /** The same questions to the rows inside other rows, and to the others because of them. */
  private static void embedded(Cells cells, Hiding field) {
    boolean item = field.table.equals("item");
    var key = item ? "items." : "room.";
    for (var inner : List.of("", "!inner")) {
      var list =
          item
              ? "GET {rest}room?select=name,items" + inner + "(title,room(name,items(*)))"
              : "GET {rest}item?select=title,room" + inner + "(name,items(title,room(*)))";
      var asked =
          Arrays.stream(field.conditions).map(condition -> list + "&" + key + condition).toList();
      cells.twins(item ? EMBED_LIST : EMBED, field.idea, asked.toArray(String[]::new));
      if (!field.order.isEmpty()) {
        cells.twins(
            item ? EMBED_LIST : EMBED,
            field.idea,
            list + "&" + key + "order=" + field.order + "&" + key + "limit=1");
      }
    }
    if (!item && !field.order.isEmpty()) {
      var column = field.order.replaceFirst("\\..*", "");
      cells.twins(ORDER, field.idea, "GET {rest}item?select=title&order=room(" + column + ")");
      cells.twins(EMBED, field.idea, "GET {rest}item?select=title,...room(x:" + column + ")");
    }
  }

  private static String[] each(Hiding field, String list, String tree, String headers) {
    return Arrays.stream(field.conditions)
        .map(condition ->
            tree.isEmpty() || condition.contains("=(")
                ? condition
                : tree + "=(" + dotted(condition) + ")")
        .map(condition -> list + "&" + condition + headers)
        .toArray(String[]::new);
  }

  /** {@code a=eq.b} as it stands in a tree of conditions. */
  private static String dotted(String condition) {
    return condition.replaceFirst("=", ".").replaceFirst("^(\\w+)\\.not\\.", "$1.not.");
  }

  /** Answers with every field there is. */
  private static void plain(Cells cells) {
    for (var idea : List.of(HIDDEN_FIELD, HIDDEN_PER_ROW, DERIVED, ARITHMETIC, ACROSS_RELATIONS)) {
      cells.twins(READ_ONE, idea, "GET {rest}item/{one}", "GET {rest}room/{hall}");
      cells.check(
          HEAD,
          idea,
          stage -> stage.writingTwins("HEAD {rest}item/{one}", "HEAD {rest}room/{hall}"));
      cells.twins(LIST, idea, "GET {rest}item", "GET {rest}room");
      cells.twins(PAGE, idea, "GET {base}", "GET {base}/rooms");
      cells.twins(VIEW, idea, "GET {base}/items");
      cells.twins(EMBED, idea, "GET {rest}item?select=title,room(*),lair(*)");
      cells.twins(EMBED_LIST, idea, "GET {rest}room?select=name,items(*),guests(*)");
      cells.twins(LOOKUP, idea, "GET {rest}item?select=roomName,roomCode,lairName,roomNames");
      cells.twins(ROLLUP, idea, "GET {rest}room?select=name,itemCount,priceSum,dearest,dearItems");
      cells.twins(COMPUTED, idea, "GET {rest}item?select=x:double,y:ratio,z:huge,call");
    }
    cells.twins(LOOKUP, HIDDEN_ROWS, "GET {rest}room?select=name,titles,secrets");
    cells.twins(NEAREST, HIDDEN_ROWS, "GET {rest}item?order=spot.distance(13,52)");
    cells.twins(
        NEAREST, ACROSS_RELATIONS, "GET {rest}item?select=*,room(*)&order=spot.distance(1,2)");
    cells.twins(NEAREST, DERIVED, "GET {rest}item?select=double,call&order=spot.distance(1,2)");
    cells.twins(NEAREST, ARITHMETIC, "GET {rest}item?spot=within.(13,-52,20100000)");
  }

  private static void rows(Cells cells) {
    cells.twins(LIST, HIDDEN_ROWS, "GET {rest}item", "GET {rest}room", "GET {rest}ticket");
    cells.twins(COUNT, HIDDEN_ROWS, "GET {rest}item?limit=0 | Prefer: count=exact");
    cells.twins(FILTER, HIDDEN_ROWS, "GET {rest}item?open=is.false", "GET {rest}item?rank=gt.4");
    cells.twins(
        SEARCH,
        HIDDEN_ROWS,
        "GET {rest}item?or=(title.ilike.*CANARY*,rank.eq.5)",
        "GET {rest}item?title=wfts.canary",
        "GET {rest}item?title=imatch.canary",
        "GET {rest}item?title=ilike(any).{*canary*,one}");
    cells.twins(ORDER, HIDDEN_ROWS, "GET {rest}item?order=rank.desc&limit=2");
    cells.twins(EMBED, HIDDEN_ROWS, "GET {rest}item?select=title,room(name)");
    cells.twins(
        EMBED_LIST,
        HIDDEN_ROWS,
        "GET {rest}room?select=name,items(title),guests(title)",
        "GET {rest}room?select=name,items(title,room(items(title)))&items.order=rank.desc",
        "GET {rest}room?select=name,items()&items=is.null",
        "GET {rest}room?select=name,items!inner(title)&items.rank=gt.4 | Prefer: count=exact");
    cells.twins(ROLLUP, HIDDEN_ROWS, "GET {rest}room?select=name,itemCount,rankSum");
    cells.twins(COMPUTED, HIDDEN_ROWS, "GET {rest}item?select=double&open=is.false");
    cells.twins(PAGE, HIDDEN_ROWS, "GET {base}");
    cells.twins(VIEW, HIDDEN_ROWS, "GET {base}/items", "GET {base}/tickets");
    var rows = new String[] {"hidden", "foreign", "never"};
    for (var headers :
        List.of("", " | If-None-Match: *", " | If-None-Match: \"1\"", " | If-Match: \"1\"")) {
      var idea = headers.isEmpty() ? NO_SUCH_ROW : PRECONDITION;
      cells.alike(READ_ONE, idea, "GET {rest}item/{x}" + headers, rows);
      cells.alike(HEAD, idea, "HEAD {rest}item/{x}" + headers, rows);
      cells.alike(LIST, idea, "GET {rest}item?id=eq.{x}" + headers, rows);
    }
    cells.alike(READ_ONE, NO_SUCH_ROW, "GET {rest}item/{x}?select=title,room(*)", rows);
    cells.alike(FILTER, NO_SUCH_ROW, "GET {rest}item?id=in.({x},{one})", rows);
    cells.alike(SEARCH, NO_SUCH_ROW, "GET {rest}item?or=(id.eq.{x},title.eq.one)", rows);
    cells.alike(COUNT, NO_SUCH_ROW, "GET {rest}item?id=eq.{x} | Prefer: count=exact", rows);
    cells.alike(ORDER, NO_SUCH_ROW, "GET {rest}item?id=gte.{x}&order=id&limit=0", rows);
    cells.alike(EMBED, NO_SUCH_ROW, "GET {rest}item?select=room(*)&id=eq.{x}", rows);
    cells.alike(
        EMBED_LIST,
        NO_SUCH_ROW,
        "GET {rest}item?select=rooms(*)&rooms=cs.{{x}}",
        "cellar",
        "foreignRoom",
        "never");
    cells.alike(LOOKUP, NO_SUCH_ROW, "GET {rest}item?select=roomName&id=eq.{x}", rows);
    cells.alike(ROLLUP, NO_SUCH_ROW, "GET {rest}room?select=itemCount&items=cs.{{x}}", rows);
    cells.alike(COMPUTED, NO_SUCH_ROW, "GET {rest}item?select=double&id=eq.{x}", rows);
    cells.alike(NEAREST, NO_SUCH_ROW, "GET {rest}item?id=eq.{x}&order=spot.distance(1,2)", rows);
    cells.alike(VIEW, NO_SUCH_ROW, "GET {base}/items/{x}", rows);
    cells.alike(PAGE, NO_SUCH_ROW, "GET {base}?id={x}", rows);
  }

  private static void windows(Cells cells) {
    for (var surface : List.of(LIST, COUNT, FILTER, SEARCH, ORDER)) {
      var query =
          switch (surface) {
            case FILTER -> "?price=gt.0";
            case SEARCH -> "?or=(secret.ilike.*canary*,rank.gt.0)";
            case ORDER -> "?order=price.desc";
            default -> "?select=title";
          };
      var list = "GET {rest}item" + query;
      cells.twins(
          surface,
          WINDOW,
          list + " | Prefer: count=exact | Range: 0-0",
          list + "&offset=4 | Prefer: count=exact",
          list + "&offset=99 | Prefer: count=exact",
          list + "&limit=2&offset=1",
          list + " | Accept: application/vnd.pgrst.object+json");
    }
    cells.twins(NEAREST, WINDOW, "GET {rest}item?order=spot.distance(13,52)&limit=1");
    cells.twins(PAGE, WINDOW, "GET {base}?offset=4&limit=1 | Range: 0-0");
    cells.twins(VIEW, WINDOW, "GET {base}/items?offset=4&limit=1 | Range: 0-0");
  }

  /** Rows of one reader must not be kept for another, and stages are told alike. */
  private static void headers(Cells cells) {
    for (var surface : Surface.values()) {
      if (surface.kind == Kind.ROWS || surface.kind == Kind.MEMORY) {
        cells.check(surface, HEADERS, stage -> headers(stage, surface));
      }
    }
    for (var surface : List.of(PAGE, VIEW)) {
      cells.check(
          surface,
          HEADERS,
          stage -> {
            var caching = Attempt.of(surface.sample).send(stage.first).header("Cache-Control");
            assertEquals(
                true, caching.contains("no-store") || caching.contains("private"), caching);
          });
    }
  }

  private static void headers(Stage stage, Surface surface) {
    if (surface == RESTORE || surface == PURGE) {
      stage.alike(stage.first, surface.sample.replace("{never}", "{x}"), "hiddenTrashed", "never");
      return;
    }
    var answer = Attempt.of(surface.sample).send(stage.first);
    assertEquals("private, no-cache", answer.header("Cache-Control"), surface.sample);
    stage.writingTwins(surface.sample);
  }

  /** What is said to be shown as the app sees it is; the same without saying so is not. */
  private static void asTheAppAlone(Stage stage) {
    var row = Attempt.of("GET {rest}task/{task}").send(stage.first).json();
    assertEquals(1, row.get("seen").asInt());
    assertEquals(3, row.get("declared").asInt());
    assertEquals(1, row.get("rooms").size());
  }
}
