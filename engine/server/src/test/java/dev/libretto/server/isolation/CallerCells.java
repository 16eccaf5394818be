package dev.libretto.server.isolation;

import static dev.libretto.server.isolation.Idea.*;
import static dev.libretto.server.isolation.Surface.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Who asks: credentials of other apps, of other times, of other kinds, and none at all. */
final class CallerCells {

  private static final String NO_KEY = "lbk_" + "A".repeat(52);
  private static final String NO_SESSION = "libretto_member=" + "n".repeat(43);

  /** What a surface answers to nonsense, which is the same each time. */
  private static final Map<String, String> NONSENSE = new ConcurrentHashMap<>();

  private CallerCells() {}

  static void fill(Cells cells) {
    for (var surface : Surface.ofApps()) {
      cells.check(surface, PRIVATE_APP, stage -> privateApp(stage, surface));
      cells.check(surface, OTHER_KEY, stage -> otherKey(stage, surface));
      cells.check(surface, OTHER_SESSION, stage -> otherSession(stage, surface));
      cells.check(surface, OTHER_BUILDER, stage -> otherBuilder(stage, surface));
      cells.check(surface, REVOKED, stage -> revoked(stage, surface));
      cells.check(surface, SPOOFED_HEADER, stage -> spoofed(stage, surface));
      cells.check(surface, FORGED_TOKEN, stage -> forged(stage, surface));
      cells.check(surface, PATH_TRICK, stage -> path(stage, surface));
      if (changes(surface)) {
        cells.check(surface, OTHER_CSRF, stage -> otherCsrf(stage, surface));
      }
    }
    cells.check(READ_ONE, REVOKED, CallerCells::roleTaken);
  }

  private static boolean changes(Surface surface) {
    return switch (surface) {
      case CREATE,
          CREATE_MANY,
          CHANGE,
          CHANGE_MANY,
          DELETE,
          DELETE_MANY,
          TRANSITION,
          RESTORE,
          PURGE,
          END_SESSION,
          SIGN_OUT ->
          true;
      default -> false;
    };
  }

  /** A plain request to the surface, from a page of the app where it is one that pages send. */
  static Attempt sample(Surface surface) {
    var sample = Attempt.of(surface.sample);
    return surface.kind == Kind.AUTH ? sample.with("Sec-Fetch-Site", "same-origin") : sample;
  }

  private static void privateApp(Stage stage, Surface surface) {
    var foreign = stage.otherHall;
    for (var headers :
        List.of(
            List.<String>of(),
            List.of("Authorization", stage.outsider.bearer()),
            List.of("apikey", foreign.named("wholeKey")),
            List.of("Cookie", "libretto_member=" + foreign.named("session")))) {
      var there = sample(surface).with(headers.toArray(String[]::new));
      var nowhere =
          there.replacing("{rest}", "/u/{user}/nod/rest/v1/").replacing("{base}", "/u/{user}/nod");
      var answer = there.send(stage.den);
      assertEquals(
          Attempt.shape(stage.den, nowhere.send(stage.den)).replace("/nod", "/den"),
          Attempt.shape(stage.den, answer),
          () -> surface + " " + headers);
      assertNotEquals(200, answer.status(), answer::toString);
    }
  }

  private static void otherKey(Stage stage, Surface surface) {
    for (var vault : List.of(stage.hall, stage.first)) {
      var foreign = stage.otherHall.named("wholeKey");
      var own = vault == stage.hall ? stage.first : stage.hall;
      for (var key : List.of(foreign, own.named("wholeKey"))) {
        same(vault, surface, List.of("apikey", key), List.of("apikey", NO_KEY));
        same(
            vault,
            surface,
            List.of("Authorization", "Bearer " + key),
            List.of("Authorization", "Bearer " + NO_KEY));
      }
    }
  }

  private static void otherSession(Stage stage, Surface surface) {
    for (var other : List.of(stage.otherHall, stage.first, stage.second)) {
      same(
          stage.hall,
          surface,
          List.of("Cookie", "libretto_member=" + other.named("session")),
          List.of("Cookie", NO_SESSION));
    }
  }

  private static void same(Vault vault, Surface surface, List<String> one, List<String> other) {
    boolean writes = surface.hasRows() && surface.kind != Kind.ROWS;
    var before = writes ? vault.everything() : "";
    var tried = sample(surface).with(one.toArray(String[]::new)).send(vault);
    var nonsense =
        NONSENSE.computeIfAbsent(
            vault.app.rest() + vault.engine.pages() + surface + other,
            _ ->
                Attempt.shape(
                    vault, sample(surface).with(other.toArray(String[]::new)).send(vault)));
    Stage.assertAlike(surface + " " + one, nonsense, Attempt.shape(vault, tried));
    if (surface.hasRows() && vault.app.base().endsWith("hall")) {
      assertEquals(before, writes ? vault.everything() : "", surface.title);
      assertNotEquals(2, tried.status() / 100, tried::toString);
    }
  }

