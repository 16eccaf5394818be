package dev.libretto.publish.compile;

import dev.libretto.definition.Layout;
import dev.libretto.definition.Layout.Control;
import dev.libretto.definition.Layout.VerticalLayout;
import dev.libretto.problem.Pointer;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a view shows when its author did not say. */
final class DerivedContent {

  /** Columns besides the title field. */
  private static final int MOST_COLUMNS = 6;

  private DerivedContent() {}

  /** The title field, then the first short fields. */
  static List<String> columns(Table table) {
    var columns = new ArrayList<String>();
    columns.add(table.titleField());
    table.fields().stream()
        .filter(field -> field.origin() != Field.Origin.SYSTEM && field.kind().isShort())
        .map(Field::name)
        .filter(name -> !name.equals(table.titleField()))
        .limit(MOST_COLUMNS)
        .forEach(columns::add);
    return columns;
  }

  /** Every field a person can fill in. */
  static Layout form(Table table) {
    return below(table, Field::writable);
  }

  /** Every field of the author's. */
  static Layout detail(Table table) {
    return below(table, field -> field.origin() != Field.Origin.SYSTEM);
  }

  private static Layout below(Table table, Predicate<Field> shown) {
    return new VerticalLayout(
        Pointer.ROOT,
        table.fields().stream()
            .filter(shown)
            .<Layout>map(field -> new Control(Pointer.ROOT, field.name(), null))
            .toList());
  }
}
