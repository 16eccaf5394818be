package dev.libretto.rows.plan;

import dev.libretto.plan.Filter;
import dev.libretto.plan.Operand;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Table;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.ask.Ask.Condition;
import dev.libretto.rows.ask.Ask.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves the conditions of an ask against a table. */
final class FilterPlanner {

  private final Table table;
  private final Map<String, Filter.Related> embedded;

  /** For rows of the table by themselves. */
  FilterPlanner(Table table) {
    this(table, Map.of());
  }

  /**
   * The same beside embedded rows.
   *
   * @param embedded by its name in the answer, that there is one; a column of the same name counts
   *     first
   */
  FilterPlanner(Table table, Map<String, Filter.Related> embedded) {
    this.table = table;
    this.embedded = Map.copyOf(embedded);
  }

  Filter plan(Condition condition) {
    return switch (condition) {
      case Condition.All(var conditions) -> new Filter.All(plans(conditions));
      case Condition.Any(var conditions) -> new Filter.Any(plans(conditions));
      case Condition.Not(var inner) -> new Filter.Not(plan(inner));
      case Condition.In(var path, var values) -> in(operand(path), values);
      case Condition.Compare(var path, var operator, var value) -> {
        var related = related(path);
        yield related == null
            ? Comparisons.of(operand(path), operator, value)
            : isNull(related, operator, value);
      }
    };
  }

  private List<Filter> plans(List<Condition> conditions) {
    return conditions.stream().map(this::plan).toList();
  }

  private Operand operand(Path path) {
    return Operands.of(table, path, null, RequestCode.BAD_FILTER);
  }

  private Filter.@Nullable Related related(Path path) {
    var column = table.field(path.column());
    return path.steps().isEmpty() && column.filter(field -> !field.leadsToMany()).isEmpty()
        ? embedded.get(path.column())
        : null;
  }

  private static Filter isNull(Filter.Related related, String operator, String value) {
    if (!operator.equals("is") || !(value.equals("null") || value.equals("not_null"))) {
      throw Refusal.of(
              RequestCode.UNKNOWN_OPERATOR,
              "Embedded rows can be compared by is.null and not.is.null alone",
              "Filter by a column of theirs: " + related.relation().name() + ".column=eq.value")
          .thrown();
    }
    return value.equals("null") ? new Filter.Not(related) : related;
  }

  private static Filter in(Operand operand, List<String> values) {
    return new Filter.In(
        Comparisons.comparable(operand, "in"),
        values.stream().map(value -> TextValue.parse(operand, value)).toList());
  }
}
