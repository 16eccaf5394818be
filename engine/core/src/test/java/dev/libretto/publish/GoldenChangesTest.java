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
import dev.libretto.publish.diff.ChangeClass;
import dev.libretto.publish.diff.ChangeText;
import dev.libretto.publish.diff.ColumnChoice;
import dev.libretto.publish.diff.Diff;
import dev.libretto.publish.diff.Difference;
import dev.libretto.publish.diff.Kept;
import dev.libretto.publish.diff.Rating;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import dev.libretto.publish.migrate.MigrationPlan;
import dev.libretto.store.Parked;
import dev.libretto.store.ddl.Ddl;
import dev.libretto.store.ddl.DdlSql;
import dev.libretto.store.ddl.RowQuestion;
import dev.libretto.store.ddl.RowQuestionSql;
import dev.libretto.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
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
    var published = read(name);

    var difference = published.difference();

    Golden.matches(FOLDER.resolve(name + ".changes"), text(difference));
    Golden.matches(
        FOLDER.resolve(name + ".sql"),
        difference.refusals().isEmpty() ? sql(difference, published.next()) : "-- refused");
  }

  @Test
  void hasACaseForEveryKindOfChangeStepAndQuestion() throws IOException {
    var seen = new HashSet<Class<?>>();
    var classes = EnumSet.noneOf(ChangeClass.class);

    for (var name : cases()) {
      var published = read(name);
      var difference = published.difference();
      difference.changes().forEach(change -> seen.add(change.getClass()));
      var plan = MigrationPlan.of(difference.changes(), published.next());
      Stream.of(plan.expand(), plan.change(), plan.contract())
          .flatMap(List::stream)
          .forEach(step -> seen.add(step.getClass()));
      for (var change : difference.changes()) {
        var rating = Rating.of(change);
        classes.addAll(rating.classes());
        Stream.concat(rating.rows().stream(), rating.losing().stream())
            .forEach(question -> seen.add(question.getClass()));
      }
      for (var concern : difference.concerns()) {
        seen.add(concern.question().getClass());
        if (concern.question() instanceof RowQuestion.Outside outside) {
          seen.add(outside.bound().getClass());
        }
      }
    }

    assertEquals(EnumSet.allOf(ChangeClass.class), classes);
    for (var kinds : List.of(Change.class, Ddl.class, RowQuestion.class, Bound.class)) {
      for (var kind : kinds.getPermittedSubclasses()) {
        assertTrue(seen.contains(kind), kind.getSimpleName());
      }
    }
  }

  private static String sql(Difference difference, Program to) {
    var plan = MigrationPlan.of(difference.changes(), to);
    var script =
        part("before the switch", plan.expand())
            + part("the switch", plan.change())
            + part("after it", plan.contract());
    return script.isEmpty() ? "-- nothing to do" : script;
  }

  private static String part(String title, List<Ddl> steps) {
    return steps.isEmpty() ? "" : "-- " + title + "\n" + new DdlSql(APP).script(steps);
  }

  /** What lies before a program, and the program. */
  private record Case(Optional<Program> old, Program next, Kept kept) {
    Difference difference() {
      return Diff.between(old, next, kept);
    }
  }

  /** One step of an app's history: what it became, and what is parked since. */
  private record Read(AppDefinition definition, Program program, List<Parked> parked) {}

  /** As publishing does: {@code case.first.json}, where there is one, comes before the old one. */
  private Case read(String name) throws IOException {
    var first = read(name + ".first.json", Optional.empty(), Optional.empty());
    var old = read(name + ".old.json", first, Optional.empty());
    var next = read(name + ".new.json", old, first).orElseThrow();
    var parked = old.map(Read::parked).orElse(List.of());
    return new Case(
        old.map(Read::program), next.program(), new Kept(tables(first, parked), columns(parked)));
  }

  private Optional<Read> read(String file, Optional<Read> before, Optional<Read> first)
      throws IOException {
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
          Optional.of(compiled(definition, before, first));
      case Identification.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  /** Where values have to move, the columns are chosen in a second pass. */
  private static Read compiled(
      AppDefinition definition, Optional<Read> before, Optional<Read> first) {
    int version = before.map(read -> read.program().version()).orElse(0) + 1;
    var draft = Compile.compile(definition, APP, "demo", version);
    if (before.isEmpty()) {
      return new Read(definition, draft, List.of());
    }
    var old = before.get();
    var tables = tables(first, old.parked());
    var columns = ColumnChoice.of(old.program(), draft, tables, old.parked());
    var program = Compile.compile(definition, APP, "demo", version, columns);
    var difference =
        Diff.between(Optional.of(old.program()), program, new Kept(tables, columns(old.parked())));
    return new Read(definition, program, MigrationPlan.of(difference.changes(), program).parked());
  }

  private static Map<String, Program> tables(Optional<Read> first, List<Parked> parked) {
    return parked.stream()
        .filter(one -> one.fieldId().isEmpty())
        .collect(Collectors.toMap(Parked::tableId, one -> first.orElseThrow().program()));
  }

  private static Set<String> columns(List<Parked> parked) {
    return parked.stream()
        .filter(one -> one.fieldId().isPresent())
        .map(one -> Kept.column(one.tableId(), one.keptAs()))
        .collect(Collectors.toSet());
  }

  private static boolean isError(Problem problem) {
    return problem.severity() == Severity.ERROR;
  }

  private static String text(Difference difference) {
    var out = new StringBuilder();
    difference.changes().forEach(change -> out.append(line(change)).append('\n'));
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

  /** A change with its classes in the worst case, and what decides whether it is that bad. */
  private static String line(Change change) {
    var rating = Rating.of(change);
    var line = new StringBuilder(ChangeText.of(change));
    var classes = rating.classes(1);
    if (!classes.equals(List.of(ChangeClass.SAFE))) {
      line.append(classes.stream().map(ChangeClass::word).toList());
    }
    rating.losing().ifPresent(question -> line.append("\n  loses where ").append(sql(question)));
    return line.toString();
  }

  private static String sql(RowQuestion question) {
    return new RowQuestionSql(APP).sql(question);
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
