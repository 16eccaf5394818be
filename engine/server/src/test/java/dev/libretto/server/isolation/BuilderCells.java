package dev.libretto.server.isolation;

import static dev.libretto.server.isolation.Idea.*;
import static dev.libretto.server.isolation.Surface.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.server.fixture.TestBuilder;
import dev.libretto.server.fixture.TestEngine;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What builders do: about their own apps, and what of others' they must not reach. */
final class BuilderCells {

  private static final Map<Stage, Boolean> PREPARED = new ConcurrentHashMap<>();

  private BuilderCells() {}

  static void fill(Cells cells) {
    for (var surface : Surface.values()) {
      if (surface.isForBuilders()) {
        cells.check(surface, FORGED_TOKEN, stage -> forged(stage, surface));
      }
      switch (surface.kind) {
        case OFFICE -> {
          cells.check(surface, OTHER_BUILDER, stage -> otherBuilder(stage, surface));
          cells.check(surface, PATH_TRICK, stage -> path(stage, surface));
        }
        case OPERATOR -> cells.check(surface, OTHER_BUILDER, stage -> noOperator(stage, surface));
        case OPEN, PUBLIC -> cells.check(surface, OWN_LIST, stage -> saysNothing(stage, surface));
        default -> {}
      }
    }
    for (var surface :
        List.of(CHANGE_MEMBER, REMOVE_MEMBER, MEMBER_SESSIONS, INVITE_AGAIN, REVOKE_KEY)) {
      cells.check(surface, OTHER_ID, stage -> idInMyApp(stage, surface));
    }
    for (var surface : List.of(RESTORE_APP, ACCEPT, END_OFFER, REVOKE_TOKEN, END_SIGN_IN)) {
      cells.check(surface, OTHER_ID, stage -> idOfOthers(stage, surface));
    }
    for (var surface :
        List.of(APPS, DELETED_APPS, OFFERS, AUDIT, PROFILE, TOKENS, OWN_USAGE, SIGN_INS)) {
      cells.check(surface, OWN_LIST, stage -> ownList(stage, surface));
    }
    cells.check(BUILDER_SIGN_IN, OTHER_ID, BuilderCells::noSuchBuilder);
    cells.check(PUBLISH, Idea.DEFINITION, BuilderCells::definitions);
    cells.check(PUBLISH, PHYSICAL_NAME, BuilderCells::definitions);
  }

  private static Attempt by(TestBuilder builder, Surface surface) {
    return Attempt.of(surface.sample, "Authorization", builder.bearer());
  }

  /** What the builder of the app has: its rows, members, keys and versions. */
  private static String possessions(Vault vault) {
    var all = new StringBuilder(vault.everything());
    for (var path : List.of("/members", "/keys", "/secrets", "/versions", "/definition")) {
      all.append(vault.office("GET", path, "").text());
    }
    return all.toString();
  }

  private static void otherBuilder(Stage stage, Surface surface) {
    prepare(stage);
    var before = possessions(stage.hall);
    for (var builder : List.of(stage.outsider, stage.second.owner)) {
      var there = by(builder, surface);
      var nowhere = there.replacing("{office}", "/api/v1/apps/{user}/hail");
      var answer = there.send(stage.hall);
      assertEquals(
          Attempt.shape(stage.hall, nowhere.send(stage.hall)).replace("/hail", "/hall"),
          Attempt.shape(stage.hall, answer),
          surface.title);
      assertEquals(403, answer.status(), answer::toString);
    }
    assertEquals(before, possessions(stage.hall), surface.title);
  }

  private static void path(Stage stage, Surface surface) {
    prepare(stage);
    var me = stage.outsider.name();
    for (var trick :
        List.of(
            "/api/v1/apps/%1$s/../{user}/hall",
            "/api/v1/apps/%1$s/%%2e%%2e/{user}/hall",
            "/api/v1/apps/%1$s%%2f..%%2f{user}/hall",
            "/api/v1/apps/%1$s/x/../../{user}/hall",
            "/api/v1/apps/%1$s/..%%2f{user}%%2fhall",
            "/api/v1//apps/{user}/hall",
            "/api/v1/apps/{user}%%00/hall",
            "/api/v1/apps/{user};%1$s/hall")) {
      var answer =
          by(stage.outsider, surface).replacing("{office}", trick.formatted(me)).send(stage.hall);
      assertNotEquals(2, answer.status() / 100, () -> trick + "\n" + answer);
      assertNotEquals(422, answer.status(), () -> trick + "\n" + answer);
    }
  }

