package dev.libretto.rows;

import dev.libretto.kind.ManyKind;
import dev.libretto.plan.Plan;
import dev.libretto.program.Field;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a write adds to the rows and links that a plan limits. A list of links that is written
 * counts in full, although some of it may be there already: the next count puts it right.
 */
final class RowCost {

  private RowCost() {}

  static long of(Plan.Insert insert) {
    return rows(insert.columns(), insert.rows());
  }

  /** Of one of the rows that are changed. */
  static long of(Plan.Update update) {
    return update.values().stream()
        .mapToLong(assigned -> links(assigned.field(), assigned.value()))
        .sum();
  }

  /** Whether links may have gone by a change, and how many only a count can tell. */
  static boolean relinks(Plan.Update update) {
    return update.values().stream()
        .anyMatch(assigned -> assigned.field().kind() instanceof ManyKind);
  }

  static long of(NewRows set, List<Field> columns) {
    return rows(columns, set.rows().stream().map(NewRows.Row::values).toList());
  }

  private static long rows(List<Field> columns, List<? extends List<@Nullable Object>> rows) {
    long cost = rows.size();
    for (var index = 0; index < columns.size(); index++) {
      if (columns.get(index).kind() instanceof ManyKind) {
        for (var row : rows) {
          cost += links(columns.get(index), row.get(index));
        }
      }
    }
    return cost;
  }

  private static long links(Field field, @Nullable Object value) {
    if (!(field.kind() instanceof ManyKind)) {
      return 0;
    }
    return switch (value) {
      case Object[] ids -> ids.length;
      case Collection<?> ids -> ids.size();
      case null, default -> 0;
    };
  }
}
