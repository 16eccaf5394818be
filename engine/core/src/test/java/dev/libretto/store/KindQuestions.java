package dev.libretto.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libretto.expression.Circumstances;
import dev.libretto.expression.Compilation;
import dev.libretto.expression.Evaluator;
import dev.libretto.expression.Expression;
import dev.libretto.expression.ExpressionCompiler;
import dev.libretto.expression.ExpressionGenerator;
import dev.libretto.expression.RestForm;
import dev.libretto.expression.Scope;
import dev.libretto.expression.Vectors;
import dev.libretto.plan.Caller;
import dev.libretto.program.Program;
import dev.libretto.publish.TestPublishing;
import dev.libretto.rows.plan.Planner;
import dev.libretto.serve.request.QueryParser;
import dev.libretto.serve.request.QueryString;
import dev.libretto.store.KindFields.Eyes;
import dev.libretto.store.KindFields.KindField;
import dev.libretto.store.KindRows.Seen;
import dev.libretto.store.KindRows.Thing;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Made-up rules and computed fields about fields of every kind and about related rows, asked of a
 * published app as one of its readers and of the JVM. A rule knows all there is; a computed field
 * knows what its reader may read.
 */
final class KindQuestions implements AutoCloseable {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Pattern FIELD = Pattern.compile("\\brow\\.([A-Za-z]+2?)");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Caller ANN =
      Caller.member(
          "00000000-0000-4000-8000-00000000000a", "ann@example.org", List.of("admin", "viewer"));
  private static final Circumstances CIRCUMSTANCES =
      new Circumstances(ANN.id(), "ann@example.org", ANN.roles(), true, false, NOW, ZoneOffset.UTC);

  private final TestPublishing publishing = new TestPublishing();
  private final Program published;
  private final List<Thing> things;
  private final List<KindField> fields = KindFields.all();
  private final ExpressionGenerator generator;
  private final Random random;
  private final Map<String, Integer> used = new HashMap<>();

  KindQuestions(long seed) {
    this.generator = new ExpressionGenerator(seed);
    this.random = new Random(seed);
    this.published = publishing.published(KindApp.definition(fields)).program();
    this.things = new KindApp(publishing, published).fill(new KindRows(seed), fields);
  }

  /**
   * An expression and its answers.
   *
   * @param kinds the kinds of the fields it speaks of
   */
  record Asked(String text, Set<String> kinds, String expected, String answered) {
    boolean agrees() {
      return expected.equals(answered);
    }
  }

  /** The next expression that is sound. */
  Asked ask() {
    while (true) {
      boolean rule = random.nextBoolean();
      var text =
          random.nextBoolean()
              ? generator.conditionOnList()
              : rule ? generator.condition() : generator.expression();
      if (compiled(text, rule) instanceof Compilation.Compiled compiled) {
        var names = new HashMap<String, KindField>();
        var moved = moved(text, rule, names);
        var program = program(moved, rule);
        if (program.isPresent()) {
          return new Asked(
              moved,
              names.values().stream().map(KindField::kind).collect(Collectors.toSet()),
              expected(compiled.expression(), rule, names),
              rule ? shown(program.get()) : values(program.get()));
        }
      }
    }
  }

  private static Compilation compiled(String text, boolean rule) {
    var fields = ExpressionGenerator.fields();
    return ExpressionCompiler.compile(
        text, rule ? Scope.ofRule(fields, Vectors.ROLES) : Scope.ofComputed(fields));
  }

  /** Each field of the expression in the place of one of its type; empty where there is none. */
  private String moved(String text, boolean rule, Map<String, KindField> names) {
    return FIELD
        .matcher(text)
        .replaceAll(found ->
            "row." + names.computeIfAbsent(found.group(1), name -> pick(name, rule)).name());
  }

  private KindField pick(String name, boolean rule) {
    var wanted = Optional.ofNullable(ExpressionGenerator.fields().get(name)).orElseThrow();
    var fit =
        fields.stream()
            .filter(field -> field.type().equals(wanted.type()))
            .filter(field -> wanted.nullable() || !field.nullable())
            .filter(field -> !rule || field.eyes() != Eyes.READER)
            .toList();
    // There are many lookups, and few fields of most other kinds: all get their turn.
    int least = fit.stream().mapToInt(this::used).min().orElseThrow();
    var rarest = fit.stream().filter(field -> used(field) == least).toList();
    var picked = rarest.get(random.nextInt(rarest.size()));
    used.merge(picked.kind(), 1, Integer::sum);
    return picked;
  }

  private int used(KindField field) {
    return used.getOrDefault(field.kind(), 0);
  }

  private Optional<Program> program(String expression, boolean rule) {
    // What asks for the time is not stored, so that the rows there are have the new value.
    return rule
        ? Reworded.of(published, KindApp.RULE, expression)
        : Reworded.of(published, KindApp.COMPUTED, KindApp.COMPUTED.replace("row.key", expression));
  }

  private String expected(Expression expression, boolean rule, Map<String, KindField> names) {
    var evaluator = Evaluator.of(expression);
    var answers = new TreeMap<Integer, JsonNode>();
    for (var thing : things) {
      var value =
          evaluator.evaluate(
              name -> {
                var field = Optional.ofNullable(names.get(name)).orElseThrow();
                boolean app = field.eyes() == Eyes.APP || (field.eyes() == Eyes.ASKING && rule);
                return field.value().apply(new Seen(thing, app));
              },
              CIRCUMSTANCES);
      if (!rule || Boolean.TRUE.equals(value)) {
        answers.put(thing.key(), RestForm.write(rule ? true : value, expression.type()));
      }
    }
    return answers.toString();
  }

  private String shown(Program program) {
    return answers(program, "key", row -> JSON.getNodeFactory().booleanNode(true));
  }

  private String values(Program program) {
    return answers(program, "key,asked", row -> row.get("asked"));
  }

  private String answers(
      Program program, String select, java.util.function.UnaryOperator<JsonNode> value) {
    var scope = new dev.libretto.plan.Scope(program, ANN, NOW);
    var ask = QueryParser.parse(QueryString.parse("select=" + select), null, false);
    var plan = new Planner(scope).read(program.table("thing").orElseThrow(), ask);
    var result =
        new RowStore(publishing.test().database())
            .execute(new RowSql(program).compile(plan))
            .await();
    var answers = new TreeMap<Integer, JsonNode>();
    try {
      JSON.readTree(result.array().toBytes())
          .forEach(row -> answers.put(row.get("key").intValue(), value.apply(row)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return answers.toString();
  }

  @Override
  public void close() {
    publishing.close();
  }
}
