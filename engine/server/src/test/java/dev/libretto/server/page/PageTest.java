package dev.libretto.server.page;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestEngine;
import dev.libretto.server.fixture.TestJson;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages of published apps. */
final class PageTest {

  private static final Pattern DOCUMENT =
      Pattern.compile(
          "<script type=\"application/json\" id=\"libretto\">(.*?)</script>", Pattern.DOTALL);

  private final TestEngine engine = TestEngine.shared();
  private final TestApp app = engine.publish("library.json");

  private static JsonNode document(Answer page) {
    var matcher = DOCUMENT.matcher(page.text());
    assertTrue(matcher.find(), page::toString);
    return TestJson.strict(matcher.group(1));
  }

  @Test
  void aPageHasItsDefinitionAndItsFirstRows() {
    app.add("author", "{name:'Jane Austen'}");

    var page = app.page("GET", "/authors").send();

    assertEquals(200, page.status());
    assertEquals("text/html; charset=utf-8", page.header("Content-Type"));
    assertTrue(
        page.header("Content-Security-Policy")
            .startsWith("default-src 'none'; script-src 'self';"));
    assertEquals("no-store", page.header("Cache-Control"));
    assertEquals("nosniff", page.header("X-Content-Type-Options"));
    var document = document(page);
    assertEquals(app.base(), document.get("base").textValue());
    assertEquals("authors", document.at("/first/view").textValue());
    assertEquals(1, document.at("/first/total").intValue());
    assertEquals("Jane Austen", document.at("/first/rows/0/name").textValue());
  }

  @Test
  void aFieldSaysWhatShowingAndEnteringItNeeds() {
    var files = engine.publish("files.json");
    var fields = document(files.page("GET", "/albums").send()).at("/tables/0/fields");
    var byName = TestJson.json("{}").<ObjectNode>deepCopy();
    fields.forEach(field -> byName.set(field.path("name").textValue(), field));

    assertEquals("A{year}-{number:2}", byName.path("number").path("pattern").textValue());
    assertEquals("file", byName.path("cover").path("type").textValue());
    assertEquals(1_000, byName.path("cover").path("maxBytes").intValue());
    assertTrue(byName.path("pages").path("many").booleanValue());
    // The member who looks; nobody for whoever is none.
    assertFalse(byName.path("owner").has("default"));
  }

  @Test
  void aFormIsToldTheConditionsItFollowsAndWhatIsClosedToItsReader() {
    var desk = engine.publish("desk.json");
    var page = desk.page("GET", "/tickets").send();
    var anonymous = document(page);
    var somebody = document(desk.as(engine.builder()).page("GET", "/tickets").send());

    assertEquals(
        "[\"==\",[\"row\",\"kind\",\"text\"],\"other\"]",
        field(anonymous, "otherKind").path("visibleWhen").toString());
    assertTrue(field(anonymous, "resolution").has("requiredWhen"));
    assertTrue(field(anonymous, "due").has("readOnlyWhen"));
    assertEquals("open", field(anonymous, "status").path("default").textValue());
    assertTrue(field(anonymous, "priority").has("writable"));
    assertFalse(field(anonymous, "priority").path("writable").booleanValue());
    assertFalse(field(somebody, "priority").has("writable"));
    assertFalse(anonymous.at("/tables/0/can/delete").booleanValue());
    assertTrue(somebody.at("/tables/0/can/delete").booleanValue());
    assertTrue(anonymous.at("/tables/0/can/update").booleanValue());
    assertEquals(30, anonymous.at("/tables/0/trashDays").intValue());
    // Rules and roles stay with the server.
    assertFalse(page.text().contains("secret"), page::text);
    assertFalse(page.text().contains("keeper"), page::text);
  }

  @Test
  void aPageOffersTheTransitionsOfItsReader() {
    var desk = engine.publish("desk.json");

    assertEquals(
        List.of("submit", "close", "reopen", "stamp"),
        transitions(document(desk.page("GET", "/tickets").send())));
    assertEquals(
        List.of("submit", "close", "reopen", "lose", "stamp"),
        transitions(document(desk.asBuilder().page("GET", "/tickets").send())));
  }

  private static JsonNode field(JsonNode document, String name) {
    for (var field : document.at("/tables/0/fields")) {
      if (field.path("name").textValue().equals(name)) {
        return field;
      }
    }
    throw new AssertionError(name);
  }

  private static List<String> transitions(JsonNode document) {
    return document.at("/tables/0/states/transitions").findValuesAsText("name");
  }

