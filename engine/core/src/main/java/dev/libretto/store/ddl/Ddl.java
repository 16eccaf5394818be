package dev.libretto.store.ddl;

import dev.libretto.program.Field;
import dev.libretto.program.Table;

/**
 * One step that changes the schema of an app. None of them loses a value.
 *
 * <p>Tables and fields are those of the program to come; names in the database derive from their
 * ids, so nothing here is about a rename.
 */
public sealed interface Ddl {

  /** The app's schema and the role that can touch it alone. */
  record CreateSchema() implements Ddl {}

  /** A table with its columns, unique constraints and checks, usable by the app's role. */
  record CreateTable(Table table) implements Ddl {}

  /**
   * A column. Existing rows get the field's default when the field is required, and no value
   * otherwise: a default is meant for rows to come.
   */
  record AddColumn(Table table, Field field) implements Ddl {}

  /** No row may be without a value any longer. */
  record SetNotNull(Table table, Field field) implements Ddl {}

  /** Rows may be without a value. */
  record DropNotNull(Table table, Field field) implements Ddl {}

  /**
   * Makes the column's default the field's. Only required fields have one in the database, so that
   * a row that a program of the version before writes meanwhile is complete.
   */
  record SetDefault(Table table, Field field) implements Ddl {}

  /** A relation's foreign key, and an index for the other direction. */
  record AddForeignKey(Table table, Field field, Table target) implements Ddl {}

  /** Replaces a relation's foreign key by one with another answer to deletion. */
  record ReplaceForeignKey(Table table, Field field, Table target) implements Ddl {}

  /** The table that holds the links of a relation to many, usable by the app's role. */
  record CreateLinks(Table table, Field field, Table target) implements Ddl {}

  /** Gives the links of a relation to many another answer to the deletion of their target. */
  record ReplaceLinkKey(Table table, Field field, Table target) implements Ddl {}

  /** Values that occur once. */
  record AddUnique(Table table, Table.Unique unique) implements Ddl {}

  /** A rule that every row satisfies. */
  record AddCheck(Table table, Table.Check check) implements Ddl {}

  /** A constraint that no longer holds. */
  record DropConstraint(Table table, String physicalName) implements Ddl {}

  /** An index. */
  record CreateIndex(Table table, Table.Index index) implements Ddl {}

  /** An index that is no longer wanted. */
  record DropIndex(String physicalName) implements Ddl {}
}
