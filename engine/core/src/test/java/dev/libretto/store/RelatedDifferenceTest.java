package dev.libretto.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libretto.expression.Circumstances;
import dev.libretto.expression.Compilation;
import dev.libretto.expression.Evaluator;
import dev.libretto.expression.ExpressionCompiler;
import dev.libretto.expression.ExpressionGenerator;
import dev.libretto.expression.Scope;
import dev.libretto.expression.Type;
import dev.libretto.expression.Vectors;
import dev.libretto.plan.Caller;
import dev.libretto.program.Program;
import dev.libretto.publish.TestPublishing;
import dev.libretto.rows.plan.Planner;
import dev.libretto.serve.request.QueryParser;
import dev.libretto.serve.request.QueryString;
import dev.libretto.testkit.fuzz.MadeUp;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Made-up rules about fields of the row, of the row it refers to, and of the row that one refers
 * to: the rows they let through in PostgreSQL are those for which the JVM says so. It is asked
 * about a row in which the values of all three stand side by side.
 */
final class RelatedDifferenceTest {

  private static final MadeUp MADE_UP = MadeUp.asAsked("rules about related rows", 120);
  private static final int ROWS = 6;
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Pattern FIELD = Pattern.compile("\\brow\\.([A-Za-z]+2?)");
  private static final List<String> HOPS = List.of("", "next.", "next.next.");
  private static final List<String> TABLES = List.of("leaf", "twig", "branch");
  private static final String RULE = "row.key == row.key";
  private static final BigDecimal MOST = new BigDecimal("999999999999999.999999999999");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Caller ANN =
      Caller.member(
          "00000000-0000-4000-8000-00000000000a", "ann@example.org", List.of("admin", "viewer"));

  private final TestPublishing publishing = new TestPublishing();
  private final Random random = new Random(MADE_UP.seed());
  private final ExpressionGenerator generator = new ExpressionGenerator(MADE_UP.seed());

  /** Each table's rows in the order of their keys; the row at a place refers to that one below. */
  private final List<List<Map<String, Object>>> rows = new ArrayList<>();

