package dev.libretto.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libretto.definition.FieldType;
import dev.libretto.expression.Circumstances;
import dev.libretto.expression.Evaluator;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Expression.Call;
import dev.libretto.expression.Expression.RowField;
import dev.libretto.expression.ExpressionGenerator;
import dev.libretto.expression.ExpressionTree;
import dev.libretto.expression.Function;
import dev.libretto.expression.RestForm;
import dev.libretto.expression.Scope;
import dev.libretto.expression.Type;
import dev.libretto.expression.Vectors;
import dev.libretto.kind.ComputedKind;
import dev.libretto.kind.FieldKind;
import dev.libretto.kind.ResultKinds;
import dev.libretto.program.AppId;
import dev.libretto.program.Field;
import dev.libretto.program.Field.Origin;
import dev.libretto.program.FieldRules;
import dev.libretto.program.Table;
import dev.libretto.store.ddl.Ddl;
import dev.libretto.store.ddl.DdlSql;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What is stored of computed fields is what the JVM works out, and PostgreSQL holds it immutable.
 */
final class StoredValuesTest {

  private static final AppId APP = new AppId(new UUID(0, 7));
  private static final int BATCH = 60;
  private static final int BATCHES = 5;
  private static final Circumstances NOBODY =
      new Circumstances(
          null,
          null,
          List.of(),
          false,
          false,
          Instant.parse("2026-03-01T12:00:00Z"),
          ZoneId.of("UTC"));

  /** PostgreSQL refuses an index over what is not immutable, whatever functions are within. */
  @Test
  void everyOperationIsImmutableToPostgres() {
    var used = EnumSet.noneOf(Function.class);
    try (var postgres = new SqlAnswers()) {
      for (var vector : Vectors.all()) {
        var expression = vector.expression();
        if (isStored(expression)) {
          operations(expression, used);
          assertDoesNotThrow(() -> postgres.run(indexed(expression)), vector::toString);
          postgres.run("DROP TABLE made");
        }
      }
    }

    assertEquals(EnumSet.allOf(Function.class), used);
  }

  /** Rows of everything there is, and beside each the values of all expressions. */
  @Test
  void agreesWithTheJvmRowByRow() {
    var generator = new ExpressionGenerator(Long.getLong("expressions.seed", 19));
    try (var postgres = new SqlAnswers()) {
      postgres.run("CREATE SCHEMA " + SqlName.quoted(APP.schema()));
      for (int batch = 0; batch < BATCHES; batch++) {
        compare(postgres, table("t" + batch, expressions(generator)), rows(generator));
      }
    }
  }

  private static boolean isStored(Expression expression) {
    return Immutability.hindrance(expression, name -> true).isEmpty()
        && expression.type() instanceof Type.Scalar scalar
        && scalar != Type.Scalar.NULL
        && scalar != Type.Scalar.JSON;
  }

  private static void operations(Expression expression, EnumSet<Function> used) {
    if (expression instanceof Call call) {
      used.add(call.function());
    }
    expression.parts().forEach(part -> operations(part, used));
  }

  private static String indexed(Expression expression) {
    var columns = new TreeMap<String, Type>();
    ExpressionTree.any(
        expression,
        part -> {
          if (part instanceof RowField(var name, var type)) {
            columns.put(name, type);
          }
          return false;
        });
    var declared =
        columns.entrySet().stream()
            .map(one -> ", " + SqlName.quoted(one.getKey()) + " " + type(one.getValue()))
            .collect(Collectors.joining());
    return "CREATE TEMP TABLE made (libretto_place int8%s); CREATE INDEX ON made ((%s))"
        .formatted(declared, ExpressionSql.constraint(expression, SqlName::quoted));
  }

  /** As columns are declared. */
  private static String type(Type type) {
    return SqlLiteral.type(type) + (type == Type.Scalar.TEXT ? " COLLATE \"C\"" : "");
  }

