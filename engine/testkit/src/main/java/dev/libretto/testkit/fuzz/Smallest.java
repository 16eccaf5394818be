package dev.libretto.testkit.fuzz;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reduces an input that fails for as long as it fails in the same way. */
final class Smallest<T> {

  private static final int MOST_TRIES = 3_000;

  /** A candidate may well wait for an answer that never comes. */
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(40);

  private final Function<T, Stream<T>> smaller;
  private final Function<T, String> judge;
  private final long started = System.nanoTime();
  private int tries;

  Smallest(Function<T, Stream<T>> smaller, Function<T, String> judge) {
    this.smaller = smaller;
    this.judge = judge;
  }

  /** An input and how it fails. */
  record Failing<T>(T input, Throwable failure) {}

  /** The smallest that is found. What hangs is left as it is. */
  Failing<T> of(T input, Throwable failure) {
    var found = new Failing<>(input, failure);
    if (String.valueOf(failure.getMessage()).startsWith("still going")) {
      return found;
    }
    for (var less = next(found); less.isPresent(); less = next(found)) {
      found = less.get();
    }
    return found;
  }

  private Optional<Failing<T>> next(Failing<T> found) {
    var candidates = smaller.apply(found.input()).iterator();
    while (candidates.hasNext() && tries < MOST_TRIES && System.nanoTime() - started < MOST_NANOS) {
      tries++;
      var candidate = candidates.next();
      try {
        var _ = judge.apply(candidate);
      } catch (RuntimeException | Error failure) {
        if (alike(failure, found.failure())) {
          return Optional.of(new Failing<>(candidate, failure));
        }
      }
    }
    return Optional.empty();
  }

  /** The same kind of failure, thrown at the same place. */
  private static boolean alike(Throwable one, Throwable other) {
    return one.getClass() == other.getClass() && place(one).equals(place(other));
  }

  private static String place(Throwable failure) {
    var trace = failure.getStackTrace();
    return Stream.of(trace)
        .filter(frame -> frame.getClassName().startsWith("dev.libretto"))
        .findFirst()
        .map(StackTraceElement::toString)
        .orElse("");
  }
}
