package dev.libretto.server.rest;

import static dev.libretto.server.fixture.RestAssertions.assertJson;
import static dev.libretto.server.fixture.RestAssertions.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** New rows, changed rows and deleted rows. */
final class WriteTest {

  private final Library library = Library.open();

  private Answer representing(String method, String path, String body) {
    return library
        .app
        .call(method, path)
        .header("Prefer", "return=representation")
        .json(body)
        .send();
  }

  private int books() {
    return library.app.get("book?select=id").json().size();
  }

  @Test
  void addsARowAndSaysWhereItIs() {
    var answer = library.app.post("book", "{title:'Ulysses'}");

    assertEquals(201, answer.status());
    assertEquals(0, answer.body().length);
    assertEquals("\"1\"", answer.header("ETag"));
    var location = answer.header("Location");
    assertTrue(location.startsWith(library.app.rest() + "book/"), location);
    var id = location.substring(location.lastIndexOf('/') + 1);
    assertJson("{title:'Ulysses'}", library.app.get("book/" + id + "?select=title"));
  }

  @Test
  void fillsDefaultsSystemFieldsAndNumbers() {
    var row = library.app.add("book", "{title:'Ulysses'}");

    assertEquals(100, row.get("pages").intValue());
    assertEquals("10.00", row.get("price").textValue());
    assertEquals(5, row.get("number").intValue());
    assertEquals(1, row.get("version").intValue());
    assertEquals(row.get("createdAt"), row.get("updatedAt"));
    assertTrue(row.get("createdBy").isNull());
    assertEquals("0.1", row.get("pagePrice").textValue());
    assertTrue(row.get("weight").isNull());
  }

  @Test
  void aNullGetsNoDefault() {
    assertRefused(RequestCode.MISSING_VALUE, library.app.post("book", "{title:'x', pages:null}"));
  }

  @Test
  void answersTheNewRowOnRequest() {
    var array = representing("POST", "book?select=title,author(name)", "{title:'Ulysses'}");
    var object =
        library
            .app
            .call("POST", "book?select=title,left")
            .header("Prefer", "return=representation")
            .header("Accept", "application/vnd.pgrst.object+json")
            .json("{title:'Dubliners'}")
            .send();

    assertEquals(201, array.status());
    assertJson("[{title:'Ulysses', author:null}]", array);
    assertEquals("return=representation", array.header("Preference-Applied"));
    assertJson("{title:'Dubliners', left:1}", object);
    assertNotEquals("", object.header("Location"));
  }

  @Test
  void addsManyRowsInTheirOrder() {
    var answer =
        representing(
            "POST",
            "book?select=title,pages,author(name)",
            "[{title:'One', author:'%s'}, {title:'Two', pages:2}, {title:'Three', author:'%s'}]"
                .formatted(library.mann, library.austen));

    assertEquals(201, answer.status());
    assertEquals("", answer.header("Location"));
    assertJson(
        """
        [{title:'One', pages:100, author:{name:'Thomas Mann'}},
         {title:'Two', pages:2, author:null},
         {title:'Three', pages:100, author:{name:'Jane Austen'}}]
        """,
        answer);
  }

  @Test
  void addsAllRowsOrNone() {
    var invalid = library.app.post("book", "[{title:'One'}, {title:'Two', pages:-1}]");
    var duplicate =
        library.app.post(
            "book", "[{title:'One', isbn:'9999999999999'}, {title:'Two', isbn:'9999999999999'}]");

    var body = assertRefused(RequestCode.OUT_OF_BOUNDS, invalid);
    assertEquals("/1/pages", body.at("/errors/0/pointer").textValue());
    assertRefused(RequestCode.NOT_UNIQUE, duplicate);
    assertEquals(4, books());
  }

  @Test
  void anArrayHasOneToAThousandRows() {
    var thousand = "{title:'x'},".repeat(1_000);

    assertRefused(RequestCode.TOO_LARGE, library.app.post("book", "[]"));
    assertRefused(RequestCode.TOO_LARGE, library.app.post("book", "[" + thousand + "{title:'x'}]"));
    assertEquals(
        201,
        library
            .app
            .post("book", "[" + thousand.substring(0, thousand.length() - 1) + "]")
            .status());
    assertEquals(1_000, books());
  }

