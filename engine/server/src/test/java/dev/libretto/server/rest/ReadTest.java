package dev.libretto.server.rest;

import static dev.libretto.server.fixture.RestAssertions.assertJson;
import static dev.libretto.server.fixture.RestAssertions.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists, single rows, what is selected of them, in which order and how many. */
final class ReadTest {

  private final Library library = Library.open();

  @Test
  void listsSelectedColumnsInTheirOrder() {
    var answer = library.app.get("book?select=pages,title&order=title&limit=2");

    assertEquals(200, answer.status());
    assertEquals("application/json; charset=utf-8", answer.header("Content-Type"));
    assertEquals("nosniff", answer.header("X-Content-Type-Options"));
    assertEquals(
        "[{\"pages\":1002,\"title\":\"Der Zauberberg\"},{\"pages\":474,\"title\":\"Emma\"}]",
        answer.text());
  }

  @Test
  void readsEveryFieldWhenNothingIsSelected() {
    var row = library.app.get("book/" + library.kinder).json();

    var keys = new ArrayList<String>();
    row.fieldNames().forEachRemaining(keys::add);
    assertEquals(
        List.of(
            "id",
            "createdAt",
            "createdBy",
            "updatedAt",
            "version",
            "number",
            "title",
            "isbn",
            "author",
            "series",
            "pages",
            "price",
            "weight",
            "available",
            "published",
            "opens",
            "bought",
            "language",
            "tags",
            "extra",
            "code",
            "copies",
            "lent",
            "pagePrice",
            "left"),
        keys);
    assertEquals(library.app.get("book?select=*&id=eq." + library.kinder).json().get(0), row);
  }

  @Test
  void namesAColumnAsTheCallerLikes() {
    assertJson(
        "{name:'Emma', n:474}",
        library.app.get("book/" + library.emma + "?select=name:title,n:pages"));
  }

  @Test
  void embedsTheRowARelationRefersTo() {
    assertJson(
        "[{title:'Emma', author:{name:'Jane Austen', born:'1775-12-16'}, series:null}]",
        library.app.get("book?select=title,author(name,born),series(name)&title=eq.Emma"));
  }

  @Test
  void embedsUnderAnotherKeyBesideTheId() {
    assertJson(
        "[{author:'%s', writer:{id:'%s'}}]".formatted(library.austen, library.austen),
        library.app.get("book?select=author,writer:author(id)&title=eq.Emma"));
  }

  @Test
  void anEmbedTakesThePlaceOfTheIdInEverything() {
    var row = library.app.get("book/" + library.emma + "?select=*,author(name)").json();

    assertEquals("Jane Austen", row.get("author").get("name").textValue());
    assertEquals("Emma", row.get("title").textValue());
  }

  @Test
  void showsNoRelationOfWhichNothingIsSelected() {
    assertJson(
        "[{title:'Emma'}]",
        library.app.get(
            "book?select=title,author!inner()&author.name=eq.Jane Austen&title=eq.Emma"));
  }

  @Test
  void ordersByCodePointWithUmlautsLast() {
    assertEquals(
        List.of("Der Zauberberg", "Emma", "Persuasion", "Übermorgen für Kinder"),
        library.app.column("title", "book?order=title"));
    assertEquals(
        List.of("Übermorgen für Kinder", "Persuasion", "Emma", "Der Zauberberg"),
        library.app.column("title", "book?order=title.desc"));
  }

  @Test
  void ordersBySeveralColumnsAndComputedOnes() {
    assertEquals(
        List.of("Der Zauberberg", "Persuasion", "Emma", "Übermorgen für Kinder"),
        library.app.column("title", "book?order=language.asc,pages.asc"));
    assertEquals(
        List.of("Persuasion", "Emma", "Der Zauberberg", "Übermorgen für Kinder"),
        library.app.column("title", "book?order=pagePrice.desc.nullslast"));
  }

  @Test
  void missingValuesComeLastGoingUpAndFirstGoingDown() {
    assertEquals(
        List.of("0.250", "0.350", "null", "null"),
        library.app.column("weight", "book?order=weight"));
    assertEquals(
        List.of("null", "null", "0.350", "0.250"),
        library.app.column("weight", "book?order=weight.desc"));
    assertEquals(
        List.of("null", "null", "0.250", "0.350"),
        library.app.column("weight", "book?order=weight.asc.nullsfirst"));
    assertEquals(
        List.of("0.350", "0.250", "null", "null"),
        library.app.column("weight", "book?order=weight.desc.nullslast"));
  }

  @Test
  void equalRowsComeInTheOrderOfTheirIds() {
    assertEquals(
        List.of(library.emma, library.persuasion, library.zauberberg, library.kinder),
        library.app.column("id", "book?order=copies.desc,createdBy"));
  }

  @Test
  void pagesByLimitAndOffset() {
    var first = library.app.get("book?select=title&order=title&limit=2&offset=1");

    assertEquals(List.of("Emma", "Persuasion"), first.column("title"));
    assertEquals("1-2/*", first.header("Content-Range"));
  }

  @Test
  void pagesByRange() {
    var answer = library.app.call("GET", "book?order=title").header("Range", "1-2").send();
    var rest = library.app.call("GET", "book?order=title").header("Range", "3-").send();

    assertEquals(List.of("Emma", "Persuasion"), answer.column("title"));
    assertEquals("1-2/*", answer.header("Content-Range"));
    assertEquals("3-3/*", rest.header("Content-Range"));
  }

