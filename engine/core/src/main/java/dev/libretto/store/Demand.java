package dev.libretto.store;

import dev.libretto.program.Field;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a table that a write did not meet, as the statement reports it: in the name of a
 * constraint, {@code <kind>:<field id>}, with an SQLSTATE of the engine's own.
 *
 * @param field the id of the field that is at fault; empty for a state
 */
public record Demand(Kind kind, String field) {

  /** The SQLSTATE {@code libretto.refuse} raises. */
  static final String REFUSED = "LB002";

  /** What was demanded. */
  public enum Kind {
    /** The field must have a value. */
    REQUIRED,
    /** The field is not visible and cannot be given a value. */
    HIDDEN,
    /** The field keeps its value. */
    READ_ONLY,
    /** The caller may not write the field. */
    WRITE,
    /** The caller may not add such a row; only the database could tell. */
    CREATE,
    /** What a transition sets does not fit the field. */
    EFFECT,
    /** The relation leads to no row the caller may read. */
    REFERENCE,
    /** No transition leads from the row's state to the one that is wanted. */
    STATE
  }

  /** The name as a text constant of SQL. */
  static String text(Kind kind, Field field) {
    return "'" + kind.name().toLowerCase(Locale.ROOT) + ":" + field.id() + "'";
  }

  /** Whether a statement reported a demand of this kind. */
  public static boolean isOf(@Nullable String constraint, Kind kind) {
    var demand = of(constraint);
    return demand != null && demand.kind() == kind;
  }

  /** What a statement reported; null where it was something else. */
  public static @Nullable Demand of(@Nullable String constraint) {
    if (constraint == null) {
      return null;
    }
    var parts = constraint.split(":", 2);
    for (var kind : Kind.values()) {
      if (parts.length == 2 && kind.name().equalsIgnoreCase(parts[0])) {
        return new Demand(kind, parts[1]);
      }
    }
    return null;
  }
}
