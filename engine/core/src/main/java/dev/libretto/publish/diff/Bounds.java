package dev.libretto.publish.diff;

import dev.libretto.kind.Bound;
import dev.libretto.kind.FieldKind;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which demands on values are new. */
final class Bounds {

  private Bounds() {}

  /** The bounds of a kind that values allowed by another may not satisfy. */
  static Map<String, Bound> narrowed(FieldKind from, FieldKind to) {
    var before = from.bounds();
    var narrowed = new LinkedHashMap<String, Bound>();
    to.bounds()
        .forEach((keyword, bound) -> {
          var old = before.get(keyword);
          if (old == null || !implies(old, bound)) {
            narrowed.put(keyword, bound);
          }
        });
    return narrowed;
  }

  /** Whether every value within one bound is within the other, of the same keyword. */
  private static boolean implies(Bound from, Bound to) {
    return switch (to) {
      case Bound.MinLength(var n) -> from instanceof Bound.MinLength(var old) && old >= n;
      case Bound.MaxLength(var n) -> from instanceof Bound.MaxLength(var old) && old <= n;
      case Bound.MinItems(var n) -> from instanceof Bound.MinItems(var old) && old >= n;
      case Bound.MaxItems(var n) -> from instanceof Bound.MaxItems(var old) && old <= n;
      case Bound.Minimum(var n) -> from instanceof Bound.Minimum(var old) && old.compareTo(n) >= 0;
      case Bound.Maximum(var n) -> from instanceof Bound.Maximum(var old) && old.compareTo(n) <= 0;
      case Bound.MultipleOf(var n) -> from instanceof Bound.MultipleOf(var old) && old % n == 0;
      // Dates of four-digit years in this form sort as texts.
      case Bound.Earliest(var d) ->
          from instanceof Bound.Earliest(var old) && old.compareTo(d) >= 0;
      case Bound.Latest(var d) -> from instanceof Bound.Latest(var old) && old.compareTo(d) <= 0;
      case Bound.OneOf(var v) -> from instanceof Bound.OneOf(var old) && v.containsAll(old);
      case Bound.SomeOf(var v) -> from instanceof Bound.SomeOf(var old) && v.containsAll(old);
      case Bound.Pattern pattern -> pattern.equals(from);
    };
  }
}