  @Test
  void everyFaultOfARowIsNamedAtOnce() {
    var answer =
        library.app.post(
            "book",
            """
            {pages:10000, isbn:'12', price:'1.234', language:'xx', available:'yes', version:7,
             published:'2026-02-30', weight:'0.1234', tags:['old','old'], titel:'x', left:1}
            """);

    var body = assertRefused(RequestCode.INVALID_ROW, answer);
    var faults = new java.util.TreeMap<String, String>();
    body.get("errors")
        .forEach(fault -> {
          faults.put(fault.get("field").textValue(), fault.get("code").textValue());
          assertEquals("/" + fault.get("field").textValue(), fault.get("pointer").textValue());
        });
    assertEquals(
        "{available=LIB-804, isbn=LIB-806, language=LIB-807, left=LIB-808, pages=LIB-805,"
            + " price=LIB-805, published=LIB-806, tags=LIB-805, titel=LIB-802, title=LIB-803,"
            + " version=LIB-808, weight=LIB-805}",
        faults.toString());
    assertEquals("Did you mean `title`?", body.get("hint").textValue());
    assertEquals(4, books());
  }

  @Test
  void changesWhatTheBodyNamesAndNothingElse() {
    var before = library.app.get("book/" + library.emma).json();

    var answer = library.app.patch("book/" + library.emma, "{pages:500, weight:null}");

    assertEquals(204, answer.status());
    assertEquals("\"2\"", answer.header("ETag"));
    var after = library.app.get("book/" + library.emma).json();
    var expected = before.deepCopy();
    ((com.fasterxml.jackson.databind.node.ObjectNode) expected)
        .put("pages", 500)
        .putNull("weight")
        .put("version", 2)
        .put("pagePrice", "0.025")
        .set("updatedAt", after.get("updatedAt"));
    assertEquals(expected, after);
  }

  @Test
  void answersTheChangedRowOnRequest() {
    var one =
        representing("PATCH", "book/" + library.emma + "?select=pages,author(name)", "{pages:1}");
    var many = representing("PATCH", "book?select=title,pages&language=eq.en", "{pages:2}");

    assertEquals(200, one.status());
    assertJson("{pages:1, author:{name:'Jane Austen'}}", one);
    assertEquals("\"2\"", one.header("ETag"));
    assertEquals(200, many.status());
    assertEquals(2, many.json().size());
    assertEquals(List.of("2", "2"), many.column("pages"));
  }

  @Test
  void changesEveryRowThatMatches() {
    var answer = library.app.patch("book?language=eq.en", "{copies:9}");

    assertEquals(204, answer.status());
    assertEquals("0-1/*", answer.header("Content-Range"));
    assertEquals(List.of("9", "9", "1", "1"), library.app.column("copies", "book?order=id"));
  }

  @Test
  void changingNoRowIsNoMistake() {
    var answer = library.app.patch("book?title=eq.Ulysses", "{copies:9}");

    assertEquals(204, answer.status());
    assertEquals("*/*", answer.header("Content-Range"));
  }

  @Test
  void aChangeWithoutAFilterIsRefused() {
    assertRefused(RequestCode.UNFILTERED_WRITE, library.app.patch("book", "{copies:9}"));
    assertRefused(RequestCode.UNFILTERED_WRITE, library.app.delete("book"));
    assertRefused(RequestCode.UNFILTERED_WRITE, library.app.delete("book?order=title&limit=1"));
    assertRefused(RequestCode.BAD_RANGE, library.app.delete("book?pages=gt.1&limit=1"));
    assertRefused(
        RequestCode.BAD_FILTER, library.app.delete("book/" + library.emma + "?pages=gt.1"));
    assertEquals(4, books());
  }

  @Test
  void whoReadAnOlderVersionDoesNotOverwriteANewerOne() {
    library.app.patch("book/" + library.emma, "{pages:1}");

    var stale = withVersion("PATCH", "\"1\"", "{pages:2}");
    var staleDelete = withVersion("DELETE", "\"1\"", "");
    var current = withVersion("PATCH", "\"2\"", "{pages:3}");
    var any = withVersion("PATCH", "*", "{pages:4}");

    var body = assertRefused(RequestCode.PRECONDITION_FAILED, stale);
    assertEquals("Version 1 was expected, the row has version 2", body.get("details").textValue());
    assertRefused(RequestCode.PRECONDITION_FAILED, staleDelete);
    assertEquals("\"3\"", current.header("ETag"));
    assertEquals("\"4\"", any.header("ETag"));
  }

