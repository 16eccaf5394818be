package dev.libretto.publish.diff;

import dev.libretto.definition.FieldType;
import dev.libretto.definition.FieldType.Option;
import dev.libretto.store.ddl.Bound;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What field types demand of values, by keyword, and which demands are new. */
final class Bounds {

  private Bounds() {}

  /** The bounds of a type that values allowed by another may not satisfy. */
  static Map<String, Bound> narrowed(FieldType from, FieldType to) {
    var before = of(from);
    var narrowed = new LinkedHashMap<String, Bound>();
    of(to)
        .forEach((keyword, bound) -> {
          var old = before.get(keyword);
          if (old == null || !implies(old, bound)) {
            narrowed.put(keyword, bound);
          }
        });
    return narrowed;
  }

  /** All bounds of a type by keyword. */
  static Map<String, Bound> of(FieldType type) {
    var bounds = new Collected();
    switch (type) {
      case FieldType.Text(var min, var max, var pattern) ->
          bounds.length(min, max).add("pattern", pattern, Bound.Pattern::new);
      case FieldType.LongText(var min, var max) -> bounds.length(min, max);
      case FieldType.Markdown(var min, var max) -> bounds.length(min, max);
      case FieldType.IntegerNumber(var min, var max, var multipleOf) ->
          bounds
              .add("minimum", min, value -> new Bound.Minimum(BigDecimal.valueOf(value)))
              .add("maximum", max, value -> new Bound.Maximum(BigDecimal.valueOf(value)))
              .add("multipleOf", multipleOf, Bound.MultipleOf::new);
      case FieldType.DecimalNumber(var scale, var min, var max) ->
          bounds.add("minimum", min, Bound.Minimum::new).add("maximum", max, Bound.Maximum::new);
      case FieldType.Money(var currency, var min, var max) ->
          bounds.add("minimum", min, Bound.Minimum::new).add("maximum", max, Bound.Maximum::new);
      case FieldType.Date(var min, var max) ->
          bounds.add("minimum", min, Bound.Earliest::new).add("maximum", max, Bound.Latest::new);
      case FieldType.Select(var options) ->
          bounds.add("options", values(options), Bound.OneOf::new);
      case FieldType.MultiSelect(var options, var min, var max) ->
          bounds
              .add("options", values(options), Bound.SomeOf::new)
              .add("minItems", min, Bound.MinItems::new)
              .add("maxItems", max, Bound.MaxItems::new);
      case FieldType.Bool _,
          FieldType.Time _,
          FieldType.DateTime _,
          FieldType.Email _,
          FieldType.Url _,
          FieldType.Relation _,
          FieldType.JsonValue _,
          FieldType.Uuid _,
          FieldType.AutoNumber _,
          FieldType.Computed _ -> {}
    }
    return bounds.byKeyword;
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

  private static List<String> values(List<Option> options) {
    return options.stream().map(Option::value).toList();
  }

  private static final class Collected {
    final Map<String, Bound> byKeyword = new LinkedHashMap<>();

    <T> Collected add(String keyword, @Nullable T value, Function<T, Bound> bound) {
      if (value != null) {
        byKeyword.put(keyword, bound.apply(value));
      }
      return this;
    }

    Collected length(@Nullable Integer min, @Nullable Integer max) {
      return add("minLength", min, Bound.MinLength::new)
          .add("maxLength", max, Bound.MaxLength::new);
    }
  }
}
