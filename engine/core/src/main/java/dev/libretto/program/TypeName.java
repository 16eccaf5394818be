package dev.libretto.program;

import dev.libretto.definition.FieldType;

/** What an author calls a field type. */
public final class TypeName {

  private TypeName() {}

  /** The name, as it stands behind {@code type} in a definition. */
  public static String of(FieldType type) {
    return switch (type) {
      case FieldType.Text _ -> "text";
      case FieldType.LongText _ -> "longText";
      case FieldType.Markdown _ -> "markdown";
      case FieldType.IntegerNumber _ -> "integer";
      case FieldType.DecimalNumber _ -> "decimal";
      case FieldType.Money _ -> "money";
      case FieldType.Bool _ -> "boolean";
      case FieldType.Date _ -> "date";
      case FieldType.Time _ -> "time";
      case FieldType.DateTime _ -> "dateTime";
      case FieldType.Email _ -> "email";
      case FieldType.Url _ -> "url";
      case FieldType.Select _ -> "select";
      case FieldType.MultiSelect _ -> "multiSelect";
      case FieldType.Relation _ -> "relation";
      case FieldType.JsonValue _ -> "json";
      case FieldType.Uuid _ -> "uuid";
      case FieldType.AutoNumber _ -> "autoNumber";
      case FieldType.Computed _ -> "computed";
    };
  }
}
