package dev.libretto.publish.trial;

import dev.libretto.definition.FieldType;
import dev.libretto.definition.TestDefinition;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Problem;
import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import dev.libretto.publish.diff.Diff;
import dev.libretto.publish.diff.Kept;
import dev.libretto.publish.load.SourceMap;
import dev.libretto.publish.migrate.MigrationPlan;
import dev.libretto.rows.Rows;
import dev.libretto.rows.write.TimeOrderedIds;
import dev.libretto.store.Database;
import dev.libretto.store.Scratch;
import dev.libretto.store.StoreFailure;
import dev.libretto.store.ddl.Ddl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Performs the tests of a program to come. Waits; not for event loops. */
public final class Trials {

  /** A publication is a request that somebody waits for. */
  private static final Duration ALL_TOGETHER = Duration.ofSeconds(30);

  private final Database database;
  private final AskSyntax syntax;
  private final RandomGenerator random;
  private final Duration limit;

  /**
   * Performs them in this database.
   *
   * @param random makes ids
   */
  public Trials(Database database, AskSyntax syntax, RandomGenerator random) {
    this(database, syntax, random, ALL_TOGETHER);
  }

  Trials(Database database, AskSyntax syntax, RandomGenerator random, Duration limit) {
    this.database = database;
    this.syntax = syntax;
    this.random = random;
    this.limit = limit;
  }

  /**
   * Performs tests, each on tables that are empty but for what it is given.
   *
   * @param scratch the id of an app that is not there
   * @return a problem for each that fails; empty: all hold
   * @throws StoreFailure when the database gives no answer
   */
  public List<Problem> red(
      Program program, AppId scratch, List<TestDefinition> tests, SourceMap source)
      throws StoreFailure {
    if (tests.isEmpty()) {
      return List.of();
    }
    var copy = program.in(scratch);
    var open = Scratch.open(database, scratch, steps(copy)).await();
    try {
      return red(copy, open, tests).stream().map(red -> red.problem(source)).toList();
    } finally {
      open.close().await();
    }
  }

  private List<Verdict.Red> red(Program program, Scratch scratch, List<TestDefinition> tests)
      throws StoreFailure {
    var rows = new Rows(program, scratch.rows(), new TimeOrderedIds(random));
    var counted =
        program.tables().stream()
            .filter(table ->
                table.fields().stream()
                    .anyMatch(field -> field.type() instanceof FieldType.AutoNumber))
            .toList();
    var red = new ArrayList<Verdict.Red>();
    var end = System.nanoTime() + limit.toNanos();
    for (var test : tests) {
      if (System.nanoTime() - end > 0) {
        red.add(tooLong(test));
        break;
      }
      scratch.enter(counted).await();
      if (new Trial(rows, syntax, test).run() instanceof Verdict.Red found) {
        red.add(found);
      }
      scratch.leave().await();
    }
    return red;
  }

  private Verdict.Red tooLong(TestDefinition test) {
    return new Verdict.Red(
        DefinitionCode.TESTS_TOO_LONG,
        test.at(),
        "The tests before this one took more than %d seconds, so it was not performed."
            .formatted(limit.toSeconds()),
        "Give the tests fewer rows, or have fewer tests.");
  }

  /** What an app that is not there yet needs to be. */
  private static List<Ddl> steps(Program program) {
    var difference = Diff.between(Optional.empty(), program, Kept.NOTHING);
    return MigrationPlan.of(difference.changes(), program).change();
  }
}
