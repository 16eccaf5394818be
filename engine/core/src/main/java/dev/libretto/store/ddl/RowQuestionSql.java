package dev.libretto.store.ddl;

import dev.libretto.expression.Expression;
import dev.libretto.expression.Function;
import dev.libretto.expression.Type;
import dev.libretto.kind.Bound;
import dev.libretto.program.AppId;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.store.SqlName;
import java.util.List;
import java.util.stream.Collectors;

/** The SQL text of questions about the rows of one app: each a query of one number. */
public final class RowQuestionSql {

  private final AppId app;

  /** Prints questions about this app's rows. */
  public RowQuestionSql(AppId app) {
    this.app = app;
  }

  /** The query that answers a question. */
  public String sql(RowQuestion question) {
    return switch (question) {
      case RowQuestion.Rows(var table) -> count(table, "true");
      case RowQuestion.WithoutValue(var table, var field) -> count(table, name(field) + " IS NULL");
      case RowQuestion.Outside(var table, var field, Bound.Pattern(var pattern)) ->
          count(table, name(field) + " IS NOT NULL AND NOT " + matches(table, field, pattern));
      case RowQuestion.Outside(var table, var field, var bound) ->
          count(table, "NOT (" + within(name(field), bound) + ")");
      case RowQuestion.Breaking(var table, var rule) ->
          count(table, "NOT (" + RuleSql.holds(table, rule) + ")");
      case RowQuestion.Sharing(var table, var fields) -> sharing(table, fields);
    };
  }

  private String count(Table table, String condition) {
    return "SELECT count(*) FROM " + SqlName.of(app, table) + " WHERE " + condition;
  }

  private String sharing(Table table, List<Field> fields) {
    var names = fields.stream().map(RowQuestionSql::name).toList();
    var condition =
        names.stream().map(name -> name + " IS NOT NULL").collect(Collectors.joining(" AND "));
    return """
    SELECT coalesce(sum(n), 0)::int8 FROM (
      SELECT count(*) AS n FROM %s WHERE %s GROUP BY %s HAVING count(*) > 1) AS shared\
    """
        .formatted(
            SqlName.of(app, table),
            names.isEmpty() ? "true" : condition,
            names.isEmpty() ? "()" : String.join(", ", names));
  }

  /** Null, and so not counted, where there is no value. */
  private static String within(String column, Bound bound) {
    return switch (bound) {
      case Bound.MinLength(var n) -> "char_length(" + column + ") >= " + n;
      case Bound.MaxLength(var n) -> "char_length(" + column + ") <= " + n;
      case Bound.Pattern _ -> throw new IllegalArgumentException("patterns are expressions");
      case Bound.Minimum(var value) -> column + " >= " + value.toPlainString();
      case Bound.Maximum(var value) -> column + " <= " + value.toPlainString();
      case Bound.MultipleOf(var divisor) -> column + " % " + divisor + " = 0";
      case Bound.Earliest(var date) -> column + " >= " + Literal.text(date) + "::date";
      case Bound.Latest(var date) -> column + " <= " + Literal.text(date) + "::date";
      case Bound.MinItems(var count) -> "cardinality(" + column + ") >= " + count;
      case Bound.MaxItems(var count) -> "cardinality(" + column + ") <= " + count;
      case Bound.OneOf(var values) -> column + " = ANY (" + array(values) + ")";
      case Bound.SomeOf(var values) -> column + " <@ " + array(values);
    };
  }

  /** A pattern is of the expressions' regex subset, which PostgreSQL reads in a form of its own. */
  private static String matches(Table table, Field field, String pattern) {
    var rule =
        new Expression.Call(
            Function.TEXT_MATCHES,
            List.of(
                new Expression.RowField(field.name(), Type.Scalar.TEXT),
                new Expression.Constant(pattern, Type.Scalar.TEXT)),
            Type.Scalar.BOOLEAN);
    return "(" + RuleSql.holds(table, rule) + ")";
  }

  private static String array(List<String> values) {
    return values.stream().map(Literal::text).collect(Collectors.joining(", ", "ARRAY[", "]"))
        + "::text[]";
  }

  private static String name(Field field) {
    return SqlName.quoted(field.physicalName());
  }
}
