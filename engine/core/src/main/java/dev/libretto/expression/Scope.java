package dev.libretto.expression;

import java.util.Map;

/**
 * What an expression may speak of.
 *
 * @param row the fields of {@code row} by name; computed fields stand here as what they result in
 * @param user whether {@code user} is known where the expression is evaluated
 * @param clock whether {@code now()} and {@code today()} are
 * @param quantifiers whether {@code all} and {@code exists} can be performed, which a PostgreSQL
 *     constraint cannot
 */
public record Scope(
    Map<String, FieldSignature> row, boolean user, boolean clock, boolean quantifiers) {

  public Scope {
    row = Map.copyOf(row);
  }

  /** A scope that has quantifiers unless it is as poor as a check's. */
  public Scope(Map<String, FieldSignature> row, boolean user, boolean clock) {
    this(row, user, clock, user || clock);
  }

  /** The scope of a table's check: the row alone, and only what a constraint can hold. */
  public static Scope ofCheck(Map<String, FieldSignature> row) {
    return new Scope(row, false, false, false);
  }

  /** The scope of a computed field: the row and the clock, but no caller. */
  public static Scope ofComputed(Map<String, FieldSignature> row) {
    return new Scope(row, false, true, true);
  }

  /** The scope of an access rule: the row, the clock and the caller. */
  public static Scope ofRule(Map<String, FieldSignature> row) {
    return new Scope(row, true, true, true);
  }

  /** The type of a field's value and whether it can be null. */
  public record FieldSignature(Type type, boolean nullable) {}
}
