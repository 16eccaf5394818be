package dev.libretto.rows.write;

import dev.libretto.expression.Circumstances;
import dev.libretto.expression.Evaluator;
import dev.libretto.plan.Scope;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A table's rule for new rows, decided on the JVM: all of a new row is known before it is written.
 * Only what the database gives itself, an auto number, is null here.
 */
public final class CreateRule {

  private final Evaluator rule;
  private final boolean followsRelations;
  private final Map<String, Evaluator> computed = new HashMap<>();

  /** Makes the rule of a table ready. */
  public CreateRule(Table table) {
    this.rule = Evaluator.of(table.access().create());
    this.followsRelations = table.access().create().hasHops();
    for (var field : table.fields()) {
      var expression = field.computed();
      if (expression != null) {
        computed.put(field.name(), Evaluator.of(expression));
      }
    }
  }

  /**
   * Whether the rule speaks of related rows, which only the database has: then the insert itself
   * has to ask the rule, as {@code INSERT … SELECT … WHERE}, with the new values for the row's
   * fields ({@code Conditions.ruleAfter}).
   */
  public boolean followsRelations() {
    return followsRelations;
  }

  /**
   * Whether the caller may add this row; the app's builder may add any. Never for anybody else when
   * the rule {@link #followsRelations}.
   */
  public boolean allows(Scope scope, List<Field> columns, List<@Nullable Object> values) {
    if (scope.caller().builder()) {
      return true;
    }
    var row = new HashMap<String, @Nullable Object>();
    for (var index = 0; index < columns.size(); index++) {
      row.put(columns.get(index).name(), evaluated(values.get(index)));
    }
    var circumstances = scope.circumstances();
    return !followsRelations
        && rule.holds(field -> value(row, field, circumstances), circumstances);
  }

  private @Nullable Object value(
      Map<String, @Nullable Object> row, String field, Circumstances circumstances) {
    var derived = computed.get(field);
    return derived == null ? row.get(field) : derived.evaluate(row::get, circumstances);
  }

  /** From the classes of columns to those of expressions. */
  private static @Nullable Object evaluated(@Nullable Object value) {
    return switch (value) {
      case UUID id -> id.toString();
      case OffsetDateTime instant -> instant.toInstant();
      case String[] list -> List.of(list);
      case null, default -> value;
    };
  }
}
