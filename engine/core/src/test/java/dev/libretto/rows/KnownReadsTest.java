package dev.libretto.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.libretto.plan.Caller;
import dev.libretto.plan.Plan;
import dev.libretto.plan.Reach;
import dev.libretto.plan.Scope;
import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import dev.libretto.publish.DefinitionProblems;
import dev.libretto.publish.compile.Compile;
import dev.libretto.rows.plan.Planner;
import dev.libretto.serve.request.QueryParser;
import dev.libretto.serve.request.QueryString;
import dev.libretto.store.RowSql;
import dev.libretto.store.Statement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A statement whose text is kept from another request is the one that would have been written. */
final class KnownReadsTest {

  private static final String DEFINITION =
      """
      {
        "format": "app/1",
        "app": {"name": "notes", "timeZone": "Pacific/Auckland"},
        "access": {"visibility": "public"},
        "roles": [{"name": "chief"}, {"name": "clerk"}],
        "tables": [
          {
            "name": "folder",
            "titleField": "name",
            "fields": [
              {"name": "name", "type": "text", "required": true},
              {"name": "closes", "type": "date"}
            ],
            "access": {"read": "user.signedIn && row.createdBy == user.id"}
          },
          {
            "name": "note",
            "titleField": "title",
            "fields": [
              {"name": "title", "type": "text", "required": true},
              {"name": "stars", "type": "integer"},
              {"name": "done", "type": "boolean"},
              {"name": "at", "type": "dateTime", "required": true},
              {"name": "folder", "type": "relation", "table": "folder"},
              {"name": "archive", "type": "relation", "table": "folder"},
              {"name": "folderName", "type": "lookup", "relation": "folder", "field": "name"},
              {
                "name": "secret",
                "type": "text",
                "read": "'chief' in user.roles || user.email == row.title"
              }
            ],
            "access": {
              "read": "(user.signedIn && row.createdBy == user.id) || 'clerk' in user.roles || row.at < now() || row.folder.closes == today() || row.title == 'open'"
            }
          }
        ]
      }
      """;

  private static final List<String> ASKS =
      List.of(
          "note",
          "note/%s",
          "note/%s?select=title,folder(name)",
          "note?title=eq.%s&stars=gt.%d",
          "note?stars=gt.%d&title=eq.%s",
          "note?title=neq.%s&stars=gt.%d",
          "note?or=(title.eq.%s,stars.gt.%d)",
          "note?not.or=(title.eq.%s,stars.gt.%d)",
          "note?stars=in.(%d,%d)",
          "note?stars=in.(%d,%d,7)",
          "note?done=is.true&stars=lt.%d",
          "note?done=is.false&stars=lt.%d",
          "note?done=is.null&stars=lt.%d",
          "note?select=title&limit=%d",
          "note?select=t:title&limit=%d",
          "note?select=title,stars&offset=%d",
          "note?select=title,secret,folderName&order=stars.desc",
          "note?select=title,secret,folderName&order=stars.asc",
          "note?select=title,secret,folderName&order=stars.asc.nullsfirst",
          "note?select=title,folder(name)&secret=eq.%s",
          "note?select=title,in:folder(name,closes)&folderName=eq.%s",
          "note?select=title,folder(name)&folder.name=eq.%s",
          "note?select=title,...folder(name)&order=folder(name)&stars=gt.%d",
          "note?select=stars::text&title=like(any).{a,%s}",
          "folder?select=name,note!folder(title)&name=eq.%s",
          "folder?select=name,note!archive(title)&name=eq.%s",
          "folder?select=name,note!archive!inner(title)&note.stars=gt.%d",
          "folder?name=plfts.%s",
          "folder?name=like.%s*",
          "folder?name=ilike.%s*");

  private static final List<Instant> INSTANTS =
      List.of(Instant.parse("2026-03-01T10:30:00Z"), Instant.parse("2026-03-01T11:30:00Z"));

  private final Program program =
      Compile.compile(
          DefinitionProblems.identified(DEFINITION.getBytes(StandardCharsets.UTF_8)),
          new AppId(new UUID(0, 1)),
          "demo",
          1);

