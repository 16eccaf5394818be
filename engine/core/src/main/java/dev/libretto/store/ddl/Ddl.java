package dev.libretto.store.ddl;

import dev.libretto.program.Field;
import dev.libretto.program.Table;
import java.util.List;

/**
 * One step that changes the schema of an app. None of them loses a value: what a version no longer
 * has is parked.
 *
 * <p>Tables and fields are those of the program to come unless it says otherwise; names in the
 * database derive from their ids, so nothing here is about an author's rename.
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

  /**
   * Binds the links of a relation to many to the rows they lead to, with this answer to their
   * deletion: new links at once and old ones when it is validated.
   */
  record ReplaceLinkKey(Table table, Field field, Table target) implements Ddl {}

  /** The links of a relation to many no longer bind the rows they lead to. */
  record DropLinkKey(Table table, Field field) implements Ddl {}

  /** Tells PostgreSQL to see for itself that links lead to rows, while rows are written. */
  record ValidateLinkKey(Table table, Field field) implements Ddl {}

  /** Takes away links to rows that the target does not have. */
  record ClearDanglingLinks(Table table, Field field, Table target) implements Ddl {}

  /** Values that occur once. */
  record AddUnique(Table table, Table.Unique unique) implements Ddl {}

  /**
   * A rule that every row satisfies.
   *
   * @param known whether the rows there are do, so that PostgreSQL can see for itself later
   */
  record AddCheck(Table table, Table.Check check, boolean known) implements Ddl {}

  /** A constraint that no longer holds. */
  record DropConstraint(Table table, String physicalName) implements Ddl {}

  /** An index. */
  record CreateIndex(Table table, Table.Index index) implements Ddl {}

  /** An index that is no longer wanted. */
  record DropIndex(String physicalName) implements Ddl {}

  /** A column without values, for rows that will get theirs by and by. */
  record AddEmptyColumn(Table table, Field field) implements Ddl {}

  /** An index made while rows are read and written; the one step outside any transaction. */
  record BuildIndex(Table table, String physicalName, boolean unique, List<String> columns)
      implements Ddl {
    public BuildIndex {
      columns = List.copyOf(columns);
    }
  }

  /** Makes a unique index that has been built a constraint of the same name. */
  record AdoptUnique(Table table, Table.Unique unique) implements Ddl {}

  /** A relation's foreign key that binds new values at once and old ones when it is validated. */
  record AttachForeignKey(Table table, Field field, Table target) implements Ddl {}

  /** Takes away references to rows that the target does not have. */
  record ClearDangling(Table table, Field field, Table target) implements Ddl {}

  /** Binds new rows to have a value; those there are have been looked at. */
  record RequireValue(Table table, Field field) implements Ddl {}

  /** Makes NOT NULL of what {@link RequireValue} has begun. */
  record ConfirmValue(Table table, Field field) implements Ddl {}

  /** Tells PostgreSQL to see for itself that a constraint holds, while rows are written. */
  record Validate(Table table, String physicalName) implements Ddl {}

  /**
   * From now on, what is written to the old column reaches the new one too, in the table and in
   * what the change log remembers of it.
   *
   * @param restored whether the new column was there before, and the log may know it from then
   */
  record KeepAbreast(Table table, Move move, boolean restored) implements Ddl {}

  /** Ends {@link KeepAbreast}. */
  record StopAbreast(Table table, Move move) implements Ddl {}

  /** Brings the rows there are, some at a time, to where {@link KeepAbreast} brings new ones. */
  record Fill(Table table, Move move) implements Ddl {}

  /** The same for what the change log remembers of the field. */
  record FillRemembered(Table table, Move move) implements Ddl {}

  /** Gives rows without a value the field's default, some at a time. */
  record FillDefault(Table table, Field field) implements Ddl {}

  /**
   * From now on, whatever writes a row works out the column of a computed field too. The column is
   * there, see {@link AddEmptyColumn}.
   */
  record KeepComputed(Table table, Field field) implements Ddl {}

  /** Brings the rows there are, some at a time, to where {@link KeepComputed} brings new ones. */
  record FillComputed(Table table, Field field) implements Ddl {}

  /** The same for all rows at once, where what it is worked out of is only there from now on. */
  record ComputeAll(Table table, Field field) implements Ddl {}

  /** Takes the column of a computed field away: what was worked out can be worked out again. */
  record DropComputed(Table table, Field field) implements Ddl {}

  /** Keeps a column that no program knows any longer, for rows that will not give it a value. */
  record ReleaseColumn(Table table, Field field) implements Ddl {}

  /** Keeps a column under a name by which no statement of an older program finds it. */
  record RenameColumn(Table table, String from, String to) implements Ddl {}
}
