package dev.libretto.publish.compile;

import dev.libretto.expression.Expression;
import dev.libretto.expression.Function;
import dev.libretto.expression.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules that hold together. */
final class ReadRules {

  private ReadRules() {}

  /** All of them in one; null where there is none. */
  static @Nullable Expression together(@Nullable Expression own, List<Expression> others) {
    var all = new ArrayList<Expression>();
    if (own != null) {
      all.add(own);
    }
    others.stream().filter(other -> !all.contains(other)).forEach(all::add);
    return all.stream()
        .reduce((left, right) ->
            new Expression.Call(Function.AND, List.of(left, right), Type.Scalar.BOOLEAN))
        .orElse(null);
  }
}
