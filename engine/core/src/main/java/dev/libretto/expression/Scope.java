package dev.libretto.expression;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an expression may speak of.
 *
 * @param row the fields of {@code row} by name; computed fields stand here as what they result in,
 *     and where {@code old} is known, the fields of the row as it was, each as {@code old.name}
 * @param user whether {@code user} is known where the expression is evaluated
 * @param clock whether {@code now()} and {@code today()} are
 * @param quantifiers whether {@code all} and {@code exists} can be performed, which a PostgreSQL
 *     constraint cannot
 * @param hops whether relations can be followed, as in {@code row.customer.name}
 * @param roles the names of the app's roles
 */
public record Scope(
    Map<String, FieldSignature> row,
    boolean user,
    boolean clock,
    boolean quantifiers,
    boolean hops,
    Set<String> roles) {

  public Scope {
    row = Map.copyOf(row);
    roles = Set.copyOf(roles);
  }

  /** The scope of a table's check: the row alone, and only what a constraint can hold. */
  public static Scope ofCheck(Map<String, FieldSignature> row) {
    return new Scope(row, false, false, false, false, Set.of());
  }

  /** The scope of a computed field: the row and the clock, but no caller. */
  public static Scope ofComputed(Map<String, FieldSignature> row) {
    return new Scope(row, false, true, true, false, Set.of());
  }

  /** The scope of an access rule: the row, the clock and the caller. */
  public static Scope ofRule(Map<String, FieldSignature> row) {
    return ofRule(row, Set.of());
  }

  /** The same in an app that declares roles of these names. */
  public static Scope ofRule(Map<String, FieldSignature> row, Set<String> roles) {
    return new Scope(row, true, true, true, true, roles);
  }

  /** The same where relations cannot be followed. */
  public Scope withoutHops() {
    return new Scope(row, user, clock, quantifiers, false, roles);
  }

  /**
   * The type of a field's value and whether it can be null.
   *
   * @param target for a relation to one row, the fields of that row, asked for when needed because
   *     tables may refer to each other in circles; null for every other field
   * @param cost what reading it costs
   */
  public record FieldSignature(
      Type type,
      boolean nullable,
      @Nullable Supplier<Map<String, FieldSignature>> target,
      Cost cost) {

    /** A field that leads nowhere. */
    public FieldSignature(Type type, boolean nullable) {
      this(type, nullable, null, Cost.of(type));
    }

    /** A relation to one row. */
    public FieldSignature(
        Type type, boolean nullable, Supplier<Map<String, FieldSignature>> target) {
      this(type, nullable, target, Cost.of(type));
    }

    /** A computed field, which costs what it is made of each time it is used. */
    public FieldSignature(Type type, boolean nullable, Cost cost) {
      this(type, nullable, null, cost);
    }
  }
}