  private static void noOperator(Stage stage, Surface surface) {
    var answer = by(stage.outsider, surface).send(stage.hall);
    assertEquals(403, answer.status(), answer::toString);
    var never = by(stage.outsider, surface).replacing("{user}", "nobody-here");
    assertEquals(
        Attempt.shape(stage.hall, never.send(stage.hall)), Attempt.shape(stage.hall, answer));
  }

  private static void forged(Stage stage, Surface surface) {
    prepare(stage);
    var sample = Attempt.of(surface.sample);
    var nonsense =
        Attempt.shape(
            stage.hall, sample.with("Authorization", "Bearer " + "n".repeat(43)).send(stage.hall));
    assertTrue(nonsense.startsWith("401 "), nonsense);
    for (var token : Forgery.of(stage).tokens()) {
      var answer = sample.with("Authorization", "Bearer " + token).send(stage.hall);
      assertEquals(nonsense, Attempt.shape(stage.hall, answer), token);
    }
    for (var key : List.of("{wholeKey}", "{session}", "{csrf}")) {
      var answer = sample.with("Authorization", "Bearer " + key).send(stage.hall);
      assertEquals(nonsense, Attempt.shape(stage.hall, answer), key);
    }
    var plain = Attempt.shape(stage.hall, sample.send(stage.hall));
    for (var cookie :
        List.of("libretto_member={session}", "libretto_builder={user}.9999999999.0")) {
      assertEquals(
          plain, Attempt.shape(stage.hall, sample.with("Cookie", cookie).send(stage.hall)));
    }
  }

  /** Somebody else's member or key, named under an app of my own. */
  private static void idInMyApp(Stage stage, Surface surface) {
    prepare(stage);
    var before = possessions(stage.hall);
    var mine = by(stage.otherHall.owner, surface);
    var placeholder = surface == REVOKE_KEY ? "{key}" : "{member}";
    stage.otherHall.name("foreignId", stage.hall.fill(placeholder));
    var answer =
        stage.alike(stage.otherHall, mine.replacing(placeholder, "{x}"), "foreignId", "never");
    // Ending sessions is done whether or not there are any.
    assertEquals(surface != MEMBER_SESSIONS, answer.startsWith("404 "), answer);
    assertEquals(before, possessions(stage.hall), surface.title);
    var session = Attempt.of("GET {rest}item", "Cookie", "libretto_member={session}");
    assertEquals(200, session.send(stage.hall).status());
  }

  private static void idOfOthers(Stage stage, Surface surface) {
    prepare(stage);
    var sample = by(stage.outsider, surface);
    var name = surface.sample.replaceAll(".*\\{(deletedApp|offer|tokenOfP|signIn)}.*", "$1");
    var answer = stage.alike(stage.hall, sample.replacing("{" + name + "}", "{x}"), name, "never");
    assertTrue(answer.startsWith("404 "), answer);
  }

  private static void ownList(Stage stage, Surface surface) {
    prepare(stage);
    var answer = by(stage.outsider, surface).send(stage.hall);
    assertEquals(200, answer.status(), answer::toString);
    for (var other : List.of(stage.first.owner.name() + "\"", "hall", "gone", "given")) {
      assertFalse(answer.text().contains(other), answer::toString);
    }
  }

  /** What is the same for everybody holds nothing of anybody. */
  private static void saysNothing(Stage stage, Surface surface) {
    var answer = Attempt.of(surface.sample, "X-Forwarded-For", "10.99.0.1").send(stage.hall);
    for (var other :
        List.of("vault", "hall", stage.hall.email, stage.hall.app.base(), "app_", "lbk_")) {
      // The schema of definitions shows how a key or an app may be called.
      if (surface != SCHEMA && surface != PROBLEM) {
        assertFalse(answer.toString().contains(other), () -> other + "\n" + answer);
      }
    }
  }

  private static void noSuchBuilder(Stage stage) {
    stage.hall.name("someBuilder", stage.outsider.name());
    stage.hall.name("noBuilder", "nobody-0");
    stage.alike(
        stage.hall,
        Attempt.of(
            "POST /api/v1/auth/sign-in {name:'{x}',password:'wrong password'}",
            "X-Forwarded-For",
            "10.99.0.2"),
        "someBuilder",
        "noBuilder");
  }