  private static List<Expression> expressions(ExpressionGenerator generator) {
    var scope = Scope.ofRule(ExpressionGenerator.fields(), Vectors.ROLES);
    return Stream.generate(() -> Vectors.compile(generator.expression(), scope))
        .filter(StoredValuesTest::isStored)
        .limit(BATCH)
        .toList();
  }

  private static List<Map<String, Object>> rows(ExpressionGenerator generator) {
    return Stream.generate(generator::row).limit(BATCH).toList();
  }

  private static void compare(SqlAnswers postgres, Table table, List<Map<String, Object>> rows) {
    var given = table.fields().stream().filter(field -> field.computed() == null).toList();
    var computed = table.fields().stream().filter(Field::isStoredComputed).toList();
    var steps = new ArrayList<Ddl>();
    table.fields().forEach(field -> steps.add(new Ddl.AddEmptyColumn(table, field)));
    computed.forEach(field -> steps.add(new Ddl.KeepComputed(table, field)));
    postgres.run("CREATE TABLE " + SqlName.of(APP, table) + " (place int8)");
    postgres.run(new DdlSql(APP).script(steps));
    for (int row = 0; row < rows.size(); row++) {
      postgres.run(insert(table, given, rows.get(row), row));
    }

    var stored =
        postgres.run(
            "SELECT %s FROM %s ORDER BY place".formatted(names(computed), SqlName.of(APP, table)));

    int place = 0;
    for (var answers : stored) {
      var row = rows.get(place++);
      for (int i = 0; i < computed.size(); i++) {
        var expression = expression(computed.get(i));
        assertEquals(
            RestForm.write(Evaluator.of(expression).evaluate(row::get, NOBODY), expression.type())
                .toString(),
            RestForm.write(SqlAnswers.value(answers.getValue(i)), expression.type()).toString(),
            expression + " for " + row);
      }
    }
    assertEquals(rows.size(), place);
  }

  private static Expression expression(Field field) {
    var expression = field.computed();
    if (expression == null) {
      throw new IllegalArgumentException(field.name());
    }
    return expression;
  }

  private static String insert(Table table, List<Field> given, Map<String, Object> row, int place) {
    return "INSERT INTO %s (place, %s) VALUES (%d, %s)"
        .formatted(
            SqlName.of(APP, table),
            names(given),
            place,
            given.stream()
                .map(field -> SqlAnswers.literal(row.get(field.name()), field.expressionType()))
                .collect(Collectors.joining(", ")));
  }

  private static String names(List<Field> fields) {
    return fields.stream()
        .map(field -> SqlName.quoted(field.physicalName()))
        .collect(Collectors.joining(", "));
  }

  private static Table table(String id, List<Expression> expressions) {
    var fields = new ArrayList<Field>();
    new TreeMap<>(ExpressionGenerator.fields())
        .forEach((name, signature) ->
            fields.add(field(name, kind(signature.type()), signature.type(), null)));
    for (var expression : expressions) {
      var type = new FieldType.Computed("", null);
      var kind = new ComputedKind(type, expression.type(), true);
      fields.add(field(id + "made" + fields.size(), kind, expression.type(), expression));
    }
    var nobody = new Expression.Constant(false, Type.Scalar.BOOLEAN);
    return new Table(
        id,
        id,
        id,
        id,
        "id",
        fields,
        Table.byName(fields),
        List.of(),
        List.of(),
        List.of(),
        null,
        new Table.Access(nobody, nobody, nobody, nobody),
        new Table.History(1, 1));
  }

  /** Nothing computed results in JSON, and yet it can be asked whether there is some. */
  private static FieldKind kind(Type type) {
    return type == Type.Scalar.JSON
        ? FieldKind.of(new FieldType.JsonValue())
        : ResultKinds.of(type);
  }

  private static Field field(
      String name, FieldKind kind, Type type, @Nullable Expression computed) {
    return new Field(
        name,
        name,
        name,
        null,
        computed == null ? Origin.AUTHOR : Origin.COMPUTED,
        kind,
        type,
        false,
        null,
        FieldRules.NONE,
        computed,
        "c_" + name);
  }
}
