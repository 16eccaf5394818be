package dev.libretto.program;

import dev.libretto.expression.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table of a program.
 *
 * @param id the stable identity; the physical name derives from it
 * @param titleField the name of the field that names a row to people
 * @param fields system fields first ({@code id, createdAt, createdBy, updatedAt, version}), then
 *     the author's in order, computed ones included
 */
public record Table(
    String id,
    String name,
    String label,
    String labelPlural,
    String titleField,
    List<Field> fields,
    Map<String, Field> fieldsByName,
    List<Unique> unique,
    List<Check> checks,
    List<Index> indexes,
    @Nullable States states,
    Access access,
    History history) {

  public Table {
    fields = List.copyOf(fields);
    fieldsByName = Map.copyOf(fieldsByName);
    unique = List.copyOf(unique);
    checks = List.copyOf(checks);
    indexes = List.copyOf(indexes);
  }

  /** Indexes the fields by name. */
  public static Map<String, Field> byName(List<Field> fields) {
    var byName = new LinkedHashMap<String, Field>();
    fields.forEach(field -> byName.put(field.name(), field));
    return byName;
  }

  /** The field an author or a request means by this name. */
  public Optional<Field> field(String name) {
    return Optional.ofNullable(fieldsByName.get(name));
  }

  /** Whether some field has a rule about who may read it. */
  public boolean redacts() {
    return fields.stream().anyMatch(field -> field.rules().read() != null);
  }

  /** Whether a new row that brings no value of a field gets one. */
  public boolean fillsIn(Field field) {
    return field.defaultValue() != null || (states != null && states.field().equals(field.name()));
  }

  /** The physical name of the table inside the app's schema. */
  public String physicalName() {
    return "t_" + id;
  }

  /**
   * How long the table remembers.
   *
   * @param changesDays how many days it is known who changed what
   * @param trashDays how many days a deleted row can be restored; 0 for not at all
   */
  public record History(int changesDays, int trashDays) {}

  /**
   * Fields whose values together occur once.
   *
   * @param physicalName the name of the constraint, derived from the fields' ids
   */
  public record Unique(String physicalName, List<String> fields, @Nullable String message) {
    public Unique {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A rule every row satisfies at all times.
   *
   * @param physicalName the name of the constraint, derived from the table's id and the digest of
   *     the rule's text, so that a changed rule is another constraint
   */
  public record Check(
      String physicalName, String name, Expression rule, String message, List<String> fields) {
    public Check {
      fields = List.copyOf(fields);
    }
  }

  /** Fields indexed together, in order. */
  public record Index(String physicalName, List<String> fields) {
    public Index {
      fields = List.copyOf(fields);
    }
  }

  /** Who may do what; an absent rule in the definition has become the constant false. */
  public record Access(Expression read, Expression create, Expression update, Expression delete) {}
}
