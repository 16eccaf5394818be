package dev.libretto.store.ddl;

import dev.libretto.kind.Bound;
import dev.libretto.program.AppId;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.store.SqlName;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
      case RowQuestion.WithValue(_, var field) when !field.hasColumn() ->
          "SELECT count(DISTINCT source) FROM " + SqlName.in(app, field.physicalName());
      case RowQuestion.WithValue(var table, var field) ->
          count(table, name(field) + " IS NOT NULL");
      case RowQuestion.Inconvertible(var table, var field, var conversion) ->
          count(table, inconvertible(field, conversion));
      case RowQuestion.Dangling(var table, var field, var target) ->
          "SELECT count(*) FROM %1$s AS r WHERE r.%2$s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %3$s AS g WHERE g.\"id\" = r.%2$s)"
              .formatted(SqlName.of(app, table), name(field), SqlName.of(app, target));
      case RowQuestion.Outside(var table, var field, Bound.Pattern(var pattern)) ->
          count(
              table,
              name(field)
                  + " IS NOT NULL AND NOT ("
                  + ConversionSql.matches(pattern, name(field))
                  + ")");
      case RowQuestion.Outside(var table, var field, var bound) ->
          count(table, "NOT (" + BoundSql.within(name(field), bound) + ")");
      case RowQuestion.Breaking(var table, var rule) ->
          count(table, "NOT (" + RuleSql.holds(table, rule) + ")");
      case RowQuestion.Sharing sharing -> sharing(sharing);
    };
  }

  /**
   * Up to {@code limit} different values that have no counterpart, as texts of a bounded length.
   */
  public String samples(Table table, Field field, Conversion conversion, int limit) {
    return "SELECT DISTINCT left(%s::text, 100) FROM %s WHERE %s LIMIT %d"
        .formatted(name(field), SqlName.of(app, table), inconvertible(field, conversion), limit);
  }

  private String inconvertible(Field field, Conversion conversion) {
    return name(field)
        + " IS NOT NULL AND "
        + new ConversionSql(app).of(conversion, name(field))
        + " IS NULL";
  }

  private String count(Table table, String condition) {
    return "SELECT count(*) FROM " + SqlName.of(app, table) + " WHERE " + condition;
  }

  private String sharing(RowQuestion.Sharing sharing) {
    var table = sharing.table();
    var names =
        Stream.concat(
                sharing.fields().stream().map(RowQuestionSql::name),
                sharing.expressions().stream().map(one -> RuleSql.value(table, one, "")))
            .toList();
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

  private static String name(Field field) {
    return SqlName.quoted(field.physicalName());
  }
}
