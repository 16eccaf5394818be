package dev.libretto.publish.diff;

import dev.libretto.program.Program;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is parked of an app and comes back with a program.
 *
 * @param tables the program that had a table last, by the id of the table
 * @param columns the columns that are there already and in no published program, by {@link #column}
 */
public record Kept(Map<String, Program> tables, Set<String> columns) {

  /** Nothing comes back. */
  public static final Kept NOTHING = new Kept(Map.of(), Set.of());

  public Kept {
    tables = Map.copyOf(tables);
    columns = Set.copyOf(columns);
  }

  /** A column of a table, for {@link #columns}. */
  public static String column(String tableId, String physicalName) {
    return tableId + "." + physicalName;
  }

  boolean has(String tableId, String physicalName) {
    return columns.contains(column(tableId, physicalName));
  }

  Optional<Program> lastOf(String tableId) {
    return Optional.ofNullable(tables.get(tableId));
  }
}
