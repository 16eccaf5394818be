package dev.libretto.server.sample;

import dev.libretto.store.Wall;
import dev.libretto.testkit.scenario.Performance;
import dev.libretto.testkit.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario of every sample, on an engine without a wall and on one behind the wall of the
 * database, where a statement that strays is denied.
 */
final class ScenariosTest {

  static Stream<Arguments> scenarios() {
    return Sample.all().stream()
        .flatMap(sample ->
            sample.scenarios().stream()
                .flatMap(file ->
                    Stream.of(Wall.values())
                        .map(wall -> Arguments.of(sample, file.getFileName(), wall))));
  }

  @ParameterizedTest(name = "{0}: {1}, wall {2}")
  @MethodSource("scenarios")
  void holds(Sample sample, Path file, Wall wall) {
    var scenario = ScenarioReader.read(sample.folder().resolve("scenarios").resolve(file));

    Performance.of(scenario, Stages.of(sample, scenario.data(), wall));
  }
}
