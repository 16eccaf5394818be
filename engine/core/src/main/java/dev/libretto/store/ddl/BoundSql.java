package dev.libretto.store.ddl;

import dev.libretto.definition.FieldType;
import dev.libretto.kind.Bound;
import dev.libretto.kind.FieldKind;
import dev.libretto.kind.TextForm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a type demands of its values, as SQL conditions. */
public final class BoundSql {

  /** A phone number as it is stored: without what people put between its digits. */
  private static final String STORED_PHONE = "^\\+[0-9]{6,15}$";

  private BoundSql() {}

  /**
   * Conditions on a value that is not null, for values that come from an expression: their type is
   * right, but neither their bounds nor their form are proved.
   */
  public static List<String> demands(FieldKind kind, String value) {
    var demands = new ArrayList<String>();
    kind.bounds().values().forEach(bound -> demands.add(within(value, bound)));
    switch (kind.type()) {
      case FieldType.Email _ -> demands.add(ConversionSql.matches(TextForm.EMAIL, value));
      case FieldType.Url _ -> demands.add(ConversionSql.matches(TextForm.URL, value));
      case FieldType.Phone _ -> demands.add(ConversionSql.matches(STORED_PHONE, value));
      case FieldType.User _ -> demands.add(ConversionSql.matches(TextForm.MEMBER, value));
      default -> {}
    }
    return List.copyOf(demands);
  }

  /** Null, and so not counted, where there is no value. */
  static String within(String column, Bound bound) {
    return switch (bound) {
      case Bound.MinLength(var n) -> "char_length(" + column + ") >= " + n;
      case Bound.MaxLength(var n) -> "char_length(" + column + ") <= " + n;
      case Bound.Pattern(var pattern) -> ConversionSql.matches(pattern, column);
      case Bound.Minimum(var value) -> column + " >= " + value.toPlainString();
      case Bound.Maximum(var value) -> column + " <= " + value.toPlainString();
      case Bound.MultipleOf(var divisor) -> column + " % " + divisor + " = 0";
      case Bound.Earliest(var date) -> column + " >= " + Literal.text(date) + "::date";
      case Bound.Latest(var date) -> column + " <= " + Literal.text(date) + "::date";
      case Bound.MinItems(var count) -> "cardinality(" + column + ") >= " + count;
      case Bound.MaxItems(var count) -> "cardinality(" + column + ") <= " + count;
      case Bound.OneOf(var values) -> column + " = ANY (" + array(values) + ")";
      case Bound.SomeOf(var values) -> column + " <@ " + array(values);
    };
  }

  private static String array(List<String> values) {
    return values.stream().map(Literal::text).collect(Collectors.joining(", ", "ARRAY[", "]"))
        + "::text[]";
  }
}