  @Test
  void itsFirstRowsAreWhatTheFrontEndWouldAskFor() {
    var author = app.addId("author", "{name:'Jane Austen'}");
    app.post(
        "book",
        "[{title:'Emma', author:'%s'}, {title:'Persuasion'}, {title:'Sanditon'}]"
            .formatted(author));
    var document = document(app.page("GET", "/books").send());
    var table =
        java.util.stream.StreamSupport.stream(document.get("tables").spliterator(), false)
            .filter(candidate -> candidate.get("name").textValue().equals("book"))
            .findFirst()
            .orElseThrow();

    var asked =
        app.call(
                "GET",
                "book?select="
                    + table.get("select").textValue()
                    + "&order=createdAt.desc.nullslast,id.asc&limit=25&offset=0")
            .header("Prefer", "count=exact")
            .send();

    assertEquals(asked.json(), document.at("/first/rows"));
    assertEquals("0-2/3", asked.header("Content-Range"));
    assertEquals(3, document.at("/first/total").intValue());
  }

  @Test
  void noValueCanEndItsScript() {
    app.add("author", "{name:'</script><script>alert(1)</script><!--'}");

    var page = app.page("GET", "/authors").send();

    assertFalse(page.text().contains("alert(1)</script>"));
    assertEquals(
        "</script><script>alert(1)</script><!--",
        document(page).at("/first/rows/0/name").textValue());
  }

  @Test
  void everyViewHasItsPage() {
    var names = document(app.page("GET", "").send()).get("views");

    assertTrue(names.size() >= 12);
    for (var view : names) {
      for (var rest : List.of("", "/new", "/0190d9e0-0000-7000-8000-000000000000")) {
        assertEquals(
            200, app.page("GET", "/" + view.get("name").textValue() + rest).send().status());
      }
    }
  }

  @Test
  void theHeadOfAPageIsThatOfItsReading() {
    var get = app.page("GET", "").send();
    var head = app.page("HEAD", "").send();

    assertEquals(200, head.status());
    assertEquals(0, head.body().length);
    assertEquals(Integer.toString(get.body().length), head.header("Content-Length"));
    assertEquals(get.header("Content-Type"), head.header("Content-Type"));
  }

  @Test
  void aPageThatIsNotThereIsAPageToo() {
    var answer = app.page("GET", "/nothing-here").send();

    assertEquals(404, answer.status());
    assertTrue(answer.text().contains("<main class=\"notice\">"));
    assertFalse(answer.text().contains("<script"));
  }

  @Test
  void anAddressIsNeverRepeatedUnescaped() {
    for (var path : List.of("/u/a\"><script>/b", "/u/a/b'\"<x>", "/u/<b>/c/d", "/%3Cscript%3E")) {
      var answer = engine.call("GET", path).send();

      assertEquals(404, answer.status());
      assertFalse(answer.text().contains("<script>"), answer::toString);
      assertFalse(answer.text().contains("<x>"), answer::toString);
    }
  }

  @Test
  void pagesAreReadAndNothingElse() {
    for (var method : List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
      for (var path : List.of(app.base(), app.base() + "/books", "/", "/nothing", "/assets/x.js")) {
        var answer = engine.call(method, path).body(new byte[] {'x'}).send();

        assertProblem(RequestCode.METHOD_NOT_ALLOWED, answer);
        assertEquals("GET, HEAD", answer.header("Allow"));
      }
    }
  }

  @Test
  void rowsTheCallerMayNotReadAreNotInAPage() {
    var rules = engine.publish("rules.json");
    rules.asBuilder().add("note", "{text:'hidden words', hidden:true}");
    rules.asBuilder().add("vault", "{secret:'hidden words'}");

    for (var path : List.of("", "/notes", "/vaults", "/diaries")) {
      assertFalse(rules.page("GET", path).send().text().contains("hidden words"), path);
    }
    assertEquals(0, document(rules.page("GET", "/notes").send()).at("/first/total").intValue());
  }

  @Test
  void filesOfTheFrontEndAreKeptForever() {
    var page = app.page("GET", "").send().text();
    var script = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"").matcher(page);
    assertTrue(script.find());

    var plain = engine.call("GET", script.group(1)).send();
    var brotli = engine.call("GET", script.group(1)).header("Accept-Encoding", "br").send();

    assertEquals("text/javascript; charset=utf-8", plain.header("Content-Type"));
    assertEquals("public, max-age=31536000, immutable", plain.header("Cache-Control"));
    assertEquals("br", brotli.header("Content-Encoding"));
    assertTrue(brotli.body().length < plain.body().length);
    for (var path :
        List.of(
            "/assets/",
            "/assets/nothing.js",
            "/assets/../.vite/manifest.json",
            "/assets/..%2f.vite%2fmanifest.json",
            "/assets/%2e%2e/x.js",
            "/assets/a/b.js")) {
      assertEquals(404, engine.call("GET", path).send().status(), path);
    }
  }
}
