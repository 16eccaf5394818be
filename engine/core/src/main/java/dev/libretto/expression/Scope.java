package dev.libretto.expression;

import java.util.Map;

/**
 * What an expression may speak of.
 *
 * @param row the fields of {@code row} by name; computed fields stand here as what they result in
 * @param user whether {@code user} is known where the expression is evaluated
 * @param clock whether {@code now()} and {@code today()} are
 */
public record Scope(Map<String, FieldSignature> row, boolean user, boolean clock) {

  public Scope {
    row = Map.copyOf(row);
  }

  /** The type of a field's value and whether it can be null. */
  public record FieldSignature(Type type, boolean nullable) {}
}
