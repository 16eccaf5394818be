package dev.libretto.testkit.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class KindTest {

  @Test
  void comeToAMillionTogether() {
    long inputs = Arrays.stream(Kind.values()).mapToLong(kind -> kind.of(1_000_000)).sum();

    assertEquals(1_000_000, inputs);
  }
}
