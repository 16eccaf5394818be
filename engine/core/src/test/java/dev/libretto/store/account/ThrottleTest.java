package dev.libretto.store.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.store.TestDatabase;
import dev.libretto.store.Wall;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ThrottleTest {

  private final TestDatabase test = TestDatabase.prepared();
  private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final Throttle throttle = new Throttle(test.database(), () -> now);

  @AfterEach
  void close() {
    test.close();
  }

  private Optional<Duration> attempt() {
    return throttle.attempt("name:ada", 3).await();
  }

  @Test
  void letsTheFreeAttemptsThroughAndThenDoublesTheWait() {
    for (var free = 0; free < 3; free++) {
      assertEquals(Optional.empty(), attempt());
    }
    for (var round = 0; round < 14; round++) {
      var expected = Duration.ofSeconds(Math.min(3_600, 5L << round));
      assertEquals(Optional.of(expected), attempt(), "round " + round);

      now = now.plus(expected).minusSeconds(1);
      assertEquals(Optional.of(Duration.ofSeconds(1)), attempt(), "round " + round);

      now = now.plusSeconds(1);
      assertEquals(Optional.empty(), attempt(), "round " + round);
    }
  }

  @Test
  void aKeyThatRestsADayIsNew() {
    for (var number = 0; number < 8; number++) {
      now = now.plusSeconds(attempt().orElse(Duration.ZERO).toSeconds());
    }
    now = now.plus(Duration.ofHours(23));
    assertEquals(Optional.empty(), attempt());
    assertTrue(attempt().isPresent());

    now = now.plus(Duration.ofDays(1)).plusSeconds(1);
    for (var free = 0; free < 3; free++) {
      assertEquals(Optional.empty(), attempt());
    }
    assertEquals(Optional.of(Duration.ofSeconds(5)), attempt());
  }

  @Test
  void sweepsKeysThatHaveRested() {
    attempt();
    throttle.sweep().await();
    assertEquals(1, test.query("SELECT FROM libretto.throttle").size());

    now = now.plus(Duration.ofDays(1)).plusSeconds(1);
    throttle.sweep().await();
    assertEquals(0, test.query("SELECT FROM libretto.throttle").size());
  }

  @Test
  void countsAttemptsThatComeAtOnceToSeveralEngines() {
    var other = new Throttle(test.open(Wall.NONE), () -> now);

    var through =
        Future.all(
                IntStream.range(0, 20)
                    .mapToObj(number -> (number % 2 == 0 ? throttle : other).attempt("name:ada", 3))
                    .toList())
            .await()
            .<Optional<Duration>>list()
            .stream()
            .filter(Optional::isEmpty)
            .count();

    assertEquals(3, through);
  }

  @Test
  void forgetsAndTakesBack() {
    for (var free = 0; free < 3; free++) {
      attempt();
    }
    assertTrue(attempt().isPresent());

    throttle.takeBack("name:ada", 3).await();
    assertEquals(Optional.empty(), attempt());
    assertTrue(attempt().isPresent());

    throttle.forget("name:ada").await();
    assertEquals(Optional.empty(), attempt());
  }

  @Test
  void keepsOneKeyFromAnotherAndNoneInTheOpen() {
    for (var free = 0; free < 4; free++) {
      attempt();
    }

    assertEquals(Optional.empty(), throttle.attempt("name:grace", 3).await());
    assertTrue(
        test.column("SELECT encode(key_hash, 'escape') FROM libretto.throttle").stream()
            .noneMatch(key -> key.contains("ada")));
  }
}
