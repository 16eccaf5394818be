package dev.libretto.server.account;

import static dev.libretto.server.fixture.RestAssertions.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestEngine;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The rows a plan allows, on one engine and on two at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RowLimitTest {

  private static final int LIMIT = 20;

  private static final String LINKED =
      """
      {"format": "app/1", "app": {"name": "linked"}, "access": {"visibility": "public"},
       "tables": [
         {"name": "tag", "titleField": "name",
          "fields": [{"name": "name", "type": "text", "required": true}],
          "access": {"read": "true", "create": "true", "update": "true", "delete": "true"}},
         {"name": "note", "titleField": "text",
          "fields": [{"name": "text", "type": "text", "required": true},
                     {"name": "tags", "type": "relation", "many": true, "table": "tag"}],
          "access": {"read": "true", "create": "true", "update": "true", "delete": "true"}}]}
      """;

  private final TestEngine engine = TestEngine.with(TestEngine.accounts());
  private final TestEngine other = engine.another(TestEngine.accounts());

  @BeforeAll
  void limit() {
    engine.query("UPDATE libretto.plan SET rows_per_app = " + LIMIT + " WHERE name = 'free'");
  }

  @AfterAll
  void stop() {
    other.close();
    engine.close();
  }

  private TestApp app() {
    return engine.publish(Person.registered(engine).builder(), "rules.json");
  }

  private static void fill(TestApp app, int rows) {
    for (var number = 0; number < rows; number++) {
      assertEquals(201, app.post("owner", "{name:'owner %d'}".formatted(number)).status());
    }
  }

  private static int count(TestApp app) {
    return app.asBuilder().column("id", "owner?select=id").size();
  }

  @Test
  void takesExactlyAsManyRowsAsThePlanAllows() {
    var app = app();
    fill(app, LIMIT);

    var refused = app.post("owner", "{name:'one more'}");

    var body = assertRefused(RequestCode.PLAN_ROWS, refused);
    assertTrue(body.path("details").textValue().contains("'free' allows 20 rows"));
    assertEquals(LIMIT, count(app));
    assertRefused(RequestCode.PLAN_ROWS, app.post("ballot", "{choice:'open'}"));
  }

  @Test
  void aListIsTakenWholeOrNotAtAll() {
    var app = app();
    fill(app, LIMIT - 2);

    assertRefused(RequestCode.PLAN_ROWS, app.post("owner", "[{name:'a'},{name:'b'},{name:'c'}]"));
    assertEquals(LIMIT - 2, count(app));
    assertEquals(201, app.post("owner", "[{name:'a'},{name:'b'}]").status());
    assertRefused(RequestCode.PLAN_ROWS, app.post("owner", "{name:'c'}"));
  }

  @Test
  void changingAndDeletingGoOnAndMakeRoom() {
    var app = app();
    fill(app, LIMIT - 1);
    var id = app.addId("owner", "{name:'last'}");
    assertRefused(RequestCode.PLAN_ROWS, app.post("owner", "{name:'over'}"));

    assertEquals(204, app.patch("owner?id=eq." + id, "{name:'renamed'}").status());
    assertEquals(204, app.delete("owner?id=eq." + id).status());
    assertEquals(201, app.post("owner", "{name:'instead'}").status());
    assertRefused(RequestCode.PLAN_ROWS, app.post("owner", "{name:'over'}"));
  }

  @Test
  void whatIsRefusedForAnotherReasonCountsForNothing() {
    var app = app();
    fill(app, LIMIT - 1);
    for (var number = 0; number < LIMIT; number++) {
      assertEquals(422, app.post("owner", "{hidden:true}").status());
      assertEquals(401, app.post("ballot", "{choice:'nobody'}").status());
    }

    assertEquals(201, app.post("owner", "{name:'last'}").status());
  }

  @Test
  void aRowFromTheTrashNeedsRoomToo() {
    var app = app();
    fill(app, LIMIT - 1);
    var id = app.addId("owner", "{name:'gone'}");
    app.delete("owner?id=eq." + id);
    assertEquals(201, app.post("owner", "{name:'instead'}").status());

    var restored = app.asBuilder().call("POST", "owner/trash/" + id + "/restore").send();

    assertRefused(RequestCode.PLAN_ROWS, restored);
    assertEquals(LIMIT, count(app));
  }

  @Test
  void linksCountAsRows() {
    var ada = Person.registered(engine).builder();
    var app = engine.publishText(ada, LINKED);
    var tags = new StringBuilder();
    for (var number = 0; number < 8; number++) {
      tags.append(number == 0 ? "'" : ",'").append(app.addId("tag", "{name:'tag'}")).append('\'');
    }
    // 8 tags, a note and its 8 links are 17.
    var note = app.addId("note", "{text:'a', tags:[%s]}".formatted(tags));

    assertRefused(RequestCode.PLAN_ROWS, app.post("note", "{text:'b', tags:[%s]}".formatted(tags)));
    assertEquals(204, app.patch("note?id=eq." + note, "{text:'c'}").status());
    assertEquals(204, app.patch("note?id=eq." + note, "{tags:[]}").status());
    assertEquals(201, app.post("note", "{text:'b', tags:[%s]}".formatted(tags)).status());
  }

  @Test
  void manyAtOnceOnOneEngineDoNotGoOver() {
    var app = app();

    var made =
        IntStream.range(0, 60)
            .parallel()
            .filter(number -> app.post("owner", "{name:'%d'}".formatted(number)).status() == 201)
            .count();

    assertTrue(made <= LIMIT, () -> made + " rows");
    // Who was refused because others were under way fits now.
    for (var number = made; number < LIMIT; number++) {
      app.post("owner", "{name:'late'}");
    }
    assertEquals(LIMIT, count(app));
  }

  @Test
  void twoEnginesGoOverByNoMoreThanABlock() {
    var app = app();
    var path = app.rest() + "owner";

    var made =
        IntStream.range(0, 80)
            .parallel()
            .filter(number ->
                (number % 2 == 0 ? engine : other)
                        .call("POST", path)
                        .json("{name:'%d'}".formatted(number))
                        .send()
                        .status()
                    == 201)
            .count();

    // A block is a hundredth of the limit, at least one row.
    assertTrue(made <= LIMIT + 1, () -> made + " rows");
    assertEquals(made, count(app));
  }

  @Test
  void tellsHowMuchIsUsed() {
    var person = Person.registered(engine);
    var session = person.signedIn();
    var ada = person.builder();
    var app = engine.publish(ada, "rules.json");
    fill(app, 3);

    var one =
        person.as(session, "GET", "/api/v1/apps/" + ada.name() + "/rules/usage").send().json();
    var all = person.as(session, "GET", "/api/v1/usage").send().json();

    assertEquals(3, one.path("rows").path("used").intValue());
    assertEquals(LIMIT, one.path("rows").path("limit").intValue());
    assertEquals("free", all.path("plan").path("name").textValue());
    assertEquals(1, all.path("apps").path("used").intValue());
    assertEquals(5, all.path("apps").path("limit").intValue());
    assertEquals("rules", all.path("usage").get(0).path("app").textValue());
    assertEquals(
        404,
        person.as(session, "GET", "/api/v1/apps/" + ada.name() + "/none/usage").send().status());
    var stranger = Person.registered(engine);
    assertEquals(
        403,
        stranger
            .as(stranger.signedIn(), "GET", "/api/v1/apps/" + ada.name() + "/rules/usage")
            .send()
            .status());
  }

  @Test
  void whoWasMadeOnTheMachineHasNoLimit() {
    var app = engine.publish("rules.json");
    fill(app, LIMIT + 5);

    assertEquals(LIMIT + 5, count(app));
    assertEquals("", app.get("owner").header("RateLimit"));
    var plan =
        engine
            .console("GET", "/api/v1/usage")
            .header("Authorization", app.owner().bearer())
            .send()
            .json();
    assertEquals("unlimited", plan.path("plan").path("name").textValue());
    assertTrue(plan.path("usage").get(0).path("rows").path("limit").isNull());
  }

  @Test
  void anotherPlanHoldsFromTheNextBlockOn() {
    var ada = Person.registered(engine).builder();
    var app = engine.publish(ada, "rules.json");
    fill(app, LIMIT);
    assertRefused(RequestCode.PLAN_ROWS, app.post("owner", "{name:'over'}"));

    engine.query("UPDATE libretto.builder SET plan = 'paid' WHERE name = '" + ada.name() + "'");

    // The engine hears of it within a second; whoever asks this often may be too early for that,
    // too.
    var status = 403;
    while (status == 403 || status == 429) {
      status = app.post("owner", "{name:'over'}").status();
    }
    assertEquals(201, status);
  }

  @Test
  void metricsTellHowOftenWithoutSayingWhose() {
    var app = app();
    fill(app, LIMIT);
    app.post("owner", "{name:'over'}");

    var metrics = engine.console("GET", "/metrics").send().text();

    assertTrue(metrics.contains("libretto_limits_refused_total{limit=\"rows\"}"), metrics);
  }
}
