package dev.libretto.publish.diff;

import dev.libretto.expression.Expression;
import dev.libretto.program.ColumnNames;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.store.Parked;
import dev.libretto.store.ddl.Conversion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final Map<String, String> named = new HashMap<>();

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
    return new ColumnNames(choice.named);
  }

  /** The columns of a new app: those of the draft of its first program. */
  public static ColumnNames of(Program draft) {
    var named = new HashMap<String, String>();
    for (var table : draft.tables()) {
      table.fields().stream()
          .filter(Field::isStoredComputed)
          .forEach(field -> named.put(field.id(), field.physicalName()));
    }
    return new ColumnNames(named);
  }

  private void table(Table table) {
    var kept = parkedTables.get(table.id());
    var program = kept == null ? from : kept;
    var before = program.tables().stream().filter(t -> t.id().equals(table.id())).findFirst();
    for (var field : TablePair.declared(table)) {
      if (TablePair.stored(field) && field.hasColumn()) {
        var name = column(table, program, before, field);
        if (!name.equals(ColumnNames.usual(field.id()))) {
          named.put(field.id(), name);
        }
      }
    }
    // Only now is it known what their expressions speak of.
    table.fields().stream()
        .filter(Field::isStoredComputed)
        .forEach(field -> named.put(field.id(), computed(table, before, field)));
  }

  /**
   * The column of a computed field stays for as long as it is worked out alike of the same ones.
   */
  private String computed(Table table, Optional<Table> before, Field field) {
    var old = before.flatMap(t -> sameId(t, field));
    return old.filter(Field::isStoredComputed)
        .filter(f -> f.columnType() == field.columnType())
        .filter(f ->
            RowFields.columns(expression(f), name -> column(before.orElseThrow(), name))
                .equals(RowFields.columns(expression(field), name -> chosen(table, name))))
        .map(Field::physicalName)
        .orElseGet(() ->
            old.isEmpty() && parked.stream().noneMatch(one -> isOf(one, field))
                ? ColumnNames.usual(field.id())
                : ColumnNames.since(to.version(), field.id()));
  }

  private static Expression expression(Field field) {
    return Objects.requireNonNull(field.computed());
  }

  private static String column(Table table, String name) {
    return table.field(name).orElseThrow().physicalName();
  }

  private String chosen(Table table, String name) {
    var field = table.field(name).orElseThrow();
    return named.getOrDefault(field.id(), field.physicalName());
  }

  private static Optional<Field> sameId(Table table, Field field) {
    return table.fields().stream().filter(f -> f.id().equals(field.id())).findFirst();
  }

  private String column(Table table, Program program, Optional<Table> before, Field field) {
    var same = before.flatMap(t -> sameId(t, field));
    var old = same.filter(f -> TablePair.stored(f) && f.hasColumn());
    if (old.isPresent() && TypeChange.stays(program, old.get().type(), to, field.type())) {
      return old.get().physicalName();
    }
    boolean isTaken = same.filter(Field::isStoredComputed).isPresent();
    var kept =
        parked.stream()
            .filter(one -> one.tableId().equals(table.id()) && isOf(one, field))
            .toList();
    return kept.stream()
        .filter(one -> one.columnType().equals(Optional.of(Conversion.columnType(field.type()))))
        .map(Parked::keptAs)
        .findFirst()
        .orElseGet(() ->
            old.isEmpty() && kept.isEmpty() && !isTaken
                ? ColumnNames.usual(field.id())
                : ColumnNames.since(to.version(), field.id()));
  }

  private static boolean isOf(Parked one, Field field) {
    return one.fieldId().equals(Optional.of(field.id()));
  }
}
