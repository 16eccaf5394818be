package dev.libretto.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.DefinitionCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each code about definitions has its page, and what the page shows is what the engine says. */
final class ProblemPagesTest {

  private static final Path PAGES = Path.of("../docs/problems");

  @ParameterizedTest
  @EnumSource(DefinitionCode.class)
  void hasAPageOfTheUsualForm(DefinitionCode code) {
    List<String> page = lines(PAGES.resolve(code.code() + ".md"));

    assertEquals("# " + code.code() + " " + code.title(), page.getFirst());
    assertEquals(
        List.of("## What it means", "## Example", "## What to do"),
        page.stream().filter(line -> line.startsWith("## ")).toList());
  }

  @ParameterizedTest
  @EnumSource(DefinitionCode.class)
  void isListedInTheIndex(DefinitionCode code) {
    String row = "| [" + code.code() + "](" + code.code() + ".md) | " + code.title() + " |";

    assertTrue(lines(PAGES.resolve("README.md")).contains(row), row);
  }

  @Test
  void showsMessagesTheEngineGives() {
    Set<String> given = new HashSet<>();
    for (Path definition : Samples.definitions()) {
      String problems = Samples.name(definition).replace(".json", ".problems");
      lines(definition.resolveSibling(problems)).forEach(line -> given.add(message(line)));
    }

    List<String> stale =
        Arrays.stream(DefinitionCode.values())
            .filter(code -> code.number() < 600 && !GoldenProblemsTest.BY_SIZE.contains(code))
            .map(code -> PAGES.resolve(code.code() + ".md"))
            .flatMap(page -> lines(page).stream())
            .filter(line -> line.startsWith("app.json:") || line.startsWith("      = "))
            .filter(line -> !given.contains(message(line)))
            .toList();
    assertEquals(List.of(), stale);
  }

  /** A line of a report without the place it begins with. */
  private static String message(String line) {
    return line.replaceFirst("^\\S+\\.json:\\d+:\\d+: ", "");
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
