package dev.libretto.expression;

import java.util.Map;
import java.util.Optional;

/** Parts of CEL and its extensions that the profile leaves out, and what to write instead. */
final class Elsewhere {

  private static final String NO_INSTEAD = "Nothing in the profile does this.";

  private static final String BITS = "Use a boolean field, or a multiSelect field, for each flag.";
  private static final String OPTIONAL = "What may be missing is null: `x != null ? x : y`.";

  private static final Map<String, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry("double", "Use `decimal(…)`: decimals are exact."),
          Map.entry("uint", "Use plain integers."),
          Map.entry("bytes", "Work with the text itself."),
          Map.entry("bool", "Compare with a value, such as `row.field == \"yes\"`."),
          Map.entry("type", "Every type is known when the definition is checked."),
          Map.entry("dyn", "Every type is known when the definition is checked."),
          Map.entry("map", "Use `all` or `exists` with the condition itself."),
          Map.entry("filter", "Use `exists` with the condition itself."),
          Map.entry("exists_one", "Use `exists`."),
          Map.entry("existsOne", "Use `exists`."),
          Map.entry("charAt", "Use `substring`: `row.code.substring(2, 3)`."),
          Map.entry("lastIndexOf", "Use `indexOf`, which finds the first."),
          Map.entry("reverse", NO_INSTEAD),
          Map.entry("split", "Use a multiSelect field for several values."),
          Map.entry("join", "Concatenate with `+`."),
          Map.entry("format", "Concatenate with `+` and `string(…)`."),
          Map.entry("lower", "Use `lowerAscii()`."),
          Map.entry("upper", "Use `upperAscii()`."),
          Map.entry("getFullYear", "Use `.year()` of a date."),
          Map.entry("getMonth", "Use `.month()` of a date; it counts from 1."),
          Map.entry("getDate", "Use `.day()` of a date."),
          Map.entry("getDayOfMonth", "Use `.day()` of a date; it counts from 1."),
          Map.entry("getDayOfWeek", "Use `.weekday()` of a date; 1 is Monday."),
          Map.entry("getDayOfYear", "Use `daysBetween`."),
          Map.entry("getMilliseconds", NO_INSTEAD),
          Map.entry("math.trunc", "Use `int(…)`."),
          Map.entry("math.sign", "Compare with 0."),
          Map.entry("math.min", "Use `math.least`."),
          Map.entry("math.max", "Use `math.greatest`."),
          Map.entry("math.isNaN", "A decimal is always a number; an operation may be null."),
          Map.entry("math.isInf", "A decimal is always finite; an operation may be null."),
          Map.entry("math.isFinite", "A decimal is always finite; an operation may be null."),
          Map.entry("math.bitAnd", BITS),
          Map.entry("math.bitOr", BITS),
          Map.entry("math.bitXor", BITS),
          Map.entry("math.bitNot", BITS),
          Map.entry("math.bitShiftLeft", BITS),
          Map.entry("math.bitShiftRight", BITS),
          Map.entry("transformList", "Use `all` or `exists` with the condition itself."),
          Map.entry("transformMap", "Name each value in a field of its own."),
          Map.entry("quote", NO_INSTEAD),
          Map.entry("hasValue", OPTIONAL),
          Map.entry("value", OPTIONAL),
          Map.entry("orValue", OPTIONAL),
          Map.entry("or", "Use `||`, and for a value that may be null `x != null ? x : y`."),
          Map.entry("optMap", OPTIONAL),
          Map.entry("optFlatMap", OPTIONAL),
          Map.entry("none", OPTIONAL),
          Map.entry("ofNonZeroValue", OPTIONAL),
          Map.entry("min", "Use `math.least`."),
          Map.entry("max", "Use `math.greatest`."));

  private Elsewhere() {}

  /** What to write instead of a function CEL has elsewhere; empty for any other name. */
  static Optional<String> function(String name) {
    return Optional.ofNullable(FUNCTIONS.get(name));
  }
}
