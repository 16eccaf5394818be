package dev.libretto.kind;

import java.util.Currency;
import java.util.OptionalInt;

/** How many digits after the point the amounts of a currency have (ISO 4217). */
public final class MinorDigits {

  private MinorDigits() {}

  /** The digits of a currency by its code; empty for what is no currency, or none to pay with. */
  public static OptionalInt of(String currency) {
    try {
      int digits = Currency.getInstance(currency).getDefaultFractionDigits();
      return digits < 0 ? OptionalInt.empty() : OptionalInt.of(digits);
    } catch (IllegalArgumentException notACurrency) {
      return OptionalInt.empty();
    }
  }
}
