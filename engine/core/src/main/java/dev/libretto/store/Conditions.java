package dev.libretto.store;

import dev.libretto.expression.Expression;
import dev.libretto.expression.Type;
import dev.libretto.kind.ColumnType;
import dev.libretto.plan.Filter;
import dev.libretto.plan.Operand;
import dev.libretto.plan.Order;
import dev.libretto.plan.Reach;
import dev.libretto.plan.Scope;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of one statement: what its caller asked for and what the table's rules allow. The
 * rules come first in reading and never depend on what was asked.
 */
final class Conditions {

  /** How many characters of a text are searched for words. */
  private static final int MOST_SEARCHED = 100_000;

  private final SqlText sql;
  private final Scope scope;
  private final Table table;
  private final String alias;
  private final Map<String, String> given;
  private final @Nullable Past past;
  private final List<String> conditions = new ArrayList<>();

  /** Collects conditions on the rows of {@code table} known as {@code alias} in the statement. */
  Conditions(SqlText sql, Scope scope, Table table, String alias) {
    this(sql, scope, table, alias, Map.of());
  }

  /**
   * The same where the statement itself writes links, which it does not find yet.
   *
   * @param given the lists it writes, by the field's name
   */
  Conditions(SqlText sql, Scope scope, Table table, String alias, Map<String, String> given) {
    this(sql, scope, table, alias, given, null);
  }

  /** The same of rows the change log remembers, with the lists of links it does. */
  static Conditions past(
      SqlText sql, Scope scope, Table table, String alias, Map<String, String> given) {
    return new Conditions(sql, scope, table, alias, given, Past.ALONE);
  }

  /** The same of a row as it is, or as it was. */
  Conditions(
      SqlText sql,
      Scope scope,
      Table table,
      String alias,
      Map<String, String> given,
      @Nullable Past past) {
    this.sql = sql;
    this.scope = scope;
    this.table = table;
    this.alias = alias;
    this.given = Map.copyOf(given);
    this.past = past;
  }

  /** The caller may read the row. */
  Conditions readable() {
    if (!scope.caller().reach().allows(table.id(), Reach.Operation.READ)) {
      conditions.add("false");
      return this;
    }
    return rule(table.access().read());
  }

  /** Whether every row is readable, whatever it holds. */
  static boolean everyRowReadable(Scope scope, Table table) {
    return allows(scope, table.access().read())
        && scope.caller().reach().allows(table.id(), Reach.Operation.READ);
  }

  /** The row the rule is about satisfies it; the app's builder is not bound. */
  Conditions rule(Expression rule) {
    return ruleAfter(rule, Map.of());
  }

  /** The same with the operands of {@code changed} (by field name) in place of the row's own. */
  Conditions ruleAfter(Expression rule, Map<String, String> changed) {
    if (!allows(scope, rule)) {
      conditions.add(expression(rule, changed));
    }
    return this;
  }

  /** The same where {@code exempt} does not hold. */
  Conditions ruleAfterUnless(String exempt, Expression rule, Map<String, String> changed) {
    if (!allows(scope, rule)) {
      conditions.add("(" + exempt + " OR (" + expression(rule, changed) + "))");
    }
    return this;
  }

  /** The row is this one. */
  Conditions id(@Nullable UUID id) {
    if (id != null) {
      conditions.add(alias + ".\"id\" = " + sql.ofPlan(id, ColumnType.UUID));
    }
    return this;
  }

  /** The row still has this version. */
  Conditions version(@Nullable Long version) {
    if (version != null) {
      conditions.add(alias + ".\"version\" = " + sql.parameter(version, ColumnType.INTEGER));
    }
    return this;
  }

  /** The row is among those asked for. */
  Conditions filter(Filter filter) {
    if (!(filter instanceof Filter.All all && all.filters().isEmpty())) {
      conditions.add(text(filter));
    }
    return this;
  }

  /** All conditions in one. */
  String joined() {
    return conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
  }

  /** Adds the WHERE clause, if there is anything to say. */
  void where() {
    if (!conditions.isEmpty()) {
      sql.add(" WHERE ").add(joined());
    }
  }

  /**
   * What stands for a field's value: its column, the expression of a computed field or a select on
   * related rows; null where the caller may not read it, whatever it is then used for.
   */
  String operand(Field field) {
    return seen().operand(field);
  }

  /** The same of what stands inside a value, or of the value as another type. */
  String operand(Operand operand) {
    return OperandSql.of(sql, operand(operand.field()), operand);
  }

  /** The ORDER BY clause; empty where there is no order. */
  String ordered(List<Order> order) {
    var text = new StringBuilder();
    for (var term : order) {
      text.append(text.isEmpty() ? " ORDER BY " : ", ")
          .append(key(term.key()))
          .append(term.descending() ? " DESC" : " ASC")
          .append(term.nulls() == Order.Nulls.FIRST ? " NULLS FIRST" : " NULLS LAST");
    }
    return text.toString();
  }

