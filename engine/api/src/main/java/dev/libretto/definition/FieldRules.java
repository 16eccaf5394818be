package dev.libretto.definition;

import org.jspecify.annotations.Nullable;

/**
 * What an author says about when and to whom a field is open: CEL expressions over {@code row} and
 * {@code user}. What is absent takes nothing away.
 *
 * @param visibleWhen where it does not hold, the field cannot be given a value
 * @param requiredWhen where it holds, the field must have a value
 * @param readOnlyWhen where it holds before a change, the field keeps its value
 * @param read who may read the field
 * @param write who may give it a value
 * @param sensitive whether it must never be open to callers without a sign-in
 */
public record FieldRules(
    @Nullable String visibleWhen,
    @Nullable String requiredWhen,
    @Nullable String readOnlyWhen,
    @Nullable String read,
    @Nullable String write,
    boolean sensitive) {

  /** Nothing is said. */
  public static final FieldRules NONE = new FieldRules(null, null, null, null, null, false);
}
