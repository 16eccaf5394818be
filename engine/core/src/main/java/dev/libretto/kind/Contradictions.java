package dev.libretto.kind;

import dev.libretto.kind.FieldKind.Contradiction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Contradictions between a least and a most, which several kinds can have. */
final class Contradictions {

  private Contradictions() {}

  static Optional<Contradiction> ofLengths(@Nullable Integer least, @Nullable Integer most) {
    return least != null && most != null && least > most
        ? Optional.of(new Contradiction("maxLength", "`maxLength` is less than `minLength`"))
        : Optional.empty();
  }

  static <T extends Comparable<? super T>> Optional<Contradiction> ofOrder(
      @Nullable T least, @Nullable T most) {
    return least != null && most != null && least.compareTo(most) > 0
        ? Optional.of(new Contradiction("maximum", "`maximum` is less than `minimum`"))
        : Optional.empty();
  }
}