  private String key(Order.Key key) {
    return switch (key) {
      case Order.ByValue(var operand) -> operand(operand);
      case Order.ByMeasure(var field, var measure) -> MeasureSql.of(sql, operand(field), measure);
      case Order.ByRelated(var relation, var operand) ->
          new RelatedSql(seen()).through(relation, operand);
    };
  }

  /** The table whose rows they are about. */
  Table table() {
    return table;
  }

  /** The row with the caller's eyes. */
  ScopedExpression seen() {
    return new ScopedExpression(sql, scope, table, alias, given, Sight.READER, past);
  }

  /** The value where the rule holds, null elsewhere. */
  String only(Expression rule, String value) {
    return allows(scope, rule)
        ? value
        : "CASE WHEN " + expression(rule, Map.of()) + " THEN " + value + " END";
  }

  /** The text where the rule does not hold, null where it does. */
  String unless(Expression rule, String text) {
    if (allows(scope, rule)) {
      return "NULL";
    }
    var holds = "(" + expression(rule, Map.of()) + ") IS TRUE";
    if (past != null && past.present() != null) {
      holds +=
          " AND ("
              + new ScopedExpression(sql, scope, table, past.present(), Map.of()).text(rule)
              + ") IS TRUE";
    }
    return "CASE WHEN "
        + holds
        + " THEN NULL ELSE "
        + sql.ofProgram(text, ColumnType.TEXT)
        + " END";
  }

  private String expression(Expression expression, Map<String, String> changed) {
    return new ScopedExpression(sql, scope, table, alias, changed, Sight.APP, past)
        .text(expression);
  }

  /** Whether the rule needs no condition: it always holds, or does not bind this caller. */
  static boolean allows(Scope scope, Expression rule) {
    return scope.caller().builder()
        || (rule instanceof Expression.Constant(Boolean value, Type _) && value);
  }

  private String text(Filter filter) {
    return switch (filter) {
      case Filter.All(var filters) -> filters.isEmpty() ? "true" : group(filters, " AND ");
      case Filter.Any(var filters) -> filters.isEmpty() ? "false" : group(filters, " OR ");
      case Filter.Not(var inner) -> "NOT (" + text(inner) + ")";
      case Filter.Within within -> MeasureSql.within(sql, operand(within.field()), within);
      case Filter.IsNull(var operand) -> operand(operand) + " IS NULL";
      case Filter.IsTruth(var operand, var value) ->
          operand(operand) + (value ? " IS TRUE" : " IS FALSE");
      case Filter.In(var operand, var values) -> in(operand, values);
      case Filter.Search search -> search(search);
      case Filter.Related related -> new RelatedSql(seen()).exists(related);
      case Filter.Compare compare -> compare(compare);
    };
  }

  private String group(List<Filter> filters, String word) {
    return "(" + String.join(word, filters.stream().map(this::text).toList()) + ")";
  }

  private String search(Filter.Search search) {
    var query =
        switch (search.form()) {
          case EXPRESSION -> "to_tsquery";
          case PLAIN -> "plainto_tsquery";
          case PHRASE -> "phraseto_tsquery";
          case WEB -> "websearch_to_tsquery";
        };
    // Its name is one of the planner's list, and not the caller's text.
    var configuration = "'" + search.configuration() + "'::regconfig";
    // Of more words than it can index, PostgreSQL refuses to make anything.
    return "to_tsvector(%s, left(%s, %d)) @@ %s(%s, %s)"
        .formatted(
            configuration,
            operand(search.operand()),
            MOST_SEARCHED,
            query,
            configuration,
            sql.parameter(search.text(), ColumnType.TEXT));
  }

  private String in(Operand operand, List<Object> values) {
    if (values.isEmpty()) {
      return "false";
    }
    var type = operand.type();
    var list = values.stream().map(value -> sql.ofPlan(value, type)).toList();
    return operand(operand) + " IN (" + String.join(", ", list) + ")";
  }

  private String compare(Filter.Compare compare) {
    var left = operand(compare.operand());
    var right = sql.ofPlan(compare.value(), compare.operand().type());
    return switch (compare.operator()) {
      case EQUAL -> left + " = " + right;
      case NOT_EQUAL -> left + " <> " + right;
      case GREATER -> left + " > " + right;
      case GREATER_OR_EQUAL -> left + " >= " + right;
      case LESS -> left + " < " + right;
      case LESS_OR_EQUAL -> left + " <= " + right;
      case LIKE -> left + " LIKE " + right;
      // Under "C" only ASCII letters have a case; the database's own collation knows the others.
      case LIKE_IGNORING_CASE -> left + " COLLATE \"default\" ILIKE " + right;
      case MATCH -> "libretto.text_matches(" + left + ", " + right + ")";
      case MATCH_IGNORING_CASE ->
          "libretto.text_matches(" + left + ", concat('(?i)', " + right + "))";
      case DISTINCT -> left + " IS DISTINCT FROM " + right;
      case CONTAINS -> left + " @> " + right;
      case CONTAINED -> left + " <@ " + right;
      case OVERLAPS -> left + " && " + right;
    };
  }
}
