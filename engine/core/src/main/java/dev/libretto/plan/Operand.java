package dev.libretto.plan;

import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.kind.ColumnType;
import dev.libretto.kind.FieldKind;
import dev.libretto.kind.JsonKind;
import dev.libretto.kind.ResultKinds;
import dev.libretto.program.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of a row: a field's, or what stands inside one that holds JSON, perhaps as another type.
 *
 * @param steps from the field's value inwards; empty for the whole
 * @param cast what the value is converted to, or null for nothing
 */
public record Operand(Field field, List<Step> steps, @Nullable Cast cast) {

  private static final JsonKind ANY_JSON = new JsonKind(new FieldType.JsonValue());

  public Operand {
    steps = List.copyOf(steps);
  }

  /** A field's own value. */
  public static Operand of(Field field) {
    return new Operand(field, List.of(), null);
  }

  /**
   * A step into JSON.
   *
   * @param key the member's name; the position's text
   * @param position the position in a list, from the end where it is negative, or null for a member
   * @param text whether the result is text
   */
  public record Step(String key, @Nullable Integer position, boolean text) {}

  /** The types a value can be asked for as. */
  public enum Cast {
    TEXT(ColumnType.TEXT),
    INTEGER(ColumnType.INTEGER),
    DECIMAL(ColumnType.DECIMAL),
    /** A JSON number, whatever exactness it costs. */
    FLOAT(ColumnType.JSON),
    DATE(ColumnType.DATE),
    DATE_TIME(ColumnType.DATE_TIME),
    JSON(ColumnType.JSON);

    private final ColumnType type;

    Cast(ColumnType type) {
      this.type = type;
    }
  }

  /** Whether it is the field's own value. */
  public boolean isField() {
    return steps.isEmpty() && cast == null;
  }

  /** The type of the value. */
  public ColumnType type() {
    return cast == null ? uncast() : cast.type;
  }

  /** The type of the value before it is converted. */
  public ColumnType uncast() {
    return steps.isEmpty()
        ? field.columnType()
        : steps.getLast().text() ? ColumnType.TEXT : ColumnType.JSON;
  }

  /** How the value is written. */
  public FieldKind kind() {
    return isField()
        ? field.kind()
        : switch (type()) {
          case TEXT -> ResultKinds.of(Type.Scalar.TEXT);
          case INTEGER -> ResultKinds.of(Type.Scalar.INTEGER);
          case DECIMAL -> ResultKinds.of(Type.Scalar.DECIMAL);
          case DATE -> ResultKinds.of(Type.Scalar.DATE);
          case DATE_TIME -> ResultKinds.of(Type.Scalar.DATE_TIME);
          default -> ANY_JSON;
        };
  }
}
