package dev.libretto.kind;

import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.Map;
import java.util.Optional;

/**
 * A value worked out from the row, which is read and compared like a value of the kind its
 * expression results in.
 *
 * @param stored whether the value stands in a column, which the database keeps right; otherwise it
 *     is worked out each time it is asked for
 */
public record ComputedKind(
    FieldType.Computed type, Type valueType, FieldKind result, boolean stored)
    implements DerivedKind {

  /** The kind of a field whose expression results in a type. */
  public ComputedKind(FieldType.Computed type, Type valueType, boolean stored) {
    this(type, valueType, result(valueType), stored);
  }

  private static FieldKind result(Type type) {
    return switch (type) {
      case Type.Scalar.BOOLEAN -> new BoolKind(new FieldType.Bool());
      case Type.Scalar.INTEGER -> new IntegerKind(new FieldType.IntegerNumber(null, null, null));
      case Type.Scalar.DURATION -> new DurationKind(new FieldType.Duration(null, null));
      case Type.Scalar.DECIMAL -> new DecimalKind(new FieldType.DecimalNumber(0, null, null));
      case Type.Scalar.TEXT, Type.Scalar.NULL -> new TextKind(new FieldType.Text(null, null, null));
      case Type.Scalar.DATE -> new DateKind(new FieldType.Date(null, null));
      case Type.Scalar.TIME -> new TimeKind(new FieldType.Time());
      case Type.Scalar.DATE_TIME -> new DateTimeKind(new FieldType.DateTime());
      case Type.Scalar.JSON ->
          throw new IllegalArgumentException("nothing computed results in JSON");
      case Type.ListOf _ ->
          throw new IllegalArgumentException("nothing computed results in " + type.word());
    };
  }

  @Override
  public String name() {
    return "computed";
  }

  /** A decimal has as many digits as come out: a column of so many would round. */
  @Override
  public Column column() {
    return Column.of(result.column().type());
  }

  @Override
  public boolean isColumn() {
    return stored;
  }

  @Override
  public String columnText(Json value) {
    throw new IllegalArgumentException("has no default: " + type.expression());
  }

  /**
   * No declaration says how many digits a computed decimal has, so there are no zeros at its end.
   */
  @Override
  public void write(Object value, JsonBytes out) {
    if (valueType == Type.Scalar.DECIMAL) {
      var number = ExactNumbers.exact(value);
      out.raw('"');
      out.raw(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
      out.raw('"');
    } else {
      result.write(value, out);
    }
  }

  @Override
  public Map<String, Json> pageKeywords() {
    return new Keywords().number("scale", type.scale()).members();
  }

  @Override
  public Optional<String> unfitForIndex() {
    return stored ? Optional.empty() : Optional.of("is computed and not stored");
  }

  @Override
  public Optional<String> unfitForEffect() {
    return Optional.of("is computed");
  }
}
