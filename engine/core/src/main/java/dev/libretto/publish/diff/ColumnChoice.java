package dev.libretto.publish.diff;

import dev.libretto.program.ColumnNames;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.store.Parked;
import dev.libretto.store.ddl.Conversion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the fields of a program to come have their values: where they have them now, in a column
 * that was parked with the same identity, or in a new one. No column is ever called like one that
 * another program may still be writing to.
 */
public final class ColumnChoice {

  private final Program from;
  private final Program to;
  private final Map<String, Program> parkedTables;
  private final List<Parked> parked;
  private final Map<String, String> others = new HashMap<>();

  private ColumnChoice(
      Program from, Program to, Map<String, Program> parkedTables, List<Parked> parked) {
    this.from = from;
    this.to = to;
    this.parkedTables = parkedTables;
    this.parked = parked;
  }

  /**
   * Chooses the columns.
   *
   * @param from what is published
   * @param to the program to come, whatever its columns are called yet
   * @param parkedTables the program that had a parked table last, by the id of the table
   * @param parked what is parked, the last first
   */
  public static ColumnNames of(
      Program from, Program to, Map<String, Program> parkedTables, List<Parked> parked) {
    var choice = new ColumnChoice(from, to, parkedTables, parked);
    to.tables().forEach(choice::table);
    return new ColumnNames(choice.others);
  }

  private void table(Table table) {
    var kept = parkedTables.get(table.id());
    var program = kept == null ? from : kept;
    var before = program.tables().stream().filter(t -> t.id().equals(table.id())).findFirst();
    for (var field : TablePair.declared(table)) {
      if (TablePair.stored(field) && field.hasColumn()) {
        var name = column(table, program, before, field);
        if (!name.equals(ColumnNames.usual(field.id()))) {
          others.put(field.id(), name);
        }
      }
    }
  }

  private String column(Table table, Program program, Optional<Table> before, Field field) {
    var old =
        before.stream()
            .flatMap(t -> t.fields().stream())
            .filter(f -> f.id().equals(field.id()) && TablePair.stored(f) && f.hasColumn())
            .findFirst();
    if (old.isPresent() && TypeChange.stays(program, old.get().type(), to, field.type())) {
      return old.get().physicalName();
    }
    var same =
        parked.stream()
            .filter(one -> one.tableId().equals(table.id()) && isOf(one, field))
            .toList();
    return same.stream()
        .filter(one -> one.columnType().equals(Optional.of(Conversion.columnType(field.type()))))
        .map(Parked::keptAs)
        .findFirst()
        .orElseGet(() ->
            old.isEmpty() && same.isEmpty()
                ? ColumnNames.usual(field.id())
                : ColumnNames.since(to.version(), field.id()));
  }

  private static boolean isOf(Parked one, Field field) {
    return one.fieldId().equals(Optional.of(field.id()));
  }
}
