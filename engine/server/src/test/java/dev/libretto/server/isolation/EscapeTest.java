package dev.libretto.server.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.RawHttp;
import dev.libretto.store.Wall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each row is an idea for an escape, sent as it stands. It must be refused or find nothing, say
 * nothing of the neighbour's, and leave the neighbour's rows as they are.
 */
@ParameterizedClass
@EnumSource(Wall.class)
final class EscapeTest {

  private final Neighbours neighbours;

  EscapeTest(Wall wall) {
    this.neighbours = Neighbours.behind(wall);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          dots in the path                    | GET    | {rest}../../../../{neighbour}/private/rest/v1/note |
          encoded dots                        | GET    | /u/{me}/library/%2e%2e/%2e%2e/{neighbour}/private/rest/v1/note |
          encoded slashes                     | GET    | /u/{me}/library%2f..%2f..%2f{neighbour}%2fprivate/rest/v1/note |
          slashes in the user                 | GET    | /u/{me}%2f..%2f{neighbour}/private/rest/v1/note |
          dots in the table                   | GET    | {rest}..%2f..%2f..%2f..%2f{neighbour}%2fprivate%2frest%2fv1%2fnote |
          backslashes                         | GET    | /u/{me}\\..\\{neighbour}\\private/rest/v1/note |
          doubled slashes                     | GET    | //u/{neighbour}/private/rest/v1/note |
          a semicolon parameter               | GET    | /u/{neighbour}/private;a=b/rest/v1/note |
          a NUL in the path                   | GET    | /u/{neighbour}/private%00/rest/v1/note |
          another case                        | GET    | /u/{neighbour}/PRIVATE/rest/v1/note |
          an absolute address                 | GET    | http://localhost/u/{neighbour}/private/rest/v1/note |
          their row by its id                 | GET    | {rest}book/{theirBook} |
          their author by its id              | GET    | {rest}author/{theirAuthor} |
          their row by a filter               | GET    | {rest}book?id=eq.{theirBook} |
          their row in a list                 | GET    | {rest}book?id=in.({theirBook},{theirAuthor}) |
          their row by a relation             | GET    | {rest}book?author=eq.{theirAuthor} |
          their row by a negation             | GET    | {rest}book?id=not.eq.{myBook} |
          their row by a tree                 | GET    | {rest}book?or=(id.eq.{theirBook},author.eq.{theirAuthor}) |
          their text by a pattern             | GET    | {rest}book?title=like.*secret* |
          their row with another's page       | GET    | {rest}book/{theirBook}?select=*,author(*) |
          a private row by its id             | GET    | {rest}note/{hiddenNote} |
          their row changed                   | PATCH  | {rest}book/{theirBook} | {"title":"taken"}
          their rows changed                  | PATCH  | {rest}book?id=eq.{theirBook} | {"title":"taken"}
          everything but mine changed         | PATCH  | {rest}book?id=neq.{myBook} | {"title":"taken"}
          their row deleted                   | DELETE | {rest}book/{theirBook} |
          their rows deleted                  | DELETE | {rest}book?title=like.*secret* |
          their row referred to               | POST   | {rest}book | {"title":"x","author":"{theirAuthor}"}
          their row referred to by a change   | PATCH  | {rest}book/{myBook} | {"author":"{theirAuthor}"}
          their row reviewed                  | POST   | {rest}review | {"book":"{theirBook}","stars":1}
          an id of theirs for a row of mine   | POST   | {rest}book | {"id":"{theirBook}","title":"x"}
          a version of theirs                 | PATCH  | {rest}book/{theirBook} | {"version":1}
          a physical table                    | GET    | {rest}{table} |
          a qualified physical table          | GET    | {rest}{schema}.{table} |
          a quoted physical table             | GET    | {rest}"{schema}"."{table}" |
          a schema of PostgreSQL              | GET    | {rest}pg_catalog.pg_class |
          a table of PostgreSQL               | GET    | {rest}pg_class |
          the platform's schema               | GET    | {rest}libretto.builder |
          a table of the platform             | GET    | {rest}builder |
          the information schema              | GET    | {rest}information_schema.tables |
          a physical column selected          | GET    | {rest}book?select={column} |
          a physical column in a filter       | GET    | {rest}book?{column}=like.* |
          a physical column in an order       | GET    | {rest}book?order={column} |
          the row's alias in a column         | GET    | {rest}book?select=r.title |
          a hidden column of PostgreSQL       | GET    | {rest}book?select=ctid,xmin,tableoid |
          a quote in an alias                 | GET    | {rest}book?select=x"},{"a":title |
          a quote in a column                 | GET    | {rest}book?select=title" FROM "{schema}"."{table}"-- |
          SQL in a column                     | GET    | {rest}book?select=(SELECT title FROM "{schema}"."{table}") |
          SQL in an alias                     | GET    | {rest}book?select=(SELECT 1):title |
          SQL in an order                     | GET    | {rest}book?order=title;DELETE FROM "{schema}"."{table}" |
          SQL in a filter's column            | GET    | {rest}book?title" OR "1"="1=eq.x |
          SQL in a filter's value             | GET    | {rest}book?title=eq.x' OR '1'='1 |
          SQL in a list                       | GET    | {rest}book?title=in.("x') OR (1=1") |
          SQL in an array                     | GET    | {rest}book?tags=cs.{"x}') OR ('1'='1"} |
          SQL in a pattern                    | GET    | {rest}book?title=ilike.*' UNION SELECT * FROM "{schema}"."{table}"-- |
          SQL in a limit                      | GET    | {rest}book?limit=1;DROP TABLE x |
          SQL in an id                        | GET    | {rest}book/{theirBook}' OR '1'='1 |
          SQL in a value                      | POST   | {rest}author | {"name":"'); DELETE FROM \\"{schema}\\".\\"{table}\\"; --"}
          SQL in a key                        | POST   | {rest}book | {"title\\") VALUES ('x'); --":"x"}
          a placeholder in a value            | GET    | {rest}book?title=eq.$1 |
          a placeholder in an alias           | GET    | {rest}book?select=$1:title&title=eq.mine |
          an embed of a table not related     | GET    | {rest}author?select=*,book(*) |
          an embed of a physical table        | GET    | {rest}book?select=*,{table}(*) |
          an embed through their relation     | GET    | {rest}book?select=*,author(*)&author=eq.{theirAuthor} |
          a function as a column              | GET    | {rest}book?select=pg_sleep(10) |
          a function as a filter              | GET    | {rest}book?pg_read_file=eq./etc/passwd |
          a procedure of PostgREST            | POST   | {rest}rpc/pg_sleep | {}
          the root of the API                 | GET    | {rest} |
          a unique value of theirs            | POST   | {rest}book | {"title":"x","isbn":"9780000000002"}
          a unique name of theirs             | POST   | {rest}author | {"name":"neighbours-name"}
          their app by my page                | GET    | /u/{neighbour}/private |
          a view of their private app         | GET    | /u/{neighbour}/private/notes |
          a definition of theirs              | GET    | /api/v1/apps/{neighbour}/library/definition |
          """)
  void leadsNowhere(String idea, String method, String path, String body) {
    var call = neighbours.engine.call(method, absolute(neighbours.fill(path)));
    var answer =
        body == null
            ? call.send()
            : call.json(neighbours.fill(body).getBytes(StandardCharsets.UTF_8)).send();

    assertHarmless(idea, answer);
  }

  private static String absolute(String path) {
    return path.startsWith("/") ? path : "/" + path;
  }

  private void assertHarmless(String idea, Answer answer) {
    assertTrue(answer.status() < 500, () -> idea + ": " + answer);
    assertFalse(answer.text().contains(Neighbours.SECRET), () -> idea + ": " + answer);
    assertFalse(answer.text().contains(neighbours.theirSchema + "\"."), () -> idea + ": " + answer);
    assertTrue(neighbours.areUntouched(), idea);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Host              | {neighbour}.localhost
          X-Forwarded-Host  | localhost
          X-Forwarded-Prefix| /u/{neighbour}/private
          X-Original-URL    | /u/{neighbour}/private/rest/v1/note
          X-Rewrite-URL     | /u/{neighbour}/private/rest/v1/note
          X-HTTP-Method-Override | DELETE
          Accept-Profile    | {schema}
          Content-Profile   | {schema}
          Accept-Profile    | libretto
          Prefer            | tx=commit, schema={schema}, resolution=merge-duplicates
          Range             | 0-99999
          Authorization     | {myToken}
          apikey            | {myToken}
          X-Role            | postgres
          Cookie            | libretto_builder={neighbour}.99999999999.00
          """)
  void noHeaderOpensAPrivateApp(String name, String value) {
    var request =
        "GET /u/%s/private/rest/v1/note HTTP/1.1\r\n%s%s: %s\r\n\r\n"
            .formatted(
                neighbours.neighbour.name(),
                name.equals("Host") ? "" : "Host: localhost\r\n",
                name,
                neighbours.fill(value));

    var answer = RawHttp.send(neighbours.engine.pages(), request);

    assertEquals(404, answer.status(), answer::toString);
    assertHarmless(name, answer);
  }

