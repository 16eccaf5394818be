package dev.libretto.kind;

import java.math.BigDecimal;
import java.util.List;

/** One thing a field's declaration demands of its values. */
public sealed interface Bound {

  /** At least so many code points. */
  record MinLength(int length) implements Bound {}

  /** At most so many code points. */
  record MaxLength(int length) implements Bound {}

  /** A regular expression that matches somewhere in the text. */
  record Pattern(String pattern) implements Bound {}

  /** A number not below this. */
  record Minimum(BigDecimal value) implements Bound {}

  /** A number not above this. */
  record Maximum(BigDecimal value) implements Bound {}

  /** A multiple of this number. */
  record MultipleOf(long divisor) implements Bound {}

  /** A date not before this one, {@code 2026-03-01}. */
  record Earliest(String date) implements Bound {}

  /** A date not after this one. */
  record Latest(String date) implements Bound {}

  /** At least so many items. */
  record MinItems(int count) implements Bound {}

  /** At most so many items. */
  record MaxItems(int count) implements Bound {}

  /** One of these texts. */
  record OneOf(List<String> values) implements Bound {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** A list of these texts alone. */
  record SomeOf(List<String> values) implements Bound {
    public SomeOf {
      values = List.copyOf(values);
    }
  }
}