  private List<Caller> callers() {
    var note = program.table("note").orElseThrow().id();
    var folder = program.table("folder").orElseThrow().id();
    return List.of(
        Caller.ANONYMOUS,
        Caller.builder("demo"),
        Caller.otherBuilder("other"),
        Caller.member("ann", "ann@example.org", List.of("chief")),
        Caller.member("bob", "bob@example.org", List.of("clerk")),
        Caller.key("one", List.of("chief", "clerk"), Reach.of(Set.of("*:read"))),
        Caller.key("two", List.of(), Reach.of(Set.of(note + ":read"))),
        Caller.key("three", List.of(), Reach.of(Set.of(note + ":*", folder + ":read"))));
  }

  @Test
  void areTheStatementsThatWouldHaveBeenWritten() {
    var seen = new RowSql(program);
    var plans = new ArrayList<Plan>();
    for (var caller : callers()) {
      for (var now : INSTANTS) {
        for (var ask : ASKS) {
          for (var count : List.of(false, true)) {
            plans.add(plan(ask, caller, now, count, plans.size()));
          }
        }
      }
    }
    plans.forEach(seen::compile);

    for (var plan : plans) {
      var written = new RowSql(program).compile(plan);

      assertEquals(described(written), described(seen.compile(plan)));
    }
  }

  @Test
  void takeNothingFromWhoeverAskedFirst() {
    var sql = new RowSql(program);
    var ann = Caller.member("ann", "ann@example.org", List.of("chief"));
    var bob = Caller.member("bob", "bob@example.org", List.of("clerk"));
    var ask = "note?title=eq.%s";
    var first = sql.compile(plan(ask, ann, INSTANTS.getFirst(), false, 1));

    var second = sql.compile(plan(ask, bob, INSTANTS.getLast(), false, 2));

    assertSame(first.sql(), second.sql());
    var values = described(second);
    assertEquals(-1, values.indexOf("ann"), values);
    assertEquals(-1, values.indexOf("[chief]"), values);
    assertNotEquals(-1, values.indexOf("member:bob"), values);
  }

  @Test
  void areKeptApartByWhatACredentialReaches() {
    var sql = new RowSql(program);
    var note = program.table("note").orElseThrow().id();
    var all = Caller.key("one", List.of(), Reach.of(Set.of("*:*")));
    var one = Caller.key("one", List.of(), Reach.of(Set.of(note + ":read")));
    var ask = "note?select=folderName";

    var wide = sql.compile(plan(ask, all, INSTANTS.getFirst(), false, 1));
    var narrow = sql.compile(plan(ask, one, INSTANTS.getFirst(), false, 1));

    assertNotEquals(wide.sql(), narrow.sql());
  }

  @Test
  void staySoundWhenThereAreMoreShapesThanAreKept() {
    var sql = new RowSql(program);
    var ann = Caller.member("ann", "ann@example.org", List.of());

    for (var round = 0; round < 2; round++) {
      for (var shape = 0; shape < 400; shape++) {
        var plan = plan("note?select=a" + shape + ":title", ann, INSTANTS.getFirst(), false, 1);

        assertEquals(described(new RowSql(program).compile(plan)), described(sql.compile(plan)));
      }
    }
  }

  /** A plan whose values are of this number. */
  private Plan plan(String ask, Caller caller, Instant now, boolean count, int number) {
    var scope = new Scope(program, caller, now);
    var address = filled(ask, number).split("\\?", 2);
    var path = address[0].split("/", 2);
    var table = program.table(path[0]).orElseThrow();
    var asked =
        QueryParser.parse(
            QueryString.parse(address.length == 1 ? null : address[1]),
            null,
            count && path.length == 1);
    var planner = new Planner(scope);
    try {
      return path.length == 1
          ? planner.read(table, asked)
          : planner.readOne(table, asked, UUID.fromString(path[1]));
    } catch (Refused _) {
      // Whoever may not embed a table reads the rows without it.
      return plan("note", caller, now, count, number);
    }
  }

  private static String filled(String ask, int number) {
    var text = ask.contains("/%s") ? new UUID(1, number).toString() : "v" + number;
    return ask.replace("%s", text).replaceFirst("%d", "" + number).replace("%d", "" + -number);
  }

  private static String described(Statement statement) {
    return statement.sql()
        + statement.parameters().stream()
            .map(value -> value instanceof Object[] list ? Arrays.toString(list) : "" + value)
            .toList();
  }
}
