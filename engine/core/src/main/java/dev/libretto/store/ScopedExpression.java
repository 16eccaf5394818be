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
 * @param past that the row is one as it was; null for one as it is
 */
record ScopedExpression(
    SqlText sql,
    Scope scope,
    Table table,
    String alias,
    Map<String, String> changed,
    Sight sight,
    @Nullable Past past)
    implements ExpressionSql.Operands {

  /** For rules, guards and conditions. */
  ScopedExpression(
      SqlText sql, Scope scope, Table table, String alias, Map<String, String> changed) {
    this(sql, scope, table, alias, changed, Sight.APP, null);
  }

  /** The same row seen with other eyes. */
  ScopedExpression seenBy(Sight other) {
    return new ScopedExpression(sql, scope, table, alias, changed, other, past);
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
    // A column knows nothing of what a write is about to put beside it.
    if (computed != null && (past != null || !field.hasColumn() || !changed.isEmpty())) {
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
    return past == null || past.present() == null
        ? text
        : "(("
            + text
            + ") AND ("
            + new ScopedExpression(sql, scope, table, past.present(), Map.of()).text(rule)
            + "))";
  }

  /**
   * A select of its own on the tables of the app, from the row's relation on. It reads the rows as
   * the app does, whatever the caller may see: a rule about a project may depend on its customer
   * without the customer being shown.
   */
  @Override
  public String related(RelatedField field) {
    var hops = hops(field);
    return "(SELECT %s FROM %s WHERE %s)".formatted(hops.value(), hops.from(), hops.first());
  }

  /**
   * Where rows are only read, as a join that PostgreSQL may begin at either end. Where they are
   * locked it must not be one: of a row that another writer has changed meanwhile, PostgreSQL would
   * compare the new relation with the related row it had found before, and find neither.
   */
  @Override
  public String relatedEquals(RelatedField field, String present) {
    if (!sql.reads()) {
      return ExpressionSql.Operands.super.relatedEquals(field, present);
    }
    var hops = hops(field);
    return "EXISTS (SELECT FROM %s WHERE %s AND %s = %s)"
        .formatted(hops.from(), hops.first(), hops.value(), present);
  }

  /**
   * The way to a related row's field.
   *
   * @param first what ties the first of the related rows to the row at hand
   */
  private record Hops(String value, String from, String first) {}

  private Hops hops(RelatedField field) {
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
    return new Hops(value, from.toString(), "libretto_h1.\"id\" = " + stored(relation));
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
      case Long number -> sql.ofProgram(number, ColumnType.INTEGER);
      case BigDecimal number -> sql.ofProgram(number, ColumnType.DECIMAL);
      case LocalDate date -> sql.ofProgram(date, ColumnType.DATE);
      case java.time.LocalTime time -> sql.ofProgram(time, ColumnType.TIME);
      case Instant instant -> sql.ofProgram(instant.atOffset(ZoneOffset.UTC), ColumnType.DATE_TIME);
      default -> collated(sql.ofProgram(value.toString(), ColumnType.TEXT));
    };
  }

  @Override
  public String user(Attribute attribute) {
    return switch (attribute) {
      case ID -> collated(sql.ofScope(Origin.CALLER_ID, scope, ColumnType.TEXT));
      case EMAIL -> collated(sql.ofScope(Origin.CALLER_EMAIL, scope, ColumnType.TEXT));
      case ROLES -> sql.ofScope(Origin.CALLER_ROLES, scope, ColumnType.TEXT_LIST);
      case SIGNED_IN -> scope.caller().signedIn() ? "true" : "false";
      case BUILDER -> scope.caller().builder() ? "true" : "false";
    };
  }

  @Override
  public boolean isPresent(Attribute attribute) {
    return switch (attribute) {
      case ID -> scope.caller().id() != null;
      case EMAIL -> scope.caller().email() != null;
      case ROLES, SIGNED_IN, BUILDER -> true;
    };
  }

  @Override
  public String now() {
    return sql.ofScope(Origin.NOW, scope, ColumnType.DATE_TIME);
  }

  @Override
  public String today() {
    return sql.ofScope(Origin.TODAY, scope, ColumnType.DATE);
  }

  /** Parameters have no collation of their own; text compares by code point. */
  private static String collated(String parameter) {
    return "(" + parameter + " COLLATE \"C\")";
  }
}