  /**
   * Definitions whose words are another app's; none is published, and none is answered with rows.
   */
  private static void definitions(Stage stage) {
    var mine = Vault.empty(stage.engine, stage.engine.builder(), "vault", "public");
    var vault = TestEngine.resource("vault.json");
    var names = Physical.of(stage).names();
    for (var name : names) {
      for (var definition :
          List.of(
              vault.replaceFirst("\"table\": \"room\"", "\"table\": \"" + name + "\""),
              vault.replace("\"read\": \"row.open\"", "\"read\": \"" + name + " != null\""),
              vault.replace("\"row.price * 2\"", "\"" + name + "\""),
              vault.replaceFirst("\"field\": \"name\"", "\"field\": \"" + name + "\""))) {
        var answer =
            Attempt.of(
                    "PUT {office}/definition?dryRun=true " + definition,
                    "Authorization",
                    mine.owner.bearer())
                .send(mine);
        assertTrue(
            answer.status() == 422 || answer.status() == 400 || definition.equals(vault),
            () -> name + "\n" + answer);
      }
    }
    // Ids of another's tables name one's own; nothing behind them is reached.
    var theirs = stage.first.office("GET", "/definition", "").text();
    var copy = stage.engine.publishText(stage.engine.builder(), theirs);
    assertEquals("[]", copy.asBuilder().get("item").text());
    // A definition's tests know the rows they are given and no others.
    for (var request :
        List.of(
            "GET /item?select=title",
            "GET /item/" + stage.first.named("one") + "?select=title",
            "GET /" + names.get(1))) {
      var tested =
          vault.replaceFirst(
              "\"tables\": \\[",
              "\"tests\": [{\"name\": \"reaches out\", \"when\": {\"request\": \"%s\"}, \"then\": {\"rows\": [{\"title\": \"one\"}]}}], \"tables\": ["
                  .formatted(request));
      var answer =
          Attempt.of(
                  "PUT {office}/definition?dryRun=true " + tested,
                  "Authorization",
                  mine.owner.bearer())
              .send(mine);
      assertNotEquals(200, answer.status(), () -> request + "\n" + answer);
    }
  }

  /** The id of a sign-in of this builder's. */
  private static String signIn(Stage stage, TestBuilder builder) {
    var password = "a password of the table";
    Attempt.of(
            "POST /api/v1/profile/password {password:'" + password + "'}",
            "Authorization",
            builder.bearer())
        .send(stage.hall);
    var signedIn =
        Attempt.of(
                "POST /api/v1/auth/sign-in {name:'%s',password:'%s'}"
                    .formatted(builder.name(), password),
                "X-Forwarded-For",
                "10.99.0.3")
            .send(stage.hall);
    return Attempt.of(
            "GET /api/v1/profile/sessions",
            "Authorization",
            "Bearer " + signedIn.json().get("accessToken").textValue())
        .send(stage.hall)
        .json()
        .at("/sessions/0/id")
        .textValue();
  }

  /**
   * Things of the first builder's that have ids: a deleted app, an offer, a token, a sign-in, a
   * key.
   */
  private static void prepare(Stage stage) {
    PREPARED.computeIfAbsent(
        stage,
        _ -> {
          var owner = stage.first.owner;
          var gone = Vault.empty(stage.engine, owner, "gone", "private");
          var deleted = gone.office("DELETE", "", "");
          stage.hall.name("deletedApp", deleted.json().get("id").textValue());
          var given = Vault.empty(stage.engine, owner, "given", "private");
          var offer = given.office("POST", "/transfer", "{to:'" + stage.second.owner.name() + "'}");
          stage.hall.name("offer", offer.json().get("id").textValue());
          var token =
              Attempt.of(
                      "POST /api/v1/profile/tokens {name:'t-%s'}".formatted(UUID.randomUUID()),
                      "Authorization",
                      owner.bearer())
                  .send(stage.hall);
          stage.hall.name("tokenOfP", token.json().get("id").textValue());
          stage.hall.name("signIn", signIn(stage, owner));
          for (var vault : List.of(stage.hall, stage.otherHall)) {
            vault.key("spare", "{name:'spare', scopes:['*:read']}");
            vault.name("key", vault.named("spareId"));
          }
          return true;
        });
  }
}
