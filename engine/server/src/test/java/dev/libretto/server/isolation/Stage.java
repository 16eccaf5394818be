package dev.libretto.server.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.TestBuilder;
import dev.libretto.server.fixture.TestEngine;
import dev.libretto.store.Wall;
import java.util.ArrayList;
import java.util.List;

/**
 * Everybody and everything the attempts need, behind one wall: two public apps that differ in what
 * is hidden alone, apps for members of two builders, and a private one.
 */
final class Stage {

  /** Who tries: nobody, a program, a member; none of them has a role. */
  private static final List<List<String>> CALLERS =
      List.of(
          List.of(),
          List.of("apikey", "{wholeKey}"),
          List.of("Cookie", "libretto_member={session}"));

  /** Any refusal. */
  static final int ANY = 0;

  final TestEngine engine;

  /** Whom nothing here belongs to. */
  final TestBuilder outsider;

  /** A public app, and its twin of another builder. */
  final Vault first;

  final Vault second;

  /** A third, for tries that leave something behind. */
  final Vault spare;

  /** For members alone: one builder's, and another's with a member of the same mail address. */
  final Vault hall;

  final Vault otherHall;

  /** Private. */
  final Vault den;

  static Stage behind(Wall wall) {
    return switch (wall) {
      case NONE -> Open.STAGE;
      case ROLE -> Walled.STAGE;
    };
  }

  private static final class Open {
    static final Stage STAGE = new Stage(Wall.NONE);
  }

  private static final class Walled {
    static final Stage STAGE = new Stage(Wall.ROLE);
  }

  private Stage(Wall wall) {
    engine = TestEngine.shared(wall);
    // The first builder of an engine is its operator.
    engine.builder();
    outsider = engine.builder();
    var one = engine.builder();
    var two = engine.builder();
    first = Vault.furnished(engine, one, "vault", "public", false);
    second = Vault.furnished(engine, two, "vault", "public", true);
    spare = Vault.furnished(engine, one, "spare", "public", false);
    first.name("foreign", second.named("one"));
    first.name("foreignRoom", second.named("hall"));
    first.name("foreignTicket", second.named("ticket"));
    first.name("foreignTrashed", second.named("trashed"));
    hall = Vault.furnished(engine, one, "hall", "invite", false);
    otherHall = Vault.furnished(engine, two, "hall", "invite", false);
    den = Vault.furnished(engine, one, "den", "private", false);
    for (var vault : List.of(first, second, spare, hall, otherHall)) {
      vault.name("wholeKey", vault.key("whole", "{name:'whole', scopes:['*:*']}"));
      var browser = vault.member(hall.email, "");
      vault.name("session", browser.cookie("libretto_member"));
      vault.name("csrf", browser.csrf(vault.app.base()));
    }
    den.name("wholeKey", den.key("whole", "{name:'whole', scopes:['*:*']}"));
  }

  /** Both apps answer alike, whoever asks; their builders see that there is a difference. */
  void twins(String... requests) {
    boolean proves = false;
    for (var request : requests) {
      var attempt = attempt(request);
      everybody(attempt);
      proves |=
          !Attempt.shape(first, attempt.sendAsOwner(first))
              .equals(Attempt.shape(second, attempt.sendAsOwner(second)));
    }
    assertTrue(proves, () -> "nothing hidden bears on " + List.of(requests));
  }

  /** The same of requests that write, which builders do not send as well. */
  void writingTwins(String... requests) {
    for (var request : requests) {
      everybody(attempt(request));
    }
  }

  private void everybody(Attempt attempt) {
    for (var caller : CALLERS) {
      var tried = attempt.with(caller.toArray(String[]::new));
      assertAlike(
          tried,
          Attempt.shape(first, tried.send(first)),
          Attempt.shape(second, tried.send(second)));
    }
  }

  /** Text, then pairs of headers, with bars between. */
  private static Attempt attempt(String request) {
    var parts = request.split(" \\| ");
    var headers = new ArrayList<String>();
    for (var index = 1; index < parts.length; index++) {
      headers.addAll(List.of(parts[index].split(": ", 2)));
    }
    return new Attempt(parts[0], headers);
  }

  /** The request answers alike whichever of these names stands for {@code {x}}. */
  String alike(Vault vault, String request, String... names) {
    boolean reads = request.startsWith("GET") || request.startsWith("HEAD");
    var before = reads ? "" : vault.everything();
    String shape = "";
    for (var caller : CALLERS) {
      shape = alike(vault, attempt(request).with(caller.toArray(String[]::new)), names);
    }
    assertEquals(before, reads ? "" : vault.everything(), request);
    return shape;
  }

  /** The same of one caller. */
  String alike(Vault vault, Attempt attempt, String... names) {
    var shapes = new ArrayList<String>();
    for (var name : names) {
      var answer = attempt.replacing("{x}", "{" + name + "}").send(vault);
      shapes.add(Attempt.shape(vault, answer).replace("{" + name + "}", "{x}"));
    }
    for (var shape : shapes) {
      assertAlike(attempt + " with " + List.of(names), shapes.getFirst(), shape);
    }
    return shapes.getFirst();
  }

  /** Two answers that are the same; the failure shows where they begin to differ. */
  static void assertAlike(Object attempt, String one, String other) {
    if (!one.equals(other)) {
      var at = 0;
      while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
        at++;
      }
      throw new AssertionError(
          "%s%n%s%nis told from%n%s".formatted(attempt, around(one, at), around(other, at)));
    }
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - 120), Math.min(text.length(), at + 200));
  }

  /** An attempt that is refused, with this status or with any, and writes nothing. */
  Answer refused(Vault vault, int status, Attempt attempt) {
    var before = vault.everything();
    var answer = attempt.send(vault);
    assertEquals(
        status == ANY ? 4 : status,
        status == ANY ? answer.status() / 100 : answer.status(),
        () -> attempt + "\n" + answer);
    assertEquals(before, vault.everything(), attempt::text);
    return answer;
  }
}
