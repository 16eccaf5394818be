package dev.libretto.program;

import dev.libretto.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * When and to whom a field is open. What is absent takes nothing away. Conditions are facts about
 * the row and bind everybody; the rules about reading and writing do not bind the app's builder.
 *
 * @param visibleWhen over the row as it becomes: where it does not hold, no value may be given
 * @param requiredWhen over the row as it becomes: where it holds, there must be a value
 * @param readOnlyWhen over the row as it was, or of a new row as it becomes: where it holds, no
 *     other value may be given
 * @param read who may read the field, the rules of what a computed field is made of included
 * @param write who may give it a value, over the row as it becomes
 * @param sensitive whether it is never open to callers without a sign-in
 */
public record FieldRules(
    @Nullable Expression visibleWhen,
    @Nullable Expression requiredWhen,
    @Nullable Expression readOnlyWhen,
    @Nullable Expression read,
    @Nullable Expression write,
    boolean sensitive) {

  /** Open to whoever the table is open to. */
  public static final FieldRules NONE = new FieldRules(null, null, null, null, null, false);

  /** Whether a write has to look at the row because of them. */
  public boolean concernWrites() {
    return visibleWhen != null || requiredWhen != null || readOnlyWhen != null || write != null;
  }
}
