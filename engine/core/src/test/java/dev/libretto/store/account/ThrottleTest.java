package dev.libretto.store.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.store.TestDatabase;
import dev.libretto.store.Wall;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ThrottleTest {

  private final TestDatabase test = TestDatabase.prepared();
  private final Throttle throttle = new Throttle(test.database());

  @AfterEach
  void close() {
    test.close();
  }

  private Optional<Duration> attempt() {
    return throttle.attempt("name:ada", 3).await();
  }

  /** As if the wait were over. */
  private void waited() {
    test.query("UPDATE libretto.throttle SET blocked_until = now() - interval '1 second'");
  }

  @Test
  void letsTheFreeAttemptsThroughAndThenDoublesTheWait() {
    for (var free = 0; free < 3; free++) {
      assertEquals(Optional.empty(), attempt());
    }
    var longest = Duration.ZERO;
    for (var round = 0; round < 14; round++) {
      var wait = attempt().orElseThrow();
      var expected = Math.min(3_600, 5L << round);
      assertTrue(
          wait.toSeconds() <= expected && wait.toSeconds() >= expected - 4, round + ": " + wait);
      longest = wait;
      waited();
      assertEquals(Optional.empty(), attempt());
    }
    assertTrue(longest.compareTo(Duration.ofHours(1)) <= 0);
  }

  @Test
  void countsAttemptsThatComeAtOnceToSeveralEngines() {
    var other = new Throttle(test.open(Wall.NONE));

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
