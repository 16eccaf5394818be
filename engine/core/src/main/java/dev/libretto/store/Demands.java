package dev.libretto.store;

import dev.libretto.expression.Expression;
import dev.libretto.expression.ExpressionTree;
import dev.libretto.plan.Scope;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the fields' conditions demand of an update, as branches of a CASE over the old row, each
 * with the name of the demand that is not met. A condition that nothing in the update bears on is
 * not asked: an older row is not held up by what was demanded later.
 */
final class Demands {

  private final SqlText sql;
  private final Scope scope;
  private final Table table;
  private final Map<String, String> becoming;
  private final Set<Field> given;

  /**
   * The demands on an update.
   *
   * @param becoming what stands for a field in the row as it becomes
   * @param given the fields the caller gives a value
   */
  Demands(
      SqlText sql,
      Scope scope,
      Table table,
      Map<String, String> becoming,
      Collection<Field> given) {
    this.sql = sql;
    this.scope = scope;
    this.table = table;
    this.becoming = becoming;
    this.given = Set.copyOf(given);
  }

  /** The branches, in the order of the fields. */
  List<String> cases() {
    var cases = new ArrayList<String>();
    for (var field : table.fields()) {
      if (given.contains(field)) {
        open(field, cases);
      }
      required(field, cases);
    }
    return cases;
  }

  private void open(Field field, List<String> cases) {
    var rules = field.rules();
    if (rules.visibleWhen() != null) {
      var hidden =
          "(" + after(rules.visibleWhen()) + ") IS NOT TRUE AND " + value(field) + " IS NOT NULL";
      cases.add(branch(hidden + differs(field), Demand.Kind.HIDDEN, field));
    }
    if (rules.readOnlyWhen() != null) {
      var kept = "(" + text(rules.readOnlyWhen(), Map.of()) + ") IS TRUE";
      cases.add(branch(kept + differs(field), Demand.Kind.READ_ONLY, field));
    }
    var write = rules.write();
    if (write != null && !Conditions.allows(scope, write)) {
      // Asked of both rows: otherwise a change could give itself the right to be made.
      var denied = "((%s) AND (%s)) IS NOT TRUE".formatted(text(write, Map.of()), after(write));
      cases.add(branch(denied + differs(field), Demand.Kind.WRITE, field));
    }
  }

  private void required(Field field, List<String> cases) {
    var required = field.rules().requiredWhen();
    if (required != null && bears(field, required)) {
      var missing = "(" + after(required) + ") IS TRUE AND " + value(field) + " IS NULL";
      cases.add(branch(missing, Demand.Kind.REQUIRED, field));
    }
  }

  /** Whether the update changes the field or something its condition speaks of. */
  private boolean bears(Field field, Expression condition) {
    var changed = becoming.keySet();
    return changed.contains(field.name())
        || ExpressionTree.any(
            condition,
            part ->
                part instanceof Expression.RowField(var name, _)
                    && table.field(name).filter(f -> f.origin() == Field.Origin.AUTHOR).isPresent()
                    && changed.contains(name));
  }

  /**
   * A value that stays as it is breaks nothing: forms send what they show. But whoever cannot read
   * the field must not find out by trying whether a guess is its value.
   */
  private String differs(Field field) {
    var same = was(field) + " IS NOT DISTINCT FROM " + value(field);
    var read = field.rules().read();
    return read == null || Conditions.allows(scope, read)
        ? " AND NOT (" + same + ")"
        : " AND NOT ((" + text(read, Map.of()) + ") IS TRUE AND " + same + ")";
  }

  private String value(Field field) {
    if (field.hasColumn()) {
      return becoming.getOrDefault(field.name(), was(field));
    }
    var list = becoming.get(field.name());
    return list == null ? was(field) : none(list);
  }

  private String was(Field field) {
    return field.hasColumn()
        ? "r." + TableSql.column(field)
        : none(new LinkSql(sql, scope, table).all(field));
  }

  /** No links are no value. */
  private static String none(String list) {
    return "nullif(" + list + ", '{}')";
  }

  private String after(Expression expression) {
    return text(expression, becoming);
  }

  private String text(Expression expression, Map<String, String> changed) {
    return new ScopedExpression(sql, scope, table, RowSql.ROW, changed).text(expression);
  }

  private static String branch(String condition, Demand.Kind kind, Field field) {
    return "WHEN " + condition + " THEN " + Demand.text(kind, field);
  }
}