  @Test
  void aParameterGoesBeforeTheRange() {
    var answer = library.app.call("GET", "book?order=title&limit=1").header("Range", "0-2").send();

    assertEquals(List.of("Der Zauberberg"), answer.column("title"));
  }

  @Test
  void countsWhatMatchesOnRequest() {
    var part = counted("book?limit=3");
    var all = counted("book?limit=4");
    var none = counted("book?title=eq.Ulysses");
    var nothing = counted("book?limit=0");
    var filtered = counted("book?language=eq.en&limit=1");

    assertEquals(206, part.status());
    assertEquals("0-2/4", part.header("Content-Range"));
    assertEquals(200, all.status());
    assertEquals("0-3/4", all.header("Content-Range"));
    assertEquals(200, none.status());
    assertEquals("*/0", none.header("Content-Range"));
    assertEquals(206, nothing.status());
    assertEquals("*/4", nothing.header("Content-Range"));
    assertEquals("0-0/2", filtered.header("Content-Range"));
    assertEquals("count=exact", part.header("Preference-Applied"));
  }

  @Test
  void anOffsetBeyondTheLastRowIsRefusedOnlyWhenRowsAreCounted() {
    var counted = counted("book?offset=5");
    var uncounted = library.app.get("book?offset=5");
    var behindTheLast = counted("book?offset=4");

    assertRefused(RequestCode.RANGE_NOT_SATISFIABLE, counted);
    assertEquals("*/4", counted.header("Content-Range"));
    assertEquals("[]", uncounted.text());
    assertEquals("*/*", uncounted.header("Content-Range"));
    assertEquals("[]", behindTheLast.text());
  }

  @Test
  void aHeadRequestIsAnsweredWithoutABody() {
    var get = library.app.get("book?select=title&order=title");
    var head = library.app.call("HEAD", "book?select=title&order=title").send();
    var row = library.app.call("HEAD", "book/" + library.emma).send();

    assertEquals(200, head.status());
    assertEquals(0, head.body().length);
    assertEquals(get.header("Content-Range"), head.header("Content-Range"));
    assertEquals(get.header("Content-Type"), head.header("Content-Type"));
    assertEquals(Integer.toString(get.body().length), head.header("Content-Length"));
    assertEquals("\"1\"", row.header("ETag"));
  }

  @Test
  void aRowHasItsVersionAsEntityTag() {
    var answer = library.app.get("book/" + library.emma);

    assertEquals("\"1\"", answer.header("ETag"));
    assertEquals(1, answer.json().get("version").intValue());
  }

  @Test
  void aRowTheCallerHasAlreadyIsNotSentAgain() {
    for (var tag : List.of("\"1\"", "W/\"1\"", "\"7\", \"1\"", "*")) {
      var answer =
          library.app.call("GET", "book/" + library.emma).header("If-None-Match", tag).send();

      assertEquals(304, answer.status(), tag);
      assertEquals("\"1\"", answer.header("ETag"));
      assertEquals(0, answer.body().length);
    }
    assertEquals(
        200,
        library
            .app
            .call("GET", "book/" + library.emma)
            .header("If-None-Match", "\"2\"")
            .send()
            .status());
  }

  @Test
  void oneRowIsAnObjectOnRequest() {
    var object =
        library
            .app
            .call("GET", "book?select=title&title=eq.Emma")
            .header("Accept", "application/vnd.pgrst.object+json")
            .send();
    var several =
        library
            .app
            .call("GET", "book?select=title")
            .header("Accept", "application/vnd.pgrst.object+json")
            .send();

    assertJson("{title:'Emma'}", object);
    assertEquals("application/vnd.pgrst.object+json; charset=utf-8", object.header("Content-Type"));
    assertRefused(RequestCode.NOT_ACCEPTABLE, several);
  }

  @Test
  void aRowThatIsNotThereIsNotFound() {
    assertRefused(
        RequestCode.ROW_NOT_FOUND, library.app.get("book/11111111-2222-3333-4444-555555555555"));
    assertRefused(RequestCode.ROW_NOT_FOUND, library.app.get("book/emma"));
  }

  @Test
  void aNearMissIsPutRight() {
    var hints =
        Map.of(
            "book?select=tilte", "Did you mean `title`?",
            "book?order=pagse", "Did you mean `pages`?",
            "book?langauge=eq.en", "Did you mean `language`?",
            "book?or=(titel.eq.Emma,pages.gt.1)", "Did you mean `title`?",
            "book?select=auther(name)", "Did you mean `author`?",
            "boook", "Did you mean `book`?");

    hints.forEach((path, hint) ->
        assertEquals(hint, library.app.get(path).json().path("hint").textValue(), path));
  }

  @Test
  void everyAnswerShowsWhatItsStagesTook() {
    var timing = library.app.get("book?limit=1").header("Server-Timing");

    assertTrue(
        timing.matches(
            "ask;dur=\\d+\\.\\d{3}, plan;dur=\\d+\\.\\d{3}, statement;dur=\\d+\\.\\d{3},"
                + " reply;dur=\\d+\\.\\d{3}"),
        timing);
  }

  @Test
  void rowsAreNeverKeptByCachesThatCouldShowThemToOthers() {
    assertNotEquals("", library.app.get("book?limit=1").header("Cache-Control"));
  }

  @Test
  void theReplyIsAsLargeAsThePageAndNoLarger() {
    assertEquals("[]", library.app.get("book?limit=0").text());
    assertEquals(4, library.app.get("book?limit=999999999999").json().size());
  }

  private dev.libretto.server.fixture.Answer counted(String path) {
    return library.app.call("GET", path).header("Prefer", "count=exact").send();
  }
}
