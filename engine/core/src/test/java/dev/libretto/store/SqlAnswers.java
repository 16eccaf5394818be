package dev.libretto.store;

import dev.libretto.expression.Circumstances;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Expression.RelatedField;
import dev.libretto.expression.Expression.RowField;
import dev.libretto.expression.Expression.UserAttribute.Attribute;
import dev.libretto.expression.Type;
import dev.libretto.expression.Type.Scalar;
import dev.libretto.testkit.TestPostgres;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.data.Numeric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL answers to expressions, over one connection with the helper functions. */
final class SqlAnswers implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final PgConnection connection;

  /** An expression with what it may know. */
  record Question(Expression expression, Map<String, Object> row, Circumstances circumstances) {}

  SqlAnswers() {
    var database = TestPostgres.shared().freshDatabase();
    var options =
        new PgConnectOptions()
            .setHost(database.host())
            .setPort(database.port())
            .setDatabase(database.database())
            .setUser(database.user())
            .setPassword(database.password());
    connection =
        PgConnection.connect(vertx, options).toCompletionStage().toCompletableFuture().join();
    run("CREATE SCHEMA libretto");
    run(functions());
  }

  /** Each question's answer, all in one statement; the values are those of the JVM. */
  List<@Nullable Object> ask(List<Question> questions) {
    var columns = questions.stream().map(SqlAnswers::select).toList();
    var row = run("SELECT " + String.join(",\n", columns)).iterator().next();
    var answers = new ArrayList<@Nullable Object>();
    for (int i = 0; i < questions.size(); i++) {
      answers.add(value(row.getValue(i)));
    }
    return answers;
  }

  /** How many rows PostgreSQL goes through to answer, over all parts of its plan. */
  long rows(Question question) {
    long rows = 0;
    var part = Pattern.compile("actual rows=([0-9.]+) loops=([0-9]+)");
    for (var line : run("EXPLAIN (ANALYZE, TIMING OFF) SELECT " + select(question))) {
      var found = part.matcher(line.getString(0));
      while (found.find()) {
        rows += (long) (Double.parseDouble(found.group(1)) * Long.parseLong(found.group(2)));
      }
    }
    return rows;
  }

  RowSet<Row> run(String sql) {
    return connection
        .query(sql)
        .execute()
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(1, TimeUnit.MINUTES)
        .join();
  }

  /** Whether a row is let in; false when a check refuses it. */
  boolean accepts(String insert) {
    try {
      run(insert);
      return true;
    } catch (CompletionException e) {
      if (e.getCause() instanceof PgException refusal && "23514".equals(refusal.getSqlState())) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** The row comes from a subquery the planner leaves alone, as it would from a table. */
  private static String select(Question question) {
    var columns = new TreeMap<String, String>();
    var sql = ExpressionSql.of(question.expression(), new Leaves(question, columns));
    if (columns.isEmpty()) {
      return "(" + sql + ")";
    }
    var fields = columns.entrySet().stream().map(c -> c.getValue() + " AS " + c.getKey()).toList();
    return "(SELECT " + sql + " FROM (SELECT " + String.join(", ", fields) + " OFFSET 0) AS r)";
  }

  /** What the driver gives, as the JVM has it. */
  static @Nullable Object value(@Nullable Object answer) {
    return switch (answer) {
      case null -> null;
      case Numeric number -> new BigDecimal(number.toString());
      case OffsetDateTime time -> time.toInstant();
      case Object[] items -> Arrays.stream(items).map(SqlAnswers::value).toList();
      default -> answer;
    };
  }

  /** Fields from the subquery, everything else written out. */
  private record Leaves(Question question, Map<String, String> columns)
      implements ExpressionSql.Operands {

    @Override
    public String field(RowField field) {
      var name = "\"c_" + field.field() + "\"";
      columns.put(name, literal(question.row().get(field.field()), field.type()));
      return "r." + name;
    }

    @Override
    public String related(RelatedField field) {
      throw new IllegalArgumentException("there is one row");
    }

    @Override
    public String constant(Object value, Type type) {
      return SqlLiteral.of(value, type);
    }

    @Override
    public String user(Attribute attribute) {
      var circumstances = question.circumstances();
      return switch (attribute) {
        case ID -> literal(circumstances.userId(), Scalar.TEXT);
        case EMAIL -> literal(circumstances.email(), Scalar.TEXT);
        case ROLES -> literal(circumstances.roles(), new Type.ListOf(Scalar.TEXT));
        case SIGNED_IN -> literal(circumstances.signedIn(), Scalar.BOOLEAN);
        case BUILDER -> literal(circumstances.builder(), Scalar.BOOLEAN);
      };
    }

    @Override
    public String now() {
      return literal(question.circumstances().now(), Scalar.DATE_TIME);
    }

    @Override
    public String today() {
      return literal(question.circumstances().today(), Scalar.DATE);
    }
  }

  /** A value of a row written out. */
  static String literal(@Nullable Object value, Type type) {
    return switch (value) {
      case null -> "NULL::" + SqlLiteral.type(type);
      case List<?> items when type instanceof Type.ListOf(var element) ->
          "ARRAY["
              + String.join(", ", items.stream().map(item -> SqlLiteral.of(item, element)).toList())
              + "]::"
              + SqlLiteral.type(type);
      default -> SqlLiteral.of(value, type);
    };
  }

  private static String functions() {
    try (var in =
        Objects.requireNonNull(
            ExpressionSql.class.getResourceAsStream("/dev/libretto/store/functions.sql"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
