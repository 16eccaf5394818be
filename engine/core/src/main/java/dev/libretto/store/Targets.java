package dev.libretto.store;

import dev.libretto.definition.FieldType;
import dev.libretto.expression.Expression;
import dev.libretto.expression.ExpressionTree;
import dev.libretto.plan.Scope;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows that relations lead to in a write. To a row its writer may not read a relation cannot be
 * made to lead: whether it is taken would tell that there is such a row. It is refused like one to
 * a row that does not exist, and before any rule is asked that could tell the two apart.
 */
final class Targets {

  private final SqlText sql;
  private final Scope scope;
  private final Table table;

  Targets(SqlText sql, Scope scope, Table table) {
    this.sql = sql;
    this.scope = scope;
    this.table = table;
  }

  /**
   * Whether a relation given this value needs looking at. One to rows all of which show does not;
   * nor does one that the rule about the write follows, for then it is the rule that says which
   * rows it may lead to, and to it a row that does not exist is like one it does not allow.
   */
  static boolean asks(Scope scope, Expression rule, Field field, @Nullable Object value) {
    return value != null
        && !follows(rule, field)
        && (field.type() instanceof FieldType.Relation || field.type() instanceof FieldType.Many)
        && !Conditions.everyRowReadable(scope, target(scope, field));
  }

  private static boolean follows(Expression rule, Field field) {
    return ExpressionTree.any(
        rule,
        part ->
            part instanceof Expression.RelatedField hop
                && hop.path().getFirst().equals(field.name()));
  }

  /**
   * The demand on a relation of a new row, as a branch of a CASE that refuses.
   *
   * @param ids of the rows that are made by the same statement, which cannot find them yet
   */
  String demand(Field field, String value, Collection<String> ids) {
    var target = target(scope, field);
    var missing = missing(target, value);
    var condition =
        target.id().equals(table.id())
            ? value + " NOT IN (" + String.join(", ", ids) + ") AND " + missing
            : missing;
    return "WHEN %s THEN libretto.refuse(%s)".formatted(condition, name(field));
  }

  /**
   * The demand on a relation of the row {@code r} that is changed, as a branch of a CASE that names
   * it.
   */
  String demand(Field field, String value) {
    return "WHEN " + changed(field, value) + " THEN " + name(field);
  }

  /** Whether one of the relations given to the row {@code r} leads to no row the writer sees. */
  String anyMissing(List<Field> fields, Map<Field, String> given) {
    var missing = new ArrayList<String>();
    fields.forEach(field -> missing.add(changed(field, given.getOrDefault(field, ""))));
    return "(" + String.join(" OR ", missing) + ")";
  }

  /**
   * A value that stays breaks nothing: forms send what they show. But whoever cannot read the field
   * must not find out by trying.
   */
  private String changed(Field field, String value) {
    var target = target(scope, field);
    if (field.leadsToMany()) {
      var each = sql.alias();
      return "EXISTS (SELECT FROM unnest(%s) AS %s(item) WHERE %s)"
          .formatted(value, each, missing(target, each + ".item"));
    }
    var same = "r." + TableSql.column(field) + " IS NOT DISTINCT FROM " + value;
    var read = field.rules().read();
    var stays =
        read == null || Conditions.allows(scope, read)
            ? same
            : same
                + " AND ("
                + new ScopedExpression(sql, scope, table, RowSql.ROW, Map.of()).text(read)
                + ") IS TRUE";
    return "(NOT (" + stays + ") AND " + missing(target, value) + ")";
  }

  private String missing(Table target, String value) {
    var alias = sql.alias();
    return "NOT EXISTS (SELECT FROM %s AS %s WHERE %s.\"id\" = %s AND %s)"
        .formatted(
            SqlText.relation(scope.program().id(), target),
            alias,
            alias,
            value,
            new Conditions(sql, scope, target, alias).readable().joined());
  }

  private static Table target(Scope scope, Field field) {
    return scope.program().table(field.relatedTable().orElseThrow()).orElseThrow();
  }

  private static String name(Field field) {
    return Demand.text(Demand.Kind.REFERENCE, field);
  }
}
