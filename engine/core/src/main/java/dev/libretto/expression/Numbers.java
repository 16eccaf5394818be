package dev.libretto.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The arithmetic of the profile: total, an operation without an answer is null. */
final class Numbers {

  /** The greatest integer: every JSON reader holds it exactly. */
  static final long GREATEST = 9_007_199_254_740_991L;

  /** The most digits of a decimal after the point. */
  static final int SCALE = 12;

  private static final BigDecimal LIMIT = BigDecimal.TEN.pow(30);

  private Numbers() {}

  static @Nullable Long bounded(long value) {
    return value > GREATEST || value < -GREATEST ? null : value;
  }

  static @Nullable BigDecimal bounded(BigDecimal value) {
    return value.abs().compareTo(LIMIT) >= 0 ? null : value;
  }

  /** The product; both factors are within the range, the product may be beyond a long. */
  static @Nullable Long multiply(long one, long other) {
    long high = Math.multiplyHigh(one, other);
    long low = one * other;
    return high == low >> 63 ? bounded(low) : null;
  }

  static @Nullable Long divide(long dividend, long divisor) {
    return divisor == 0 ? null : dividend / divisor;
  }

  static @Nullable Long remainder(long dividend, long divisor) {
    return divisor == 0 ? null : dividend % divisor;
  }

  static @Nullable BigDecimal multiply(BigDecimal one, BigDecimal other) {
    var product = one.multiply(other);
    return bounded(round(product, SCALE));
  }

  static @Nullable BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
    return divisor.signum() == 0
        ? null
        : bounded(dividend.divide(divisor, SCALE, RoundingMode.HALF_UP));
  }

  static @Nullable BigDecimal remainder(BigDecimal dividend, BigDecimal divisor) {
    return divisor.signum() == 0 ? null : dividend.remainder(divisor);
  }

  /** Half away from zero; a value with fewer digits stays as it is. */
  static BigDecimal round(BigDecimal value, int digits) {
    return value.scale() <= digits ? value : value.setScale(digits, RoundingMode.HALF_UP);
  }

  static @Nullable Long truncate(BigDecimal value) {
    var whole = value.setScale(0, RoundingMode.DOWN);
    return whole.abs().compareTo(BigDecimal.valueOf(GREATEST)) > 0 ? null : whole.longValue();
  }

  /** Without exponent and without trailing zeros. */
  static String text(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