  @Test
  void myTokenIsNobodysInTheNeighboursApps() {
    var app = neighbours.theirs.as(neighbours.me);

    assertEquals(404, neighbours.hidden.as(neighbours.me).get("note").status());
    assertEquals(404, neighbours.hidden.as(neighbours.me).page("GET", "").send().status());
    for (var path :
        List.of("/api/v1/apps/%s/library/definition", "/api/v1/apps/%s/private/definition")) {
      var answer =
          neighbours
              .engine
              .console("GET", path.formatted(neighbours.neighbour.name()))
              .header("Authorization", neighbours.me.bearer())
              .send();
      assertEquals(403, answer.status());
      assertHarmless(path, answer);
    }
    assertEquals(200, app.get("book").status(), "a public app is anybody's to read");
  }

  @Test
  void aSessionForMyAppIsNoneForTheNeighbours() {
    var mine =
        neighbours
            .mine
            .page("POST", "/auth/builder")
            .header("Sec-Fetch-Site", "same-origin")
            .body(("token=" + neighbours.me.token()).getBytes(StandardCharsets.UTF_8))
            .send();
    assertEquals(303, mine.status());
    var cookie = mine.header("Set-Cookie").replaceFirst(";.*", "");
    var renamed = cookie.replace(neighbours.me.name(), neighbours.neighbour.name());

    for (var forged : List.of(cookie, renamed)) {
      var rows = neighbours.hidden.call("GET", "note").header("Cookie", forged).send();
      var page = neighbours.hidden.page("GET", "").header("Cookie", forged).send();

      assertEquals(404, rows.status());
      assertEquals(404, page.status());
    }
  }

