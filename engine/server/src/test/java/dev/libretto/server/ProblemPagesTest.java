package dev.libretto.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libretto.problem.EnvironmentCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ProblemPagesTest {

  private static final Path PAGES = Path.of("..", "docs", "problems");

  @ParameterizedTest
  @EnumSource
  void everyProblemOfTheEnvironmentHasItsPage(EnvironmentCode code) throws IOException {
    var lines = Files.readAllLines(PAGES.resolve(code.code() + ".md"));

    assertEquals("# " + code.code() + " " + code.title(), lines.getFirst());
  }
}
