package dev.libretto.rows.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TimeOrderedIdsTest {

  private final TimeOrderedIds ids = new TimeOrderedIds(new Random(1));

  @Test
  void isOfVersionSevenAndTheStandardVariant() {
    var id = ids.next(Instant.parse("2026-03-01T10:00:00Z"));

    assertEquals(7, id.version());
    assertEquals(2, id.variant());
  }

  @Test
  void startsWithTheMillisecondsOfItsMaking() {
    var now = Instant.parse("2026-03-01T10:00:00.123Z");

    var id = ids.next(now);

    assertEquals(now.toEpochMilli(), id.getMostSignificantBits() >>> 16);
  }

  @Test
  void ordersRowsThatAreMadeTogether() {
    var series = ids.series(Instant.parse("2026-03-01T10:00:00Z"));

    var made = Stream.generate(series).limit(10_000).map(UUID::toString).toList();

    assertEquals(made.stream().sorted().distinct().toList(), made);
  }

  @Test
  void ordersAsTextByTime() {
    var earlier = ids.next(Instant.parse("2026-03-01T10:00:00Z")).toString();
    var later = ids.next(Instant.parse("2026-03-01T10:00:01Z")).toString();

    assertTrue(earlier.compareTo(later) < 0);
  }
}
