package dev.libretto.server.rest;

import static dev.libretto.server.fixture.RestAssertions.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestEngine;
import dev.libretto.server.fixture.TestJson;
import dev.libretto.store.Wall;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files in rows: ids go in, what is behind them comes out. With and without the wall of roles. */
final class FileFieldTest {

  private static final String IMAGE = "0190d9e0-0000-7000-8000-000000000001";
  private static final String TEXT = "0190d9e0-0000-7000-8000-000000000002";
  private static final String LARGE = "0190d9e0-0000-7000-8000-000000000003";

  private static TestApp app(Wall wall) {
    var engine = TestEngine.shared(wall);
    var app = engine.publish("files.json");
    file(engine, app, IMAGE, "a \"b\".png", "image/png", 1_000);
    file(engine, app, TEXT, "notes.txt", "text/plain", 5);
    file(engine, app, LARGE, "large.png", "image/png", 1_001);
    return app;
  }

  private static void file(
      TestEngine engine, TestApp app, String id, String name, String type, long size) {
    engine.query(
        "INSERT INTO \"%s\".file (id, name, media_type, size, sha256) VALUES ('%s', '%s', '%s', %d, sha256(''))"
            .formatted(schema(engine, app), id, name, type, size));
  }

  private static String schema(TestEngine engine, TestApp app) {
    return engine
        .query(
            """
            SELECT a.schema_name FROM libretto.app a JOIN libretto.builder b ON b.id = a.builder
            WHERE b.name = '%s' AND a.name = 'files'\
            """
                .formatted(app.owner().name()))
        .iterator()
        .next()
        .getString(0);
  }

  private static String object(String id, String name, int size, String type) {
    return "{id:'%s', name:'%s', size:%d, type:'%s'}".formatted(id, name, size, type);
  }

  @ParameterizedTest
  @EnumSource
  void answersWithWhatIsBehindTheIds(Wall wall) {
    var app = app(wall);

    var row = app.add("album", "{cover:'%s', pages:['%s','%s']}".formatted(IMAGE, TEXT, IMAGE));

    var image = TestJson.json(object(IMAGE, "a \\\"b\\\".png", 1_000, "image/png"));
    assertEquals(image, row.get("cover"));
    assertEquals(
        TestJson.json(object(TEXT, "notes.txt", 5, "text/plain")), row.get("pages").get(0));
    assertEquals(image, row.get("pages").get(1));
    var id = row.get("id").textValue();
    assertEquals(row, app.get("album/" + id).json());
    assertEquals(1, app.get("album?cover=eq." + IMAGE).json().size());
    assertEquals(0, app.get("album?cover=eq." + TEXT).json().size());
  }

  @ParameterizedTest
  @EnumSource
  void takesBackWhatItAnswered(Wall wall) {
    var app = app(wall);
    var row = app.add("album", "{cover:'%s', pages:['%s']}".formatted(IMAGE, TEXT));
    var id = row.get("id").textValue();

    var answer =
        app.patch(
            "album/" + id, "{cover:" + row.get("cover") + ", pages:" + row.get("pages") + "}");

    assertEquals(204, answer.status(), answer::toString);
    assertEquals(row.get("cover"), app.get("album/" + id).json().get("cover"));
    assertEquals(204, app.patch("album/" + id, "{cover:null, pages:null}").status());
    assertTrue(app.get("album/" + id).json().get("pages").isNull());
  }

  @ParameterizedTest
  @EnumSource
  void refusesFilesOutsideOfTheRules(Wall wall) {
    var app = app(wall);
    var id = app.addId("album", "{}");

    assertRefused(RequestCode.UNFIT_FILE, app.post("album", "{cover:'" + TEXT + "'}"));
    assertRefused(RequestCode.UNFIT_FILE, app.patch("album/" + id, "{cover:'" + LARGE + "'}"));
    assertRefused(
        RequestCode.OUT_OF_BOUNDS,
        app.post(
            "album",
            "{pages:['%s','%s','%s','%s']}".formatted(IMAGE, TEXT, LARGE, UUID.randomUUID())));
    assertRefused(
        RequestCode.OUT_OF_BOUNDS, app.post("album", "{pages:['%1$s','%1$s']}".formatted(TEXT)));
    var faults =
        assertRefused(
            RequestCode.UNKNOWN_FILE,
            app.post("album", "[{}, {pages:['%s','%s']}]".formatted(IMAGE, UUID.randomUUID())));
    assertEquals("/1/pages", faults.at("/errors/0/pointer").textValue());
    assertEquals(1, app.get("album").json().size());
  }

  /** The same id in another app is another file, and the answer does not tell that there is one. */
  @ParameterizedTest
  @EnumSource
  void knowsNoFilesOfOtherApps(Wall wall) {
    var other = app(wall);
    var engine = TestEngine.shared(wall);
    var app = engine.publish("files.json");
    assertEquals(201, other.post("album", "{cover:'" + IMAGE + "'}").status());

    assertRefused(RequestCode.UNKNOWN_FILE, app.post("album", "{cover:'" + IMAGE + "'}"));
  }

  @ParameterizedTest
  @EnumSource
  void countsWithinATextAndNamesNoMemberForABuilder(Wall wall) {
    var app = app(wall);
    var year = Year.now(ZoneOffset.UTC);

    var rows =
        app.asBuilder()
            .call("POST", "album")
            .header("Prefer", "return=representation")
            .json("[{}, {}, {}]")
            .send()
            .json();

    assertEquals("A" + year + "-01", rows.get(0).get("number").textValue());
    assertEquals("A" + year + "-03", rows.get(2).get("number").textValue());
    assertTrue(rows.get(0).get("owner").isNull());
    assertEquals(1, app.get("album?number=like.*-02").json().size());
  }
}
