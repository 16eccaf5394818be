package dev.libretto.kind;

import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;

/** The kinds values behave as that no author declared a field for. */
public final class ResultKinds {

  private ResultKinds() {}

  /** The kind of values of a type; nothing is known of them but the type. */
  public static FieldKind of(Type type) {
    return type instanceof Type.ListOf(var element)
        ? new ListKind(of(element))
        : new ComputedKind(new FieldType.Computed("", null), type, false);
  }
}
