package dev.libretto.server.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.RawHttp;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestBrowser;
import dev.libretto.server.fixture.TestBuilder;
import dev.libretto.server.fixture.TestEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every code a request can be refused with, and a request that is. A new code does not compile here
 * until somebody has shown how it is met, or why it cannot be.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RequestCodeTest {

  private static final String NOBODY = "0190d9e0-0000-7000-8000-000000000000";

  private final TestEngine engine = TestEngine.shared();
  private final Library library = Library.open();
  private final TestApp app = library.app;
  private final TestApp rules = engine.publish("rules.json");
  private final TestApp values = engine.publish("values.json");
  private final TestApp desk = engine.publish("desk.json");
  private final TestApp hidden = engine.publish("private.json");

  sealed interface Met {
    /** Meets the code now. */
    record By(Answer answer) implements Met {}

    /** Cannot be met by a request to a sound engine. */
    record Not(String reason) implements Met {}
  }

  private static Met by(Answer answer) {
    return new Met.By(answer);
  }

  private Met met(RequestCode code) {
    return switch (code) {
      case NOT_FOUND -> by(engine.call("GET", "/u/nobody/nothing/rest/v1/note").send());
      case UNKNOWN_TABLE -> by(app.get("shelf"));
      case ROW_NOT_FOUND -> by(app.get("book/" + NOBODY));
      case METHOD_NOT_ALLOWED -> by(app.call("PUT", "book").send());
      case UNKNOWN_COLUMN -> by(app.get("book?colour=eq.red"));
      case UNKNOWN_OPERATOR -> by(app.get("book?title=resembles.Emma"));
      case BAD_VALUE -> by(app.get("book?pages=eq.many"));
      case BAD_SELECT -> by(app.get("book?select=("));
      case BAD_ORDER -> by(app.get("book?order=title.sideways"));
      case BAD_RANGE -> by(app.get("book?limit=few"));
      case BAD_FILTER -> by(app.get("book?title=Emma"));
      case RANGE_NOT_SATISFIABLE ->
          by(app.call("GET", "book?offset=99").header("Prefer", "count=exact").send());
      case UNFILTERED_WRITE -> by(app.delete("book"));
      case NO_SUCH_KEY ->
          by(
              app.call("POST", "book?on_conflict=pages")
                  .header("Prefer", "resolution=merge-duplicates")
                  .json("{title:'Emma'}")
                  .send());
      case TOO_MANY_AFFECTED ->
          by(
              app.call("PATCH", "book?title=not.is.null")
                  .header("Prefer", "max-affected=1")
                  .json("{}")
                  .send());
      case NOT_SIGNED_IN -> by(rules.get("vault"));
      case FORBIDDEN -> by(rules.as(engine.builder()).get("vault"));
      case CROSS_SITE ->
          by(
              hidden
                  .page("POST", "/auth/builder")
                  .header("Sec-Fetch-Site", "cross-site")
                  .body(new byte[] {'t'})
                  .send());
      case PRECONDITION_FAILED ->
          by(
              app.call("PATCH", "book/" + library.emma)
                  .header("If-Match", "\"99\"")
                  .json("{pages:1}")
                  .send());
      case BAD_PRECONDITION ->
          by(
              app.call("PATCH", "book/" + library.emma)
                  .header("If-Match", "new")
                  .json("{pages:1}")
                  .send());
      case BAD_PREFERENCE ->
          by(app.call("GET", "book").header("Prefer", "handling=strict, speed=high").send());
      case TOO_LARGE -> by(app.call("POST", "book").json(new byte[(1 << 20) + 1]).send());
      case UNSUPPORTED_MEDIA_TYPE ->
          by(
              app.call("POST", "book")
                  .header("Content-Type", "text/plain")
                  .body(new byte[1])
                  .send());
      case MALFORMED_BODY -> by(app.call("POST", "book").json(new byte[] {'{'}).send());
      case NOT_ACCEPTABLE ->
          by(app.call("GET", "book").header("Accept", "application/vnd.pgrst.object+json").send());
      case URI_TOO_LONG -> by(app.get("book?title=eq." + "x".repeat(9_000)));
      case TOO_COMPLEX -> by(app.get("book?pages=in.(" + "1,".repeat(501) + "1)"));
      case MALFORMED_REQUEST ->
          by(
              RawHttp.send(
                  engine.pages(), "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n"));
      case HEADERS_TOO_LARGE ->
          by(
              RawHttp.send(
                  engine.pages(),
                  "GET / HTTP/1.1\r\nHost: x\r\nCookie: " + "x".repeat(40_000) + "\r\n\r\n"));
      case BAD_DEFINITION -> by(definition("app", "{}"));
      case BAD_NAME -> by(definition("App", "{}"));
      case BAD_PARAMETER -> by(definition("app?dryrun=true", "{}"));
      case UNKNOWN_FILE -> by(values.post("value", "{photo:'" + NOBODY + "'}"));
      case UNFIT_FILE -> new Met.Not("only a file that is there can be unfit: see FileFieldTest");
      case UNKNOWN_MEMBER -> by(values.post("value", "{somebody:'member:" + NOBODY + "'}"));
      case FIELD_HIDDEN -> by(desk.post("ticket", "{title:'a', otherKind:'x'}"));
      case FIELD_READ_ONLY ->
          by(desk.post("ticket", "{title:'a', kind:'frozen', due:'2026-03-01'}"));
      case FIELD_FORBIDDEN -> by(desk.post("ticket", "{title:'a', priority:1}"));
      case NO_TRANSITION -> by(desk.patch("ticket/" + ticket(), "{status:'closed'}"));
      case GUARD_FAILED -> by(desk.post("rpc/close", "{id:'" + submitted() + "'}"));
      case TRANSITION_FORBIDDEN -> by(desk.post("rpc/lose", "{id:'" + ticket() + "'}"));
      case UNKNOWN_TRANSITION -> by(desk.post("rpc/fly", "{}"));
      case WRONG_START -> by(desk.post("ticket", "{title:'a', status:'review'}"));
      case OUT_OF_REACH -> new Met.Not("it takes an API key: see KeyTest");
      case NOT_IN_TRASH -> by(desk.delete("note/trash/" + NOBODY));
      case BAD_INSTANT -> by(desk.get("ticket/" + NOBODY + "?asOf=then"));
      case NOT_REMEMBERED -> by(desk.get("ticket/" + aged() + "?asOf=2020-01-01T00:00:00Z"));
      case CONSENT_NEEDED ->
          by(
              definition(
                  "private",
                  TestEngine.resource("private.json")
                      .replaceFirst("\\{", "{\"access\":{\"visibility\":\"public\"},")));
      case NO_SUCH_DELIVERY ->
          by(
              engine
                  .console(
                      "POST",
                      "/api/v1/apps/"
                          + hidden.owner().name()
                          + "/private/deliveries/"
                          + NOBODY
                          + "/retry")
                  .header("Authorization", hidden.owner().bearer())
                  .send());
      case NOT_RETRYABLE -> new Met.Not("it takes a delivery that is sent: see DeliveriesTest");
      case UNKNOWN_VERSION ->
          by(
              engine
                  .console("GET", "/api/v1/apps/" + hidden.owner().name() + "/private/versions/99")
                  .header("Authorization", hidden.owner().bearer())
                  .send());
      case INVALID_ROW -> by(app.post("book", "{pages:-1}"));
      case UNKNOWN_ROW_KEY -> by(app.post("book", "{title:'x', colour:'red'}"));
      case MISSING_VALUE -> by(app.post("book", "{}"));
      case WRONG_TYPE -> by(app.post("book", "{title:7}"));
      case OUT_OF_BOUNDS -> by(app.post("book", "{title:''}"));
      case BAD_FORMAT -> by(app.post("book", "{title:'x', isbn:'x'}"));
      case NOT_AN_OPTION -> by(app.post("book", "{title:'x', language:'x'}"));
      case READ_ONLY_FIELD -> by(app.post("book", "{title:'x', version:1}"));
      case CHECK_FAILED -> by(app.post("book", "{title:'x', lent:2}"));
      case NOT_UNIQUE -> by(app.post("author", "{name:'Jane Austen'}"));
      case MISSING_REFERENCE -> by(app.post("book", "{title:'x', author:'" + NOBODY + "'}"));
      case STILL_REFERENCED -> by(app.delete("author/" + library.austen));
      case SIGN_IN_FAILED -> by(account("sign-in", "{name:'nobody-here',password:'a guess'}"));
      case TOO_MANY_ATTEMPTS -> {
        for (var guess = 0; guess < 5; guess++) {
          account("sign-in", "{name:'guessed-at',password:'a guess'}");
        }
        yield by(account("sign-in", "{name:'guessed-at',password:'a guess'}"));
      }
      case REGISTRATION_CLOSED -> new Met.Not("the shared engine is open: see SignInTest");
      case NAME_TAKEN ->
          by(
              account(
                  "register",
                  "{name:'" + hidden.owner().name() + "',password:'a good long password'}"));
      case WEAK_PASSWORD -> by(account("register", "{name:'weak',password:'short'}"));
      case INVALID_BODY -> by(account("sign-in", "{}"));
      case REFRESH_REFUSED -> by(account("refresh", "{refreshToken:'unknown'}"));
      case OPERATOR_ONLY ->
          by(
              engine
                  .console("GET", "/api/v1/operator/audit")
                  .header("Authorization", notAnOperator().bearer())
                  .send());
      case PLAN_LIMIT -> new Met.Not("it takes as many apps as a plan allows: see OperatorTest");
      case PLAN_ROWS -> new Met.Not("it takes as many rows as a plan allows: see RowLimitTest");
      case TOO_MANY_REQUESTS -> new Met.Not("it takes a plan with few: see RequestLimitTest");
      case LINK_NOT_GOOD ->
          by(engine.console("POST", "/api/v1/auth/email/confirm").json("{token:'made up'}").send());
      case PROVIDER_SIGN_IN_FAILED ->
          by(engine.console("GET", "/api/v1/auth/oidc/callback").send());
      case PROVIDER_NOT_SET_UP -> by(engine.console("GET", "/api/v1/auth/oidc/start").send());
      case LAST_OPERATOR -> new Met.Not("it takes the engine's only operator: see OperatorTest");
      case BAD_EMAIL -> by(signIn("{email:'x'}"));
      case TOO_MANY_TRIES -> by(impatient());
      case SIGN_IN_REFUSED ->
          by(app.page("POST", "/auth/link/" + "A".repeat(43)).json("{}").send());
      case WRONG_CODE -> by(wrongCode());
      case BAD_CSRF_TOKEN -> by(withoutCsrf());
      case MAIL_NOT_CONFIGURED -> new Met.Not("the shared engine has a mail server");
      case BAD_MEMBER -> by(office("POST", "members", "{email:'a@example.org', colour:'red'}"));
      case MEMBER_EXISTS -> {
        office("POST", "members", "{email:'twice@example.org'}");
        yield by(office("POST", "members", "{email:'twice@example.org'}"));
      }
      case BAD_KEY -> by(office("POST", "keys", "{name:'x', scopes:['x']}"));
      case NO_SUCH_MEMBER -> by(office("DELETE", "members/" + NOBODY, "{}"));
      case PROVIDER_FAILED -> by(unreachableProvider());
      case ANSWER_TOO_LARGE -> new Met.Not("takes rows of megabytes: see LargeAnswerTest");
      case MEMORY_FULL -> new Met.Not("takes more than the heap holds: see InFlightTest");
      case INTERNAL -> new Met.Not("it would be a mistake of the engine");
      case UNAVAILABLE -> new Met.Not("the database of the shared engine must stay there");
    };
  }

  private Answer signIn(String body) {
    return app.page("POST", "/auth/sign-in").json(body).send();
  }

  private Answer impatient() {
    var answer = signIn("{email:'impatient@example.org'}");
    for (var count = 0; count < 5; count++) {
      answer = signIn("{email:'impatient@example.org'}");
    }
    return answer;
  }

  private Answer wrongCode() {
    var browser = new TestBrowser(engine);
    browser.submit(app.base() + "/auth/sign-in", "email=anybody%40example.org");
    return browser.call("POST", app.base() + "/auth/code").json("{code:'22222222'}").send();
  }

  private Answer withoutCsrf() {
    var browser = new TestBrowser(engine);
    browser.submit(hidden.base() + "/auth/builder", "token=" + hidden.owner().token());
    return browser
        .call("POST", hidden.rest() + "note")
        .header("Sec-Fetch-Site", "same-origin")
        .json("{text:'x'}")
        .send();
  }

  private Answer office(String method, String path, String body) {
    var owner = app.owner();
    return engine
        .console(method, "/api/v1/apps/" + app.base().substring("/u/".length()) + "/" + path)
        .header("Authorization", owner.bearer())
        .json(body)
        .send();
  }

  private Answer unreachableProvider() {
    return engine
        .publish("club.json")
        .page("GET", "/auth/oidc/company")
        .header("Accept", "application/json")
        .send();
  }

  private String ticket() {
    return desk.addId("ticket", "{title:'a'}");
  }

  private String submitted() {
    var id = ticket();
    desk.post("rpc/submit", "{id:'" + id + "'}");
    return id;
  }

  /** A row that is older than what is remembered of it. */
  private String aged() {
    var id = ticket();
    desk.patch("ticket/" + id, "{title:'b'}");
    var schema =
        text(
            "SELECT schema_name FROM libretto.app a JOIN libretto.builder b ON b.id = a.builder"
                + " WHERE b.name = '"
                + desk.owner().name()
                + "'");
    var log = "\"" + schema + "\".change WHERE row_id = '" + id + "'";
    var table = text("SELECT DISTINCT table_id FROM " + log);
    engine.query("DELETE FROM " + log + " AND kind = 'c'");
    engine.query(
        "UPDATE \"%s\".\"t_%s\" SET created_at = '2010-01-01' WHERE id = '%s'"
            .formatted(schema, table, id));
    return id;
  }

  private String text(String query) {
    return engine.query(query).iterator().next().getString(0);
  }

  private Answer account(String route, String body) {
    return engine
        .console("POST", "/api/v1/auth/" + route)
        .header("X-Forwarded-For", "192.168.77.1")
        .json(body)
        .send();
  }

  /** The first builder of an engine is one; the second is not. */
  private TestBuilder notAnOperator() {
    engine.builder();
    return engine.builder();
  }

  private Answer definition(String app, String body) {
    var owner = hidden.owner();
    var path = "/api/v1/apps/" + owner.name() + "/" + app;
    var query = path.indexOf('?');
    return engine
        .console(
            "PUT",
            query < 0
                ? path + "/definition"
                : path.substring(0, query) + "/definition" + path.substring(query))
        .header("Authorization", owner.bearer())
        .json(body)
        .send();
  }

  @ParameterizedTest
  @EnumSource
  void isMet(RequestCode code) {
    switch (met(code)) {
      case Met.By(var answer) -> {
        assertEquals(code.status(), answer.status(), answer::toString);
        var body = answer.json();
        assertEquals(
            code.code(), body.path("error").path("code").asText(body.path("code").asText()));
      }
      case Met.Not(var reason) -> assertNotNull(reason);
    }
  }

  @ParameterizedTest
  @EnumSource
  void hasAPage(RequestCode code) {
    for (var origin : java.util.List.of("apps", "console")) {
      var path = "/docs/problems/" + code.code();
      var answer =
          (origin.equals("apps") ? engine.call("GET", path) : engine.console("GET", path)).send();

      assertEquals(200, answer.status());
      assertEquals("text/markdown; charset=utf-8", answer.header("Content-Type"));
      assertEquals(
          "# " + code.code() + " " + code.title(), answer.text().lines().findFirst().orElse(""));
    }
  }

  @Test
  void anEngineWithoutItsDatabaseSaysSo() {
    // The one code above that takes an engine of its own.
    var lonely = TestEngine.withoutDatabase();

    var rows = lonely.app().get("note");
    var page = lonely.app().page("GET", "").send();
    var token = lonely.app().asBuilder().get("note");
    var ready = lonely.engine().call("GET", "/health/ready").send();
    var live = lonely.engine().call("GET", "/health/live").send();

    assertEquals(503, rows.status(), rows::toString);
    assertEquals("LIB-798", rows.json().path("code").textValue());
    assertEquals(503, page.status());
    assertEquals(503, token.status());
    assertEquals(503, ready.status());
    assertEquals(200, live.status());
  }
}
