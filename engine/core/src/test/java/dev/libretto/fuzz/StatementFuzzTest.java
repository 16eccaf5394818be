package dev.libretto.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.libretto.plan.Caller;
import dev.libretto.plan.Filter;
import dev.libretto.plan.Plan;
import dev.libretto.plan.Scope;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.publish.DefinitionProblems;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.Refused;
import dev.libretto.rows.plan.Planner;
import dev.libretto.rows.states.MovePlanner;
import dev.libretto.rows.write.RowReader;
import dev.libretto.serve.request.JsonBody;
import dev.libretto.serve.request.Preferences;
import dev.libretto.serve.request.QueryParser;
import dev.libretto.serve.request.QueryString;
import dev.libretto.serve.request.RowRange;
import dev.libretto.store.RowSql;
import dev.libretto.testkit.fuzz.Fuzz;
import dev.libretto.testkit.fuzz.Kind;
import dev.libretto.testkit.fuzz.Odd;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever a request asks or brings: a refusal, or a statement without a word of it in its text.
 */
@Timeout(value = 6, unit = TimeUnit.HOURS)
final class StatementFuzzTest {

  private static final Instant NOW = Instant.parse("2026-03-01T17:30:00Z");
  private static final List<Program> PROGRAMS = programs();
  private static final List<Caller> CALLERS =
      List.of(
          Caller.builder("demo"),
          Caller.ANONYMOUS,
          Caller.member("00000000-0000-4000-8000-00000000000a", "a@example.org", List.of()));

  /** Readers and compilers are made once, as the engine makes them. */
  private static final IdentityHashMap<Table, RowReader> READERS = new IdentityHashMap<>();

  private static final IdentityHashMap<Program, RowSql> COMPILERS = new IdentityHashMap<>();

  private static List<Program> programs() {
    var programs = new ArrayList<Program>();
    for (var document : Corpus.DOCUMENTS) {
      var bytes = dev.libretto.json.JsonText.of(document).getBytes(StandardCharsets.UTF_8);
      var program = DefinitionJudge.compile(DefinitionProblems.identified(bytes));
      if (!program.tables().isEmpty()) {
        programs.add(program);
      }
    }
    return programs;
  }

  /** A question to a table, by its place among all. */
  private record Question(
      int program, int table, int caller, String query, @Nullable String header) {

    static Question some(RandomGenerator random) {
      int program = random.nextInt(PROGRAMS.size());
      var tables = PROGRAMS.get(program).tables();
      int table = random.nextInt(tables.size());
      return new Question(
          program,
          table,
          random.nextInt(CALLERS.size()),
          Queries.some(tables.get(table), random),
          random.nextInt(3) == 0 ? Odd.text(random) : null);
    }

    Scope scope() {
      return new Scope(PROGRAMS.get(program), CALLERS.get(caller), NOW);
    }

    Table asked() {
      return PROGRAMS.get(program).tables().get(table);
    }
  }

  /** What is sent to a table. */
  private record Sent(int program, int table, byte[] body) {

    static Sent some(RandomGenerator random) {
      int program = random.nextInt(PROGRAMS.size());
      var tables = PROGRAMS.get(program).tables();
      int table = random.nextInt(tables.size());
      return new Sent(program, table, Bodies.some(tables.get(table), random));
    }

    @Override
    public String toString() {
      return program + " " + table + " " + new String(body, StandardCharsets.UTF_8);
    }
  }

  @Test
  void answersEveryQuestion() {
    Fuzz.of(Kind.QUERY, Question::some).judge(question -> outcome(() -> ask(question)));
  }

  @Test
  void answersEveryBody() {
    Fuzz.of(Kind.BODY, Sent::some).judge(sent -> outcome(() -> take(sent)));
  }

  private static String outcome(Runnable step) {
    try {
      step.run();
      return "statement";
    } catch (Refused refused) {
      Refusal refusal = refused.refusal();
      assertFalse(refusal.message().isBlank());
      refusal.fields().forEach(fault -> assertFalse(fault.message().isBlank()));
      return refusal.code().code();
    }
  }

  private static void ask(Question question) {
    Preferences.parse(question.header());
    var ask =
        QueryParser.parse(
            QueryString.parse(question.query()), RowRange.parse(question.header()), true);
    var planner = new Planner(question.scope());
    var sql = COMPILERS.computeIfAbsent(question.scope().program(), RowSql::new);
    sql.compile(planner.read(question.asked(), ask));
    sql.compile(
        new Plan.Delete(
            question.scope(),
            question.asked(),
            null,
            planner.filter(question.asked(), ask),
            null,
            planner.projection(question.asked(), ask.select())));
  }

  private static void take(Sent sent) {
    var program = PROGRAMS.get(sent.program());
    var table = program.tables().get(sent.table());
    var scope = new Scope(program, CALLERS.getFirst(), NOW);
    var body = JsonBody.parse(sent.body(), null);
    var reader = READERS.computeIfAbsent(table, RowReader::new);
    var sql = COMPILERS.computeIfAbsent(program, RowSql::new);
    var values = reader.assignments(body);
    sql.compile(
        new Plan.Update(
            scope,
            table,
            new UUID(0, 1),
            Filter.EVERYTHING,
            values,
            null,
            MovePlanner.of(table, values, scope.caller()),
            null));
    var rows = new ArrayList<List<@Nullable Object>>();
    rows.add(reader.insertRow(body, "", scope, new UUID(0, 2)));
    sql.compile(insert(scope, table, reader, rows));
  }

  @SuppressWarnings("NullAway") // Class files do not show it that a row's values may be null.
  private static Plan insert(
      Scope scope, Table table, RowReader reader, List<List<@Nullable Object>> rows) {
    return new Plan.Insert(scope, table, reader.insertColumns(), rows, null);
  }
}
