package dev.libretto.definition;

import dev.libretto.problem.Pointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as its author wrote it.
 *
 * @param id the stable identity, absent in a first upload
 * @param renamedFrom the name it had before
 * @param titleField the field that names a row to people; absent: the first text field
 */
public record TableDefinition(
    Pointer at,
    @Nullable String id,
    String name,
    @Nullable String renamedFrom,
    String label,
    String labelPlural,
    @Nullable String titleField,
    List<FieldDefinition> fields,
    List<Unique> unique,
    List<Check> checks,
    List<Index> indexes,
    @Nullable StatesDefinition states,
    Access access,
    History history) {

  public TableDefinition {
    fields = List.copyOf(fields);
    unique = List.copyOf(unique);
    checks = List.copyOf(checks);
    indexes = List.copyOf(indexes);
  }

  /**
   * How long the table remembers.
   *
   * @param changesDays how many days it is known who changed what, 1 to 3650
   * @param trashDays how many days a deleted row can be restored, 0 to 3650
   */
  public record History(Pointer at, int changesDays, int trashDays) {}

  /** Fields whose values together may occur once. Rows with a null among them never collide. */
  public record Unique(Pointer at, List<String> fields, @Nullable String message) {
    public Unique {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A rule every row of the table satisfies at all times.
   *
   * @param rule a CEL expression over {@code row}
   * @param message what a person is told when it does not hold
   * @param fields the fields the message belongs to; may be empty
   */
  public record Check(Pointer at, String name, String rule, String message, List<String> fields) {
    public Check {
      fields = List.copyOf(fields);
    }
  }

  /** Fields to index together, in this order. */
  public record Index(Pointer at, List<String> fields) {
    public Index {
      fields = List.copyOf(fields);
    }
  }

  /**
   * Who may do what: a CEL rule over {@code row} and {@code user} for each operation; an absent
   * rule allows nobody (the app's builder aside).
   */
  public record Access(
      Pointer at,
      @Nullable String read,
      @Nullable String create,
      @Nullable String update,
      @Nullable String delete) {}
}