  @Test
  void anIfMatchThatIsNoTagIsRefused() {
    for (var tag :
        List.of("1", "\"a\"", "\"1\", \"2\"", "\"-1\"", "\"99999999999999999999\"", "")) {
      assertRefused(RequestCode.BAD_PRECONDITION, withVersion("PATCH", tag, "{pages:2}"));
    }
  }

  private Answer withVersion(String method, String tag, String body) {
    var call = library.app.call(method, "book/" + library.emma).header("If-Match", tag);
    return (body.isEmpty() ? call : call.json(body)).send();
  }

  @Test
  void anEmptyChangeChangesNothing() {
    var answer = library.app.patch("book/" + library.emma, "{}");

    assertEquals("\"1\"", answer.header("ETag"));
    assertEquals("474", library.app.get("book/" + library.emma).json().get("pages").asText());
  }

  @Test
  void aBodyIsNeeded() {
    assertRefused(
        RequestCode.MALFORMED_BODY, library.app.call("PATCH", "book/" + library.emma).send());
    assertRefused(RequestCode.MALFORMED_BODY, library.app.call("POST", "book").send());
    assertRefused(RequestCode.INVALID_ROW, library.app.post("book", "7"));
    assertRefused(RequestCode.INVALID_ROW, library.app.post("book", "[7]"));
    assertRefused(
        RequestCode.INVALID_ROW, library.app.patch("book/" + library.emma, "[{pages:1}]"));
  }

  @Test
  void deletesARow() {
    var answer = library.app.delete("book/" + library.emma);

    assertEquals(204, answer.status());
    assertRefused(RequestCode.ROW_NOT_FOUND, library.app.get("book/" + library.emma));
    assertRefused(RequestCode.ROW_NOT_FOUND, library.app.delete("book/" + library.emma));
    assertRefused(
        RequestCode.ROW_NOT_FOUND, library.app.patch("book/" + library.emma, "{pages:1}"));
  }

  @Test
  void deletesEveryRowThatMatchesAndAnswersThem() {
    var answer =
        library
            .app
            .call("DELETE", "book?select=title,author(name)&language=eq.de")
            .header("Prefer", "return=representation")
            .send();

    assertEquals(200, answer.status());
    assertJson("[{title:'Der Zauberberg', author:{name:'Thomas Mann'}}]", answer);
    assertEquals(3, books());
  }

  @Test
  void aMethodThatIsNotOneIsRefusedWithThoseThatAre() {
    for (var method : List.of("PUT", "OPTIONS", "PURGE", "TRACE")) {
      var answer = library.app.call(method, "book").send();

      assertRefused(RequestCode.METHOD_NOT_ALLOWED, answer);
      assertEquals("GET, HEAD, POST, PATCH, DELETE", answer.header("Allow"));
    }
    var onRow = library.app.post("book/" + library.emma, "{}");
    assertRefused(RequestCode.METHOD_NOT_ALLOWED, onRow);
    assertEquals("GET, HEAD, PATCH, DELETE", onRow.header("Allow"));
  }

  @Test
  void onlyJsonIsRead() {
    for (var type :
        List.of("text/plain", "application/x-www-form-urlencoded", "text/csv", "nonsense")) {
      assertRefused(
          RequestCode.UNSUPPORTED_MEDIA_TYPE,
          library
              .app
              .call("POST", "book")
              .header("Content-Type", type)
              .body("{\"title\":\"x\"}".getBytes(StandardCharsets.UTF_8))
              .send());
    }
    assertRefused(
        RequestCode.UNSUPPORTED_MEDIA_TYPE,
        library
            .app
            .call("POST", "book")
            .header("Content-Encoding", "gzip")
            .json("{title:'x'}")
            .send());
    assertEquals(
        201,
        library
            .app
            .call("POST", "book")
            .header("Content-Type", "application/json; charset=utf-8")
            .body("{\"title\":\"x\"}".getBytes(StandardCharsets.UTF_8))
            .send()
            .status());
  }
}