  @AfterEach
  void close() {
    publishing.close();
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void isNone() throws IOException {
    var published = publishing.published(definition()).program();
    TABLES.forEach(table -> fill(published, table));

    var started = System.nanoTime();
    int followed = 0;
    for (int done = 0; done < MADE_UP.count(); ) {
      var hops = new HashMap<String, String>();
      var text = generator.condition();
      var rule = hopping(text, hops);
      var program = isOfLists(text) ? null : Reworded.of(published, RULE, rule).orElse(null);
      if (program != null && compiled(text).isPresent()) {
        done++;
        followed += hops.values().stream().allMatch(String::isEmpty) ? 0 : 1;
        assertEquals(expected(text, hops), shown(program), rule);
      }
    }

    MADE_UP.print(MADE_UP.count(), started);
    assertTrue(followed > MADE_UP.count() / 3, () -> "too few rules follow a relation");
  }

  /** Lists are another test's: a column of these tables holds none. */
  private static boolean isOfLists(String text) {
    return FIELD.matcher(text).results().anyMatch(found -> !scalars().containsKey(found.group(1)));
  }

  /** Each field of the rule moved to one of the three rows. */
  private String hopping(String text, Map<String, String> hops) {
    return FIELD
        .matcher(text)
        .replaceAll(found ->
            "row."
                + hops.computeIfAbsent(found.group(1), _ -> HOPS.get(random.nextInt(HOPS.size())))
                + found.group(1));
  }

  private static Optional<Evaluator> compiled(String text) {
    return ExpressionCompiler.compile(
                text, Scope.ofRule(ExpressionGenerator.fields(), Vectors.ROLES))
            instanceof Compilation.Compiled(var expression, _, _)
        ? Optional.of(Evaluator.of(expression))
        : Optional.empty();
  }

  private Set<Integer> expected(String text, Map<String, String> hops) {
    var circumstances =
        new Circumstances(
            ANN.id(), "ann@example.org", ANN.roles(), true, false, NOW, ZoneOffset.UTC);
    var evaluator = compiled(text).orElseThrow();
    var holding = new TreeSet<Integer>();
    for (int key = 0; key < ROWS; key++) {
      int place = key;
      boolean holds =
          evaluator.holds(
              field -> {
                int hop = HOPS.indexOf(hops.getOrDefault(field, ""));
                return rows.get(TABLES.size() - 1 - hop).get(place).get(field);
              },
              circumstances);
      if (holds) {
        holding.add(key);
      }
    }
    return holding;
  }

  private Set<Integer> shown(Program program) throws IOException {
    var scope = new dev.libretto.plan.Scope(program, ANN, NOW);
    var ask = QueryParser.parse(QueryString.parse("select=key"), null, false);
    var plan = new Planner(scope).read(program.table("branch").orElseThrow(), ask);
    var result =
        new RowStore(publishing.test().database())
            .execute(new RowSql(program).compile(plan))
            .await();
    var keys = new TreeSet<Integer>();
    JSON.readTree(result.array().toBytes()).forEach(row -> keys.add(row.get("key").intValue()));
    return keys;
  }

  private static String definition() {
    var tables = new ArrayList<String>();
    for (int at = 0; at < TABLES.size(); at++) {
      var next =
          at == 0
              ? ""
              : ", {'name': 'next', 'type': 'relation', 'table': '%s', 'required': true}"
                  .formatted(TABLES.get(at - 1));
      tables.add(
          "{'name': '%s', 'fields': [{'name': 'key', 'type': 'integer', 'required': true}, %s%s],"
                  .formatted(TABLES.get(at), fields(), next)
              + " 'access': {'read': '%s'}}".formatted(at == TABLES.size() - 1 ? RULE : "true"));
    }
    return """
    {'format': 'app/1', 'app': {'name': 'recipes'}, 'access': {'visibility': 'public'},
     'roles': [{'name': 'admin'}, {'name': 'editor'}, {'name': 'viewer'}],
     'tables': [%s]}
    """
        .formatted(String.join(", ", tables));
  }

  private static Map<String, Scope.FieldSignature> scalars() {
    var scalars = new TreeMap<>(ExpressionGenerator.fields());
    scalars.values().removeIf(field -> !(field.type() instanceof Type.Scalar));
    return scalars;
  }

  private static String fields() {
    return scalars().entrySet().stream()
        .map(field ->
            "{'name': '%s', 'required': %s, %s}"
                .formatted(
                    field.getKey(), !field.getValue().nullable(), type(field.getValue().type())))
        .collect(Collectors.joining(", "));
  }

  private static String type(Type type) {
    return switch (type.word()) {
      case "text" -> "'type': 'longText'";
      case "decimal" -> "'type': 'decimal', 'scale': 12";
      default -> "'type': '" + type.word() + "'";
    };
  }

  private void fill(Program program, String table) {
    var made = new ArrayList<Map<String, Object>>();
    var at = TABLES.indexOf(table);
    for (int key = 0; key < ROWS; key++) {
      var row = generator.row();
      // A column holds fewer digits than an expression.
      row.replaceAll((_, value) ->
          value instanceof BigDecimal number && number.abs().compareTo(MOST) > 0 ? MOST : value);
      var values = new ArrayList<>(List.of("key", Integer.toString(key)));
      scalars()
          .forEach((name, field) -> {
            values.add(name);
            values.add(SqlAnswers.literal(row.get(name), field.type()));
          });
      if (at > 0) {
        var below = program.table(TABLES.get(at - 1)).orElseThrow();
        values.add("next");
        values.add(
            "(SELECT id FROM %s WHERE %s = %d)"
                .formatted(
                    SqlName.of(program.id(), below),
                    SqlName.quoted(below.field("key").orElseThrow().physicalName()),
                    key));
      }
      publishing.insertInto(table, values.toArray(String[]::new));
      made.add(row);
    }
    rows.add(made);
  }
}
