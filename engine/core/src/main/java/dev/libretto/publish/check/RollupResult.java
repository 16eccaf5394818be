package dev.libretto.publish.check;

import dev.libretto.definition.FieldType;
import dev.libretto.definition.FieldType.RollupFunction;
import dev.libretto.expression.Type;
import dev.libretto.expression.Type.Scalar;
import dev.libretto.kind.DecimalKind;
import dev.libretto.kind.FieldKind;
import dev.libretto.kind.MoneyKind;
import dev.libretto.kind.ResultKinds;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the function of a rollup makes of the values it works on. */
sealed interface RollupResult {

  /** The values a rollup results in are of this kind. */
  record Sound(FieldKind kind) implements RollupResult {}

  /** It cannot work on them. */
  record Unfit(String message, String hint) implements RollupResult {}

  /** Types that can be added. */
  Set<Type> NUMBERS = Set.of(Scalar.INTEGER, Scalar.DECIMAL, Scalar.DURATION);

  /** Types that have an order people think of. */
  Set<Type> MOMENTS = Set.of(Scalar.DATE, Scalar.TIME, Scalar.DATE_TIME);

  /**
   * What a rollup results in.
   *
   * @param each the kind of its field; null where it names none
   */
  static RollupResult of(FieldType.Rollup rollup, @Nullable FieldKind each) {
    var function = rollup.function();
    if (function == RollupFunction.COUNT) {
      return new Sound(ResultKinds.of(Scalar.INTEGER));
    }
    if (each == null) {
      return new Unfit(
          "`" + function.word() + "` needs a `field` to work on.",
          "Name one of the fields of the related rows, or use `count`.");
    }
    var type = each.valueType();
    boolean chooses = function == RollupFunction.MIN || function == RollupFunction.MAX;
    if (!NUMBERS.contains(type) && !(chooses && MOMENTS.contains(type))) {
      return new Unfit(
          "`%s` does not work on `%s`, which is %s."
              .formatted(function.word(), rollup.field(), type.word()),
          chooses
              ? "It works on numbers, durations, dates and times."
              : "It works on numbers and durations.");
    }
    if (function == RollupFunction.AVG) {
      return new Sound(ResultKinds.of(type == Scalar.DURATION ? type : Scalar.DECIMAL));
    }
    boolean keepsKind =
        chooses
            || each instanceof MoneyKind
            || each instanceof DecimalKind
            || type == Scalar.DURATION;
    return new Sound(keepsKind ? each : ResultKinds.of(type));
  }
}