  @Test
  void aTagOfMineIsWorthNothingElsewhere() {
    for (var header : List.of("If-Match", "If-None-Match")) {
      for (var tag : List.of("\"1\"", "*")) {
        var answer =
            neighbours
                .mine
                .call("PATCH", "book/" + neighbours.theirBook)
                .header(header, tag)
                .json("{title:'taken'}")
                .send();

        assertEquals(404, answer.status());
        assertHarmless(header + tag, answer);
      }
    }
  }

  @Test
  void aConflictIsWithMyOwnRowsAlone() {
    var answer = neighbours.mine.post("author", "{name:'" + Neighbours.SECRET + "'}");

    assertEquals(201, answer.status(), "what is unique is unique in one app");
    assertTrue(neighbours.areUntouched());
    neighbours.mine.delete("author?name=eq." + Neighbours.SECRET);
  }

  @Test
  void countsAreOfMyRowsAlone() {
    var counted = neighbours.mine.call("GET", "review").header("Prefer", "count=exact").send();

    assertEquals("*/0", counted.header("Content-Range"));
  }

  @Test
  void publishingCannotTakeTheNeighboursTables() {
    var definition =
        neighbours
            .engine
            .console("GET", "/api/v1/apps/" + neighbours.neighbour.name() + "/library/definition")
            .header("Authorization", neighbours.neighbour.bearer())
            .send()
            .text();

    // The neighbour's own ids: in my schema they name my own, new tables.
    var copied = neighbours.engine.builder();
    var app = neighbours.engine.publishText(copied, definition);

    assertEquals("[]", app.asBuilder().get("book").text());
    app.add("book", "{title:'mine'}");
    assertTrue(neighbours.areUntouched());
  }
}
