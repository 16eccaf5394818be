package dev.libretto.store;

import dev.libretto.definition.FieldType;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Expression.RelatedField;
import dev.libretto.expression.Expression.RowField;
import dev.libretto.expression.Expression.UserAttribute.Attribute;
import dev.libretto.expression.Type;
import dev.libretto.kind.ColumnType;
import dev.libretto.plan.Scope;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the leaves of an expression are in a statement of one scope: columns of the row at hand, or
 * what a write is about to put there; everything else is a parameter.
 *
 * @param changed SQL in place of a column or a list of links, by the field's name
 * @param sight with whose eyes
 * @param now where the row is one as it was, the alias of the same row as it is; else null. What
 *     may not be read of the one may not be read of the other either
 */
record ScopedExpression(
    SqlText sql,
    Scope scope,
    Table table,
    String alias,
    Map<String, String> changed,
    Sight sight,
    @Nullable String now)
    implements ExpressionSql.Operands {

  /** For rules, guards and conditions. */
  ScopedExpression(
      SqlText sql, Scope scope, Table table, String alias, Map<String, String> changed) {
    this(sql, scope, table, alias, changed, Sight.APP, null);
  }

  /** The same row seen with other eyes. */
  ScopedExpression seenBy(Sight other) {
    return new ScopedExpression(sql, scope, table, alias, changed, other, now);
  }

  /** A row of another table, seen with the same eyes. */
  ScopedExpression related(Table other, String otherAlias) {
    return new ScopedExpression(sql, scope, other, otherAlias, Map.of(), sight, null);
  }

  String text(Expression expression) {
    return ExpressionSql.of(expression, this);
  }

  @Override
  public String field(RowField field) {
    var target = table.field(field.field()).orElseThrow();
    var value = operand(target);
    return switch (target.columnType()) {
      case UUID -> "(" + value + ")::text";
      case UUID_LIST -> "(" + value + ")::text[]";
      default -> value;
    };
  }

  /**
   * What stands for a field's value: its column, its expression, or a select on related rows. Null
   * where whoever looks may not read it, whatever it is then used for.
   */
  String operand(Field field) {
    var value = value(field);
    return readRule(field)
        .map(rule -> "(CASE WHEN " + rule + " THEN " + value + " END)")
        .orElse(value);
  }

  private String value(Field field) {
    var computed = field.computed();
    if (computed != null) {
      return "(" + text(computed) + ")";
    }
    // Of a list that is given, a reader sees no more than of one that is stored.
    return field.hasColumn() || (sight == Sight.APP && changed.containsKey(field.name()))
        ? stored(field)
        : new RelatedSql(this).value(field);
  }

  /** What must hold of the row so that the field can be read; empty where nothing must. */
  Optional<String> readRule(Field field) {
    var rule = field.rules().read();
    return sight == Sight.APP || rule == null || Conditions.allows(scope, rule)
        ? Optional.empty()
        : Optional.of(holds(rule));
  }

  /** That a rule holds of the row and, where it is one as it was, of the row as it is. */
  private String holds(Expression rule) {
    var text = seenBy(Sight.APP).text(rule);
    return now == null
        ? text
        : "(("
            + text
            + ") AND ("
            + new ScopedExpression(sql, scope, table, now, Map.of()).text(rule)
            + "))";
  }

  /**
   * A select of its own on the tables of the app, from the row's relation on. It reads the rows as
   * the app does, whatever the caller may see: a rule about a project may depend on its customer
   * without the customer being shown.
   */
  @Override
  public String related(RelatedField field) {
    var relation = table.field(field.path().getFirst()).orElseThrow();
    var reached = target(relation);
    String hop = "libretto_h1";
    var from = new StringBuilder(SqlText.relation(scope.program().id(), reached) + " AS " + hop);
    for (int i = 1; i < field.path().size(); i++) {
      var next = reached.field(field.path().get(i)).orElseThrow();
      var reference = hop + '.' + SqlText.quoted(next.physicalName());
      reached = target(next);
      hop = "libretto_h" + (i + 1);
      from.append(
          " JOIN %s AS %s ON %s.\"id\" = %s"
              .formatted(SqlText.relation(scope.program().id(), reached), hop, hop, reference));
    }
    var value =
        new ScopedExpression(sql, scope, reached, hop, Map.of())
            .field(new RowField(field.field(), field.type()));
    return "(SELECT %s FROM %s WHERE libretto_h1.\"id\" = %s)"
        .formatted(value, from, stored(relation));
  }

  private Table target(Field relation) {
    if (!(relation.type() instanceof FieldType.Relation to)) {
      throw new IllegalArgumentException("the checker follows relations alone");
    }
    return scope.program().table(to.table()).orElseThrow();
  }

  private String stored(Field field) {
    return changed.getOrDefault(field.name(), alias + '.' + SqlText.quoted(field.physicalName()));
  }

  @Override
  public String constant(Object value, Type type) {
    return switch (value) {
      case Boolean truth -> truth ? "true" : "false";
      case Long number -> sql.parameter(number, ColumnType.INTEGER);
      case BigDecimal number -> sql.parameter(number, ColumnType.DECIMAL);
      case LocalDate date -> sql.parameter(date, ColumnType.DATE);
      case java.time.LocalTime time -> sql.parameter(time, ColumnType.TIME);
      case Instant instant -> sql.parameter(instant.atOffset(ZoneOffset.UTC), ColumnType.DATE_TIME);
      default -> collated(sql.parameter(value.toString(), ColumnType.TEXT));
    };
  }

  @Override
  public String user(Attribute attribute) {
    return switch (attribute) {
      case ID -> collated(sql.parameter(scope.caller().id(), ColumnType.TEXT));
      case EMAIL -> collated(sql.parameter(scope.caller().email(), ColumnType.TEXT));
      case ROLES ->
          sql.parameter(scope.caller().roles().toArray(String[]::new), ColumnType.TEXT_LIST);
      case SIGNED_IN -> scope.caller().signedIn() ? "true" : "false";
      case BUILDER -> scope.caller().builder() ? "true" : "false";
    };
  }

  @Override
  public String now() {
    return sql.parameter(scope.now().atOffset(ZoneOffset.UTC), ColumnType.DATE_TIME);
  }

  @Override
  public String today() {
    return sql.parameter(
        LocalDate.ofInstant(scope.now(), scope.program().timeZone()), ColumnType.DATE);
  }

  /** Parameters have no collation of their own; text compares by code point. */
  private static String collated(String parameter) {
    return "(" + parameter + " COLLATE \"C\")";
  }
}
