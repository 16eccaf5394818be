package dev.libretto.program;

import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;

/** The one mapping from kinds of field to the types their values have in expressions. */
public final class ValueType {

  private ValueType() {}

  /** The type of a stored field's value. A computed field's type is that of its result. */
  public static Type of(FieldType type) {
    return switch (type) {
      case FieldType.Text _,
          FieldType.LongText _,
          FieldType.Markdown _,
          FieldType.Email _,
          FieldType.Url _,
          FieldType.Select _,
          FieldType.Relation _,
          FieldType.Uuid _ ->
          Type.Scalar.TEXT;
      case FieldType.IntegerNumber _, FieldType.AutoNumber _ -> Type.Scalar.INTEGER;
      case FieldType.DecimalNumber _, FieldType.Money _ -> Type.Scalar.DECIMAL;
      case FieldType.Bool _ -> Type.Scalar.BOOLEAN;
      case FieldType.Date _ -> Type.Scalar.DATE;
      case FieldType.Time _ -> Type.Scalar.TIME;
      case FieldType.DateTime _ -> Type.Scalar.DATE_TIME;
      case FieldType.MultiSelect _ -> new Type.ListOf(Type.Scalar.TEXT);
      case FieldType.JsonValue _ -> Type.Scalar.JSON;
      case FieldType.Computed _ ->
          throw new IllegalArgumentException("a computed field has the type of its result");
    };
  }
}
