package dev.libretto.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.access.AccessJson;
import dev.libretto.access.AccessReport;
import dev.libretto.access.AccessText;
import dev.libretto.definition.AppDefinition;
import dev.libretto.json.JsonText;
import dev.libretto.problem.Problem;
import dev.libretto.problem.Severity;
import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import dev.libretto.publish.check.Checks;
import dev.libretto.publish.compile.Compile;
import dev.libretto.publish.compile.Identification;
import dev.libretto.publish.compile.Identities;
import dev.libretto.publish.compile.NewIds;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import dev.libretto.publish.load.SourceMap;
import dev.libretto.publish.load.SourceText;
import dev.libretto.publish.report.ProblemJson;
import dev.libretto.publish.report.ProblemText;
import dev.libretto.store.RowSql;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Walks every stage with a file as far as it gets, and holds each to what it promises. */
final class DefinitionJudge {

  private static final Path PAGES = Path.of("../docs/problems");
  private static final Map<String, Boolean> PAGE = new ConcurrentHashMap<>();

  private DefinitionJudge() {}

  /** What a file came to: the code of its first problem, or {@code sound}. */
  static String of(byte[] bytes) {
    return switch (Load.load("app.json", bytes)) {
      case Loading.Refused(var text, var problems) -> {
        assertFalse(problems.isEmpty());
        yield refused(problems, text);
      }
      case Loading.Loaded(var definition, var source) -> {
        var found = Checks.check(definition, source);
        found.forEach(problem -> pointsInto(definition, problem));
        if (found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
          yield refused(found, source.text());
        }
        refused(found, source.text());
        yield sound(definition, source);
      }
    };
  }

  /** The problems as everybody gets them. */
  private static String refused(List<Problem> problems, SourceText text) {
    var report = new ProblemText(true).render(problems, text);
    assertEquals(problems.isEmpty(), report.isEmpty());
    for (var problem : problems) {
      var place = problem.place();
      assertTrue(
          place.line() >= 1 && place.column() >= 1 && place.length() >= 1, problem::toString);
      assertTrue(place.line() <= 1 + text.text().lines().count(), problem::toString);
      assertFalse(problem.message().isBlank(), problem::toString);
      assertFalse(problem.message().contains("dev.libretto"), problem::toString);
      assertTrue(
          PAGE.computeIfAbsent(
              problem.code().code(), code -> Files.exists(PAGES.resolve(code + ".md"))),
          () -> problem.code() + " has no page");
    }
    JsonText.of(ProblemJson.of(problems));
    return problems.isEmpty() ? "" : problems.getFirst().code().code();
  }

  private static void pointsInto(AppDefinition definition, Problem problem) {
    assertTrue(
        Pointers.exists(definition.source(), problem.place().pointer()),
        () -> problem + " points nowhere");
  }

  private static String sound(AppDefinition definition, SourceMap source) {
    var ids = new NewIds(new SplittableRandom(3));
    var outcome = Identities.assign(definition, source, Optional.empty(), ids);
    if (!(outcome instanceof Identification.Identified(var identified))) {
      throw new AssertionError("refused without a previous version");
    }
    var program = compile(identified);
    AccessText.of(AccessReport.of(program));
    JsonText.of(AccessJson.of(AccessReport.of(program)));
    new RowSql(program);
    comesBack(identified, program);
    return "sound";
  }

  static Program compile(AppDefinition identified) {
    return Compile.compile(identified, new AppId(new UUID(0, 1)), "demo", 1);
  }

  /** What is kept of a version makes the same program again, and is as sound as it was. */
  private static void comesBack(AppDefinition identified, Program program) {
    var kept = JsonText.of(program.canonical()).getBytes(StandardCharsets.UTF_8);
    if (!(Load.load("kept", kept) instanceof Loading.Loaded again)) {
      throw new AssertionError("what was accepted cannot be read again");
    }
    var errors =
        Checks.check(again.definition(), again.source()).stream()
            .filter(problem -> problem.severity() == Severity.ERROR)
            .toList();
    assertEquals(List.of(), errors);
    assertEquals(program.digest(), compile(again.definition()).digest());
    assertEquals(identified.tables().size(), again.definition().tables().size());
  }
}
