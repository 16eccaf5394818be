package dev.libretto.expression;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Equality and order of the profile's values. */
final class Values {

  private Values() {}

  /** Null equals null alone; decimals are equal by value. Both are of one type. */
  static boolean equal(@Nullable Object one, @Nullable Object other) {
    if (one instanceof BigDecimal a && other instanceof BigDecimal b) {
      return a.compareTo(b) == 0;
    }
    return one == null ? other == null : one.equals(other);
  }

  /** Nothing is in a null list, and null is in no list. */
  static boolean in(@Nullable Object value, @Nullable Object list) {
    if (value == null || !(list instanceof List<?> items)) {
      return false;
    }
    for (Object item : items) {
      if (equal(value, item)) {
        return true;
      }
    }
    return false;
  }

  /** The natural order of two values of one class. */
  static int compare(Object one, Object other) {
    @SuppressWarnings("unchecked") // The checker lets only values of one ordered type get here.
    var comparable = (Comparable<Object>) one;
    return comparable.compareTo(other);
  }
}
