package dev.libretto.server.rest;

import static dev.libretto.server.fixture.RestAssertions.assertJson;
import static dev.libretto.server.fixture.RestAssertions.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.TestEngine;
import dev.libretto.server.fixture.TestJson;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What keeps rows right whoever writes them: checks, uniqueness, references and lengths. */
final class IntegrityTest {

  private final Library library = Library.open();

  @Test
  void aCheckThatDoesNotHoldWritesNothing() {
    var insert = library.app.post("book", "{title:'Ulysses', copies:1, lent:2}");
    var update = library.app.patch("book/" + library.emma, "{lent:4}");

    var body = assertRefused(RequestCode.CHECK_FAILED, insert);
    assertEquals("No more copies can be lent than there are", body.get("message").textValue());
    assertEquals(
        TestJson.json(
            """
            [{field:'lent', pointer:'/lent', code:'LIB-809',
              message:'No more copies can be lent than there are'}]
            """),
        body.get("errors"));
    assertRefused(RequestCode.CHECK_FAILED, update);
    assertEquals(4, library.app.get("book?select=id").json().size());
  }

  @Test
  void whatIsUniqueIsWrittenOnce() {
    var insert = library.app.post("book", "{title:'Ulysses', isbn:'9780000000001'}");
    var update = library.app.patch("book/" + library.zauberberg, "{isbn:'9780000000001'}");
    var nulls = library.app.post("book", "{title:'No ISBN either'}");

    var body = assertRefused(RequestCode.NOT_UNIQUE, insert);
    assertEquals("Another book has this ISBN", body.get("message").textValue());
    assertEquals("isbn", body.at("/errors/0/field").textValue());
    assertRefused(RequestCode.NOT_UNIQUE, update);
    assertEquals(201, nulls.status());
  }

  @Test
  void aRelationLeadsToARow() {
    var answer =
        library.app.post("book", "{title:'x', author:'11111111-2222-3333-4444-555555555555'}");
    var wrongTable = library.app.post("book", "{title:'x', author:'" + library.emma + "'}");

    var body = assertRefused(RequestCode.MISSING_REFERENCE, answer);
    assertEquals("author", body.at("/errors/0/field").textValue());
    assertRefused(RequestCode.MISSING_REFERENCE, wrongTable);
  }

  @Test
  void aRowThatIsReferredToIsKept() {
    assertRefused(RequestCode.STILL_REFERENCED, library.app.delete("author/" + library.austen));
    assertEquals(200, library.app.get("author/" + library.austen).status());
  }

  @Test
  void referencesAreEmptiedWhereTheAuthorSaysSo() {
    var series = library.app.addId("series", "{name:'Novels'}");
    library.app.patch("book/" + library.emma, "{series:'" + series + "'}");

    assertEquals(204, library.app.delete("series/" + series).status());
    assertJson("{series:null}", library.app.get("book/" + library.emma + "?select=series"));
  }

  @Test
  void rowsFollowTheirRowWhereTheAuthorSaysSo() {
    library.app.add("review", "{book:'" + library.emma + "', stars:5}");

    assertEquals(204, library.app.delete("book/" + library.emma).status());
    assertEquals("[]", library.app.get("review").text());
  }

  @Test
  void aTextTooLongForItsIndexIsRefused() {
    var random = new Random(7);
    var text = new StringBuilder();
    for (var index = 0; index < 20_000; index++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    var app = TestEngine.shared().publish("rules.json");

    assertRefused(RequestCode.OUT_OF_BOUNDS, app.post("note", "{text:'" + text + "'}"));
  }
}
