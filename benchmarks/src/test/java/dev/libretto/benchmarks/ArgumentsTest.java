package dev.libretto.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.benchmarks.item.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

  @Test
  void measuresEverythingUnlessTold() {
    var arguments = understood("crud");

    assertEquals(List.of(16), arguments.connections());
    assertEquals(List.of("limit", "libretto"), arguments.targets());
    assertEquals(List.of(Scenario.values()), arguments.scenarios());
    assertEquals(100_000, arguments.rows());
    assertEquals(Optional.empty(), arguments.json());
  }

  @Test
  void readsEveryOption() {
    var arguments =
        understood(
            "crud",
            "--connections",
            "4,8,4",
            "--seconds",
            "2",
            "--warm-up",
            "0",
            "--repeats",
            "5",
            "--rows",
            "5000",
            "--targets",
            "limit",
            "--scenarios",
            "update-logged,read",
            "--json",
            "out.json",
            "--database",
            "postgresql://localhost/postgres",
            "--data",
            "/var/tmp",
            "--profile");

    assertEquals(
        new Arguments(
            List.of(4, 8),
            Duration.ofSeconds(2),
            Duration.ZERO,
            5,
            5000,
            List.of("limit"),
            List.of(Scenario.UPDATE_LOGGED, Scenario.READ),
            Optional.of(Path.of("out.json")),
            Optional.of("postgresql://localhost/postgres"),
            Optional.of(Path.of("/var/tmp")),
            true),
        arguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|crud",
        "durable|crud",
        "crud --speed 3|no option --speed",
        "crud --seconds|--seconds needs a value",
        "crud --seconds fast|from 1 to 600, not \"fast\"",
        "crud --seconds 0|from 1 to 600",
        "crud --connections 1,,2|from 1 to 64, not \"\"",
        "crud --connections 65|from 1 to 64",
        "crud --rows 99999999999999|from 1000 to 10000000",
        "crud --targets postgrest|not \"postgrest\"",
        "crud --scenarios upsert|not \"upsert\""
      })
  void saysWhatIsWrong(String line, String reason) {
    var refused = assertInstanceOf(Arguments.Refused.class, Arguments.parse(words(line)));

    assertTrue(refused.reason().contains(reason), refused.reason());
  }

  private static Arguments understood(String... words) {
    return assertInstanceOf(Arguments.Understood.class, Arguments.parse(List.of(words)))
        .arguments();
  }

  private static List<String> words(String line) {
    return line.isEmpty() ? List.of() : List.of(line.split(" "));
  }
}
