package dev.libretto.store;

import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.program.Field;

/** The PostgreSQL types the engine uses, and which field has which. */
public enum ColumnType {
  TEXT("text"),
  INTEGER("int8"),
  DECIMAL("numeric"),
  BOOLEAN("bool"),
  DATE("date"),
  TIME("time"),
  DATE_TIME("timestamptz"),
  TEXT_LIST("text[]"),
  UUID("uuid"),
  JSON("jsonb");

  private final String sql;

  ColumnType(String sql) {
    this.sql = sql;
  }

  /** The type's name for a cast. */
  String sql() {
    return sql;
  }

  /** The type of a field's column, or of a computed field's result. */
  public static ColumnType of(Field field) {
    return switch (field.type()) {
      case FieldType.Text _, FieldType.LongText _, FieldType.Markdown _ -> TEXT;
      case FieldType.Email _, FieldType.Url _, FieldType.Select _ -> TEXT;
      case FieldType.IntegerNumber _, FieldType.AutoNumber _ -> INTEGER;
      case FieldType.DecimalNumber _, FieldType.Money _ -> DECIMAL;
      case FieldType.Bool _ -> BOOLEAN;
      case FieldType.Date _ -> DATE;
      case FieldType.Time _ -> TIME;
      case FieldType.DateTime _ -> DATE_TIME;
      case FieldType.MultiSelect _ -> TEXT_LIST;
      case FieldType.Relation _, FieldType.Uuid _ -> UUID;
      case FieldType.JsonValue _ -> JSON;
      case FieldType.Computed _ -> of(field.expressionType());
    };
  }

  private static ColumnType of(Type type) {
    return switch (type) {
      case Type.Scalar.BOOLEAN -> BOOLEAN;
      case Type.Scalar.INTEGER, Type.Scalar.DURATION -> INTEGER;
      case Type.Scalar.DECIMAL -> DECIMAL;
      case Type.Scalar.TEXT, Type.Scalar.NULL -> TEXT;
      case Type.Scalar.DATE -> DATE;
      case Type.Scalar.TIME -> TIME;
      case Type.Scalar.DATE_TIME -> DATE_TIME;
      case Type.Scalar.JSON -> JSON;
      case Type.ListOf _ -> TEXT_LIST;
    };
  }
}
