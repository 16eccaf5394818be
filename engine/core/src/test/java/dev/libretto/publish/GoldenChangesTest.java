package dev.libretto.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.definition.AppDefinition;
import dev.libretto.kind.Bound;
import dev.libretto.problem.Problem;
import dev.libretto.problem.Severity;
import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import dev.libretto.publish.check.Checks;
import dev.libretto.publish.compile.Compile;
import dev.libretto.publish.compile.Identification;
import dev.libretto.publish.compile.Identities;
import dev.libretto.publish.compile.NewIds;
import dev.libretto.publish.diff.Change;
import dev.libretto.publish.diff.ChangeText;
import dev.libretto.publish.diff.Diff;
import dev.libretto.publish.diff.Difference;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import dev.libretto.publish.migrate.MigrationPlan;
import dev.libretto.store.ddl.Ddl;
import dev.libretto.store.ddl.DdlSql;
import dev.libretto.store.ddl.RowQuestion;
import dev.libretto.store.ddl.RowQuestionSql;
import dev.libretto.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Publishing {@code case.new.json} over {@code case.old.json}, or over nothing, means what {@code
 * case.changes} says, and takes the steps of {@code case.sql}.
 */
final class GoldenChangesTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden/changes");
  private static final AppId APP = new AppId(new UUID(0, 7));

  private final NewIds newIds = new NewIds(new SplittableRandom(1));

  @ParameterizedTest
  @MethodSource("cases")
  void meansWhatTheFilesBesideItSay(String name) throws IOException {
    var old = read(name + ".old.json", Optional.empty(), 1);

    var next = read(name + ".new.json", old, 2).orElseThrow();

    var difference = Diff.between(old.map(Read::program), next.program());
    Golden.matches(FOLDER.resolve(name + ".changes"), text(difference));
    Golden.matches(
        FOLDER.resolve(name + ".sql"),
        difference.refusals().isEmpty() ? sql(difference, next.program()) : "-- refused");
  }

  @Test
  void hasACaseForEveryKindOfChangeStepAndQuestion() throws IOException {
    var seen = new HashSet<Class<?>>();

    for (var name : cases()) {
      var old = read(name + ".old.json", Optional.empty(), 1);
      var next = read(name + ".new.json", old, 2).orElseThrow().program();
      var difference = Diff.between(old.map(Read::program), next);
      difference.changes().forEach(change -> seen.add(change.getClass()));
      MigrationPlan.of(difference.changes(), next).forEach(step -> seen.add(step.getClass()));
      for (var concern : difference.concerns()) {
        seen.add(concern.question().getClass());
        if (concern.question() instanceof RowQuestion.Outside outside) {
          seen.add(outside.bound().getClass());
        }
      }
    }

    for (var kinds : List.of(Change.class, Ddl.class, RowQuestion.class, Bound.class)) {
      for (var kind : kinds.getPermittedSubclasses()) {
        assertTrue(seen.contains(kind), kind.getSimpleName());
      }
    }
  }

  private static String sql(Difference difference, Program to) {
    var script = new DdlSql(APP).script(MigrationPlan.of(difference.changes(), to));
    return script.isEmpty() ? "-- nothing to do" : script;
  }

  private record Read(AppDefinition definition, Program program) {}

  private Optional<Read> read(String file, Optional<Read> before, int version) throws IOException {
    var path = FOLDER.resolve(file);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    if (!(Load.load(file, Files.readAllBytes(path)) instanceof Loading.Loaded loaded)) {
      throw new AssertionError(file + " is no definition");
    }
    var problems = Checks.check(loaded.definition(), loaded.source());
    assertEquals(List.of(), problems.stream().filter(GoldenChangesTest::isError).toList());
    return switch (Identities.assign(
        loaded.definition(), loaded.source(), before.map(Read::definition), newIds)) {
      case Identification.Identified(var definition) ->
          Optional.of(new Read(definition, Compile.compile(definition, APP, "demo", version)));
      case Identification.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private static boolean isError(Problem problem) {
    return problem.severity() == Severity.ERROR;
  }

  private static String text(Difference difference) {
    var out = new StringBuilder();
    difference.changes().forEach(change -> out.append(ChangeText.of(change)).append('\n'));
    difference
        .concerns()
        .forEach(concern -> {
          var refusal = concern.refusal(2);
          out.append("\nasks at ").append(refusal.at()).append('\n');
          out.append(new RowQuestionSql(APP).sql(concern.question())).append('\n');
          out.append(refusal.code().code()).append(": ").append(refusal.message());
          out.append("\nhint: ").append(refusal.hint()).append('\n');
        });
    difference
        .refusals()
        .forEach(refusal -> {
          out.append("\nrefuses at ").append(refusal.at()).append('\n');
          out.append(refusal.code().code()).append(": ").append(refusal.message());
          out.append("\nhint: ").append(refusal.hint()).append('\n');
        });
    return out.isEmpty() ? "nothing changes" : out.toString();
  }

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".new.json"))
          .map(name -> name.replace(".new.json", ""))
          .sorted()
          .toList();
    }
  }
}
