package dev.libretto.publish.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Finds the way from something over what it needs back to itself. */
final class Circle<N> {

  private final N start;
  private final Function<N, Set<N>> needs;
  private final List<N> way = new ArrayList<>();
  private final Set<N> visited = new HashSet<>();

  private Circle(N start, Function<N, Set<N>> needs) {
    this.start = start;
    this.needs = needs;
  }

  /** The way, beginning and ending with the start; empty when there is none. */
  static <N> List<N> from(N start, Function<N, Set<N>> needs) {
    var circle = new Circle<>(start, needs);
    return circle.closes(start) ? circle.way : List.of();
  }

  private boolean closes(N from) {
    way.add(from);
    for (N next : needs.apply(from)) {
      if (next.equals(start)) {
        way.add(start);
        return true;
      }
      if (visited.add(next) && closes(next)) {
        return true;
      }
    }
    way.removeLast();
    return false;
  }
}
