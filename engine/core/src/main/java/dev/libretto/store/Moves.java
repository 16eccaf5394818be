package dev.libretto.store;

import dev.libretto.expression.Expression;
import dev.libretto.kind.ColumnType;
import dev.libretto.plan.Plan;
import dev.libretto.plan.Scope;
import dev.libretto.program.Field;
import dev.libretto.program.States.Transition;
import dev.libretto.program.Table;
import dev.libretto.store.ddl.BoundSql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which transition an update takes a row by, and what follows from it, in SQL over the old row. */
final class Moves {

  private final SqlText sql;
  private final Scope scope;
  private final Table table;
  private final Plan.@Nullable Move move;
  private final Map<String, String> becoming;
  private final List<Transition> transitions;

  /**
   * The moves of an update.
   *
   * @param becoming what stands for a field in the row as it becomes, before a transition sets
   *     anything
   */
  Moves(SqlText sql, Plan.Update plan, Map<String, String> becoming) {
    this.sql = sql;
    this.scope = plan.scope();
    this.table = plan.table();
    this.move = plan.move();
    this.becoming = Map.copyOf(becoming);
    this.transitions = move == null ? List.of() : move.transitions();
  }

  /** Whether nothing but the state is written. */
  boolean alone() {
    return move != null && move.alone();
  }

  /** Whether there is a transition to take. */
  boolean any() {
    return !transitions.isEmpty();
  }

  /** The number of the first transition that can be taken, null for none. */
  String taken() {
    var number = new StringBuilder("CASE");
    for (var index = 0; index < transitions.size(); index++) {
      number.append(" WHEN ").append(takes(transitions.get(index))).append(" THEN ").append(index);
    }
    return number.append(" END").toString();
  }

  private String takes(Transition transition) {
    var from =
        transition.from().stream()
            .map(state -> sql.parameter(state, ColumnType.TEXT))
            .collect(Collectors.joining(", "));
    var takes = new StringBuilder("(" + state() + " IN (" + from + ")");
    if (transition.guard() != null) {
      takes.append(" AND ").append(guard(transition));
    }
    if (alone() && transition.roles().isEmpty()) {
      takes.append(" AND (").append(mayUpdate()).append(") IS TRUE");
    }
    return takes.append(")").toString();
  }

  /** Whether the transition's guard holds. */
  String guard(Transition transition) {
    var guard = transition.guard();
    return guard == null ? "true" : "(" + expression(guard) + ") IS TRUE";
  }

  /** What transitions set; a field has what was given, or what it had, where another is taken. */
  Map<Field, String> effects(Map<Field, String> given) {
    var cases = new LinkedHashMap<Field, StringBuilder>();
    for (var index = 0; index < transitions.size(); index++) {
      for (var effect : transitions.get(index).set()) {
        var field = table.field(effect.field()).orElseThrow();
        cases
            .computeIfAbsent(field, _ -> new StringBuilder("(CASE m.\"move\""))
            .append(" WHEN ")
            .append(index)
            .append(" THEN ")
            .append(value(effect.value()));
      }
    }
    var effects = new LinkedHashMap<Field, String>();
    cases.forEach((field, text) -> {
      var otherwise = given.getOrDefault(field, "r." + TableSql.column(field));
      effects.put(field, text + " ELSE " + otherwise + " END)");
    });
    return effects;
  }

  private String value(Expression value) {
    return value instanceof Expression.Constant(var constant, _) && constant == null
        ? "NULL"
        : expression(value);
  }

  /** The demand that what a transition sets fits its field, as a branch of a CASE. */
  Optional<String> misfit(Field field, String value) {
    var demands = BoundSql.demands(field.kind(), value);
    var setting = new ArrayList<String>();
    for (var index = 0; index < transitions.size(); index++) {
      if (transitions.get(index).set().stream().anyMatch(e -> e.field().equals(field.name()))) {
        setting.add(Integer.toString(index));
      }
    }
    return demands.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "WHEN m.\"move\" IN (%s) AND %s IS NOT NULL AND (%s) IS NOT TRUE THEN %s"
                .formatted(
                    String.join(", ", setting),
                    value,
                    String.join(" AND ", demands),
                    Demand.text(Demand.Kind.EFFECT, field)));
  }

  /** The demand that some transition is taken, as a branch of a CASE. */
  Optional<String> demand() {
    return move == null
        ? Optional.empty()
        : Optional.of(
            "WHEN NOT ("
                + stays(move)
                + (any() ? " OR m.\"move\" IS NOT NULL" : "")
                + ") THEN "
                + Demand.text(Demand.Kind.STATE, move.field()));
  }

  /** A row that is in the state already makes no move; that is an ordinary update. */
  private String stays(Plan.Move wanted) {
    if (wanted.named()) {
      return "false";
    }
    var same = state() + " = " + becoming.get(wanted.field().name());
    return alone() ? "(" + same + " AND (" + mayUpdate() + ") IS TRUE)" : same;
  }

  /** The id of the transition that was taken, for the change log. */
  String cause() {
    if (transitions.isEmpty()) {
      return "NULL";
    }
    var ids = new StringBuilder("CASE r.\"move\"");
    for (var index = 0; index < transitions.size(); index++) {
      ids.append(" WHEN ").append(index);
      ids.append(" THEN '").append(transitions.get(index).id()).append("'");
    }
    return ids.append(" END").toString();
  }

  /** The rule holds for the row as it was and for the row as it becomes. */
  void updateRule(Conditions conditions) {
    var rule = table.access().update();
    conditions.rule(rule).ruleAfter(rule, becoming);
  }

  /** The same, but of the row as it becomes only where {@code missing} does not hold. */
  void updateRule(Conditions conditions, String missing) {
    var rule = table.access().update();
    conditions.rule(rule).ruleAfterUnless(missing, rule, becoming);
  }

  String mayUpdate() {
    var conditions = new Conditions(sql, scope, table, RowSql.ROW);
    updateRule(conditions);
    return conditions.joined();
  }

  /** The state the row is in. */
  String state() {
    if (move == null) {
      throw new IllegalStateException("no move, no state");
    }
    return "r." + TableSql.column(move.field());
  }

  /** The same, null where the caller may not read it. */
  String shownState() {
    if (move == null) {
      throw new IllegalStateException("no move, no state");
    }
    return new Conditions(sql, scope, table, RowSql.ROW).operand(move.field());
  }

  private String expression(Expression expression) {
    return new ScopedExpression(sql, scope, table, RowSql.ROW, becoming).text(expression);
  }
}
