package dev.libretto.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.account.RequestLimits.Kind;
import dev.libretto.account.RequestLimits.Verdict;
import dev.libretto.program.AppId;
import dev.libretto.store.account.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RequestLimitsTest {

  private static final AppId APP = new AppId(UUID.randomUUID());

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final RequestLimits limits = new RequestLimits(() -> now);

  private static Plan plan(int all, int each) {
    return new Plan(
        "test",
        OptionalInt.empty(),
        OptionalLong.empty(),
        OptionalInt.of(all),
        OptionalInt.of(each),
        OptionalInt.of(each));
  }

  private Verdict ask(Plan plan, String who) {
    return limits.request(APP, plan, who).orElseThrow();
  }

  @Test
  void countsDownAndBeginsAnewAfterAMinute() {
    var plan = plan(100, 3);

    assertEquals(new Verdict(Kind.CALLER, 3, true, 2, 60), ask(plan, "ada"));
    now = now.plusSeconds(20);
    assertEquals(new Verdict(Kind.CALLER, 3, true, 1, 40), ask(plan, "ada"));
    assertEquals(new Verdict(Kind.CALLER, 3, true, 0, 40), ask(plan, "ada"));
    assertEquals(new Verdict(Kind.CALLER, 3, false, 0, 40), ask(plan, "ada"));
    now = now.plusSeconds(39);
    assertEquals(new Verdict(Kind.CALLER, 3, false, 0, 1), ask(plan, "ada"));
    now = now.plusSeconds(1);
    assertTrue(ask(plan, "ada").allowed());
  }

  @Test
  void oneCallerTakesNothingFromAnother() {
    var plan = plan(10, 3);
    IntStream.range(0, 50).forEach(_ -> ask(plan, "flood"));

    assertTrue(ask(plan, "ada").allowed());
    assertEquals(4, limits.lately(APP));
  }

  @Test
  void allTogetherMeetTheAppsLimitWhichDoesNotEscalate() {
    var plan = plan(5, 3);
    IntStream.range(0, 5).forEach(number -> assertTrue(ask(plan, "caller " + number).allowed()));

    for (var round = 0; round < 6; round++) {
      var refused = ask(plan, "late " + round);
      assertEquals(new Verdict(Kind.APP, 5, false, 0, 60), refused);
      now = now.plusSeconds(60);
      IntStream.range(0, 5).forEach(number -> assertTrue(ask(plan, now + " " + number).allowed()));
    }
  }

  @Test
  void whoKeepsGoingWaitsLongerEachTimeAndIsForgiven() {
    var plan = plan(1_000, 2);
    for (var minutes : new int[] {1, 2, 4, 8, 16, 16}) {
      assertTrue(ask(plan, "flood").allowed());
      assertTrue(ask(plan, "flood").allowed());
      assertEquals(minutes * 60L, ask(plan, "flood").seconds());
      now = now.plus(Duration.ofMinutes(minutes)).minusSeconds(1);
      assertFalse(ask(plan, "flood").allowed());
      now = now.plusSeconds(1);
    }

    now = now.plus(Duration.ofMinutes(10));
    IntStream.range(0, 2).forEach(_ -> ask(plan, "flood"));
    assertEquals(60, ask(plan, "flood").seconds());
  }

  @Test
  void aPlanWithoutLimitsSaysNothing() {
    for (var number = 0; number < 1_000; number++) {
      assertEquals(Optional.empty(), limits.request(APP, Plan.UNLIMITED, ""));
    }
    assertEquals(1_000, limits.lately(APP));
    assertEquals(Optional.empty(), limits.builder(UUID.randomUUID(), Plan.UNLIMITED));
  }

  @Test
  void whoRestsIsForgottenAndWhoIsBlockedIsNot() {
    var plan = plan(1_000, 1);
    ask(plan, "flood");
    assertFalse(ask(plan, "flood").allowed());
    now = now.plusSeconds(30);
    limits.sweep();
    assertFalse(ask(plan, "flood").allowed());

    now = now.plus(Duration.ofMinutes(2));
    assertEquals(0, limits.lately(APP));
  }

  @Test
  void countsEveryRequestThatComesAtOnce() {
    var plan = plan(1_000, 100);

    var allowed =
        IntStream.range(0, 400).parallel().filter(_ -> ask(plan, "ada").allowed()).count();

    assertEquals(100, allowed);
  }

  @Test
  void holdsBuildersAtTheBuilderApi() {
    var builder = UUID.randomUUID();
    var plan = plan(1_000, 2);

    assertTrue(limits.builder(builder, plan).orElseThrow().allowed());
    assertTrue(limits.builder(builder, plan).orElseThrow().allowed());
    var refused = limits.builder(builder, plan).orElseThrow();

    assertEquals(new Verdict(Kind.BUILDER, 2, false, 0, 60), refused);
  }
}
