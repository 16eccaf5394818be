package dev.libretto.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.benchmarks.EngineArguments.Benchmark;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineArgumentsTest {

  @Test
  void knowsItsBenchmarksAndNoOthers() {
    assertEquals(Optional.of(Benchmark.PUBLISH), EngineArguments.benchmark("publish"));
    assertEquals(Optional.of(Benchmark.APPS), EngineArguments.benchmark("apps"));
    assertEquals(Optional.of(Benchmark.ROWS), EngineArguments.benchmark("rows"));
    assertEquals(Optional.empty(), EngineArguments.benchmark("crud"));
  }

  @Test
  void readsEveryOption() {
    var words =
        List.of(
            "--quick",
            "--json",
            "out.json",
            "--database",
            "postgresql://h/p",
            "--data",
            "/var/tmp");

    assertEquals(
        new EngineArguments(
            Benchmark.ROWS,
            true,
            Optional.of(Path.of("out.json")),
            Optional.of("postgresql://h/p"),
            Optional.of(Path.of("/var/tmp"))),
        EngineArguments.parse(Benchmark.ROWS, words));
  }

  @Test
  void measuresAllOfItUnlessTold() {
    var arguments = EngineArguments.parse(Benchmark.APPS, List.of());

    assertEquals(false, arguments.quick());
    assertEquals(Optional.empty(), arguments.json());
  }

  @ParameterizedTest
  @CsvSource({"--fast,no option --fast", "--json,--json needs a value"})
  void saysWhatIsWrong(String word, String reason) {
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> EngineArguments.parse(Benchmark.APPS, List.of(word)));

    assertTrue(String.valueOf(refused.getMessage()).contains(reason));
  }
}
