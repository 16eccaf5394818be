package dev.libretto.program;

import dev.libretto.definition.FieldType;
import dev.libretto.kind.FieldKind;
import java.util.List;

/** The fields every table has, in the order they stand in {@link Table#fields}. */
public final class SystemFields {

  /** All of them. */
  public static final List<Field> ALL =
      List.of(
          field("id", "id", "Id", new FieldType.Uuid(), true),
          field("createdAt", "created_at", "Created", new FieldType.DateTime(), true),
          field(
              "createdBy", "created_by", "Created by", new FieldType.Text(null, null, null), false),
          field("updatedAt", "updated_at", "Updated", new FieldType.DateTime(), true),
          field(
              "version", "version", "Version", new FieldType.IntegerNumber(1L, null, null), true));

  /** Their names. */
  public static final List<String> NAMES = ALL.stream().map(Field::name).toList();

  private SystemFields() {}

  private static Field field(
      String name, String column, String label, FieldType type, boolean required) {
    return new Field(
        name,
        name,
        label,
        null,
        Field.Origin.SYSTEM,
        type,
        FieldKind.of(type).valueType(),
        required,
        null,
        FieldRules.NONE,
        null,
        column);
  }
}