  private static void otherBuilder(Stage stage, Surface surface) {
    if (surface != ME) {
      same(
          stage.hall,
          surface,
          List.of("Authorization", stage.outsider.bearer()),
          List.of("Authorization", stage.otherHall.owner.bearer()));
    }
    var answer = sample(surface).with("Authorization", stage.outsider.bearer()).send(stage.hall);
    if (surface.hasRows()) {
      assertEquals(401, answer.status(), answer::toString);
    }
  }

  private static void otherCsrf(Stage stage, Surface surface) {
    var own =
        sample(surface)
            .with("Cookie", "libretto_member={session}", "Sec-Fetch-Site", "same-origin");
    for (var token :
        List.of(
            stage.otherHall.named("csrf"),
            stage.first.named("csrf"),
            stage.hall.named("session"))) {
      var tried = own.with("X-CSRF-Token", token).send(stage.hall);
      var nonsense = own.with("X-CSRF-Token", "n".repeat(43)).send(stage.hall);
      assertEquals(
          Attempt.shape(stage.hall, nonsense), Attempt.shape(stage.hall, tried), surface.title);
      assertEquals(403, tried.status(), tried::toString);
    }
    var crossSite =
        Attempt.of(surface.sample)
            .with("Cookie", "libretto_member={session}", "Sec-Fetch-Site", "cross-site")
            .with("X-CSRF-Token", "{csrf}")
            .send(stage.hall);
    assertEquals(403, crossSite.status(), crossSite::toString);
  }

  private static void revoked(Stage stage, Surface surface) {
    var gone = Gone.of(stage);
    for (var key : gone.keys()) {
      same(stage.hall, surface, List.of("apikey", key), List.of("apikey", NO_KEY));
    }
    for (var session : gone.sessions()) {
      same(
          stage.hall,
          surface,
          List.of("Cookie", "libretto_member=" + session),
          List.of("Cookie", NO_SESSION));
    }
  }

  /** What a role opened is closed as soon as the role is gone, within the same session. */
  private static void roleTaken(Stage stage) {
    var vault = stage.hall;
    var browser = vault.member("boss-" + UUID.randomUUID() + "@example.org", "'boss'");
    var cookie = "libretto_member=" + browser.cookie("libretto_member");
    var path = vault.fill("{rest}item/{one}");
    var as = vault.engine.call("GET", path).header("Cookie", cookie).send();
    assertTrue(as.text().contains(Vault.CANARY), as::toString);

    vault.office("PATCH", "/members/" + vault.named("member"), "{roles:[]}");

    Attempt.of("GET {rest}item/{one}", "Cookie", cookie).send(vault);
  }

  private static void spoofed(Stage stage, Surface surface) {
    var plain = Attempt.shape(stage.den, sample(surface).send(stage.den));
    for (var headers :
        List.of(
            List.of(
                "X-Forwarded-Host",
                "localhost",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Prefix",
                "/u/{user}/den",
                "Forwarded",
                "for=127.0.0.1;host=localhost"),
            List.of(
                "X-Original-URL",
                "/u/{user}/den/rest/v1/item",
                "X-Rewrite-URL",
                "/u/{user}/den/rest/v1/item"),
            List.of(
                "X-HTTP-Method-Override",
                "GET",
                "X-Method-Override",
                "GET",
                "X-HTTP-Method",
                "GET"),
            List.of(
                "X-User",
                "{user}",
                "X-Role",
                "boss",
                "X-Remote-User",
                "{user}",
                "Remote-User",
                "{user}"),
            List.of("Accept-Profile", "libretto", "Content-Profile", "libretto"),
            List.of("Cookie", "libretto_builder={user}.99999999999.00"),
            List.of("Cookie", "libretto_builder={user}; libretto_member={wholeKey}"),
            List.of("apikey", "{user}"))) {
      var tried = sample(surface).with(headers.toArray(String[]::new));
      assertEquals(plain, Attempt.shape(stage.den, tried.send(stage.den)), () -> tried.toString());
    }
  }

  private static void forged(Stage stage, Surface surface) {
    for (var token : Forgery.of(stage).tokens()) {
      same(
          stage.hall,
          surface,
          List.of("Authorization", "Bearer " + token),
          List.of("Authorization", "Bearer " + "n".repeat(43)));
    }
  }

  private static void path(Stage stage, Surface surface) {
    for (var trick :
        List.of(
            "/u/%1$s/vault/../../{user}/den",
            "/u/%1$s/vault/%%2e%%2e/%%2e%%2e/{user}/den",
            "/u/%1$s/vault%%2f..%%2f..%%2f{user}%%2fden",
            "/u/%1$s/vault/..%%252f..%%252f{user}/den",
            "//u/{user}/den",
            "/u//{user}/den",
            "/./u/{user}/den",
            "/u/{user}/den;a=b",
            "/u/{user}/den%%00",
            "/u/{user}/DEN",
            "/u/{user}/de\u0274",
            "/u/{user}/den%%20",
            "/u/{user}/" + "d".repeat(3_000),
            "/assets/../u/{user}/den")) {
      var base = trick.formatted(stage.outsider.name());
      var answer =
          sample(surface)
              .replacing("{rest}", base + "/rest/v1/")
              .replacing("{base}", base)
              .send(stage.den);
      assertNotEquals(2, answer.status() / 100, () -> base + "\n" + answer);
    }
  }
}
