package dev.libretto.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.plan.Caller;
import dev.libretto.plan.Plan;
import dev.libretto.plan.Projection;
import dev.libretto.plan.Scope;
import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.publish.DefinitionProblems;
import dev.libretto.publish.compile.Compile;
import dev.libretto.rows.ask.Ask;
import dev.libretto.rows.plan.Planner;
import dev.libretto.rows.states.MovePlanner;
import dev.libretto.rows.write.RowReader;
import dev.libretto.serve.request.JsonBody;
import dev.libretto.serve.request.QueryParser;
import dev.libretto.serve.request.QueryString;
import dev.libretto.store.RowSql;
import dev.libretto.store.Statement;
import dev.libretto.testkit.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The statement each ask becomes, beside it in a file. An ask is a request in up to three lines:
 * method and address; the caller, with {@code count}, {@code returning} or {@code version=n}; a
 * body.
 */
final class GoldenStatementsTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden/sql");
  private static final Instant NOW = Instant.parse("2026-03-01T17:30:00Z");

  private final Program program = program();
  private final RowSql sql = new RowSql(program);

  private static Program program() {
    try {
      return Compile.compile(
          DefinitionProblems.identified(Files.readAllBytes(FOLDER.resolve("app.json"))),
          new AppId(new UUID(0, 1)),
          "demo",
          1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static List<Path> asks() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".ask")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("asks")
  void anAskBecomesTheStatementBesideIt(Path ask) throws IOException {
    var statement = sql.compile(plan(Files.readAllLines(ask)));

    Golden.matches(
        FOLDER.resolve(ask.getFileName().toString().replace(".ask", ".sql")), text(statement));
  }

  @ParameterizedTest
  @MethodSource("asks")
  void nothingACallerWritesBecomesText(Path ask) throws IOException {
    var lines = new ArrayList<>(Files.readAllLines(ask));
    lines.replaceAll(line -> line.replace("Emma", "Em'\"ma").replace("eq.x", "eq.x'\""));

    var statement = sql.compile(plan(escaped(lines)));

    assertFalse(statement.sql().contains("'\""), statement::sql);
  }

  @ParameterizedTest
  @MethodSource("asks")
  void isTheSameStatementEachTime(Path ask) throws IOException {
    var seen = new RowSql(program);
    for (var other : asks()) {
      seen.compile(plan(Files.readAllLines(other)));
    }

    var statement = seen.compile(plan(Files.readAllLines(ask)));

    var first = sql.compile(plan(Files.readAllLines(ask)));
    assertEquals(text(first), text(statement));
    assertEquals(first.tells(), statement.tells());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST book\nbuilder returning\n{\"title\": \"%s\", \"pages\": %d}",
        "PATCH book/0190d9e0-0000-7000-8000-000000000000\nbuilder\n{\"title\": \"%s\", \"pages\": %d}",
        "PATCH book/0190d9e0-0000-7000-8000-000000000000\nbuilder returning version=3\n"
            + "{\"title\": \"%s\", \"pages\": %d}",
        "DELETE book/0190d9e0-0000-7000-8000-000000000000\nbuilder returning version=3\n%s %d"
      })
  void writesThePlainestTextsOnceAndTheirParametersEachTime(String ask) {
    var first = sql.compile(plan(ask.formatted("Emma", 5).lines().toList()));

    var second = sql.compile(plan(ask.formatted("Persuasion", 6).lines().toList()));

    assertSame(first.sql(), second.sql());
    assertEquals(
        text(new RowSql(program).compile(plan(ask.formatted("Persuasion", 6).lines().toList()))),
        text(second));
  }

  private static List<String> escaped(List<String> lines) {
    var head = lines.getFirst().replace("'", "%27").replace("\"", "%22");
    return lines.size() < 3
        ? List.of(head, lines.get(1))
        : List.of(head, lines.get(1), lines.get(2).replace("'\"", "'\\\""));
  }

  private Plan plan(List<String> lines) {
    var words = lines.getFirst().split(" ", 2);
    var address = words[1].split("\\?", 2);
    var path = address[0].split("/", 2);
    var table = program.table(path[0]).orElseThrow();
    var id = path.length == 1 ? null : UUID.fromString(path[1]);
    var options = Arrays.asList(lines.get(1).split(" "));
    var scope = new Scope(program, caller(options.getFirst()), NOW);
    var ask =
        QueryParser.parse(
            QueryString.parse(address.length == 1 ? null : address[1]),
            null,
            options.contains("count"));
    var planner = new Planner(scope);
    var returning = options.contains("returning") ? planner.projection(table, ask.select()) : null;
    return switch (words[0]) {
      case "GET" -> id == null ? planner.read(table, ask) : planner.readOne(table, ask, id);
      case "POST" -> insert(scope, table, body(lines), returning);
      case "PATCH" -> update(scope, table, id, ask, body(lines), version(options), returning);
      default ->
          new Plan.Delete(
              scope, table, id, planner.filter(table, ask), version(options), returning);
    };
  }

  @SuppressWarnings("NullAway") // Class files do not show it that a row's values may be null.
  private static Plan insert(
      Scope scope, Table table, JsonNode body, @Nullable Projection returning) {
    var reader = new RowReader(table);
    var rows = new ArrayList<List<@Nullable Object>>();
    for (var row : body.isArray() ? body : List.of(body)) {
      rows.add(reader.insertRow(row, "", scope, new UUID(0, rows.size())));
    }
    return new Plan.Insert(scope, table, reader.insertColumns(), rows, returning);
  }

  private static Plan update(
      Scope scope,
      Table table,
      @Nullable UUID id,
      Ask ask,
      JsonNode body,
      @Nullable Long version,
      @Nullable Projection returning) {
    var values = new RowReader(table).assignments(body);
    return new Plan.Update(
        scope,
        table,
        id,
        new Planner(scope).filter(table, ask),
        values,
        version,
        MovePlanner.of(table, values, scope.caller()),
        returning);
  }

  private static JsonNode body(List<String> lines) {
    return JsonBody.parse(lines.get(2).getBytes(StandardCharsets.UTF_8), null);
  }

  private static Caller caller(String who) {
    return switch (who) {
      case "builder" -> Caller.builder("demo");
      case "somebody" -> Caller.member("somebody", "somebody@example.org", List.of());
      default -> Caller.ANONYMOUS;
    };
  }

  private static @Nullable Long version(List<String> options) {
    return options.stream()
        .filter(option -> option.startsWith("version="))
        .map(option -> Long.valueOf(option.substring("version=".length())))
        .findFirst()
        .orElse(null);
  }

  /** One clause a line, and the parameters as comments. */
  private static String text(Statement statement) {
    var text =
        new StringBuilder(
            statement
                .sql()
                .replaceAll(
                    "(?<!DISTINCT) (FROM|WHERE|LEFT JOIN|ORDER BY|LIMIT|OFFSET|RETURNING|SET|VALUES|AND|OR) ",
                    "\n  $1 "));
    var number = 0;
    for (var parameter : statement.parameters()) {
      text.append("\n-- $")
          .append(++number)
          .append(" = ")
          .append(parameter instanceof Object[] list ? Arrays.toString(list) : parameter);
    }
    return text.toString();
  }
}
