package dev.libretto.store;

import java.util.Optional;

/**
 * A table, column or table of links that no version published now has, kept with its values for a
 * while.
 *
 * @param tableId the id of the table, or of the table of the column
 * @param fieldId of the field; empty for a table
 * @param name what it was called in the database while it was in use
 * @param keptAs what it is called there now
 * @param columnType what the column is declared as, or {@link #LINKS}; empty for a table
 * @param version the last version that had it
 */
public record Parked(
    String tableId,
    Optional<String> fieldId,
    String name,
    String keptAs,
    Optional<String> columnType,
    int version) {

  /** Instead of a column's type: a relation to many, whose links are a table of their own. */
  public static final String LINKS = "links";
}
