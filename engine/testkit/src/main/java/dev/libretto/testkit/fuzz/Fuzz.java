package dev.libretto.testkit.fuzz;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One kind of made-up input and the judgement on it. Each input follows from the seed and its index
 * alone, so {@code -Dfuzz.kind=… -Dfuzz.seed=… -Dfuzz.index=…} asks the same one again.
 *
 * <p>{@code -Dfuzz.inputs} says how many there are over all kinds, {@code -Dfuzz.seconds} how long
 * one kind may take; what a kind came to is printed in one line.
 *
 * @param make an input of chance
 * @param show an input as a person can read it and use it again
 * @param smaller inputs that are a little less, most reduced first; empty where it cannot be
 *     reduced
 */
public record Fuzz<T>(
    Kind kind,
    Function<RandomGenerator, T> make,
    Function<T, String> show,
    Function<T, Stream<T>> smaller) {

  private static final Logger LOG = LoggerFactory.getLogger(Fuzz.class);

  /** What an input may take before it counts as hanging. Far above what any one takes. */
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(60);

  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final long INPUTS = Long.getLong("fuzz.inputs", 20_000);
  private static final long SECONDS = Long.getLong("fuzz.seconds", 20);
  private static final long ONE = Long.getLong("fuzz.index", -1);
  private static final @Nullable String KIND = System.getProperty("fuzz.kind");

  /** Inputs after which a heap that has grown is no accident. */
  private static final long MANY = 10_000;

  /** A kind that is printed as it is and not reduced. */
  public static <T> Fuzz<T> of(Kind kind, Function<RandomGenerator, T> make) {
    return new Fuzz<>(kind, make, String::valueOf, _ -> Stream.empty());
  }

  /** Texts, reduced by leaving out parts. */
  public static Fuzz<String> texts(Kind kind, Function<RandomGenerator, String> make) {
    return new Fuzz<>(kind, make, Fuzz::quoted, Smaller::texts);
  }

  /**
   * Asks every input of this kind. A judge says in a word or a code what an input came to, and
   * throws where that is a mistake of the engine.
   *
   * @throws AssertionError with the input, as small as it still fails, and how to ask it again
   */
  public void judge(Function<T, String> judge) {
    if (KIND != null && !KIND.equals(kind.word())) {
      return;
    }
    var first = Math.max(ONE, 0);
    var end = ONE >= 0 ? ONE + 1 : kind.of(INPUTS);
    var outcomes = new TreeMap<String, Integer>();
    var heap = new Heap();
    var started = System.nanoTime();
    try (var watch = new Watch(MOST_NANOS)) {
      for (long index = first; index < end && left(started); index++) {
        if (index - first == MANY / 2) {
          heap.remember();
        }
        T input = make.apply(random(index));
        try {
          var at = index;
          var outcome =
              watch.perform(() -> judge.apply(input), () -> name(at) + "\n" + show.apply(input));
          outcomes.merge(outcome, 1, Integer::sum);
        } catch (RuntimeException | Error failure) {
          throw failed(index, input, judge, failure);
        }
      }
    }
    heap.grewNoFurther(kind.word());
    print(outcomes, end - first, started);
  }

  /** The input of an index. */
  private RandomGenerator random(long index) {
    // Neighbours must not resemble each other, so the index is spread over all bits.
    return new SplittableRandom(
        (SEED * 31 + kind.word().hashCode()) ^ (index * 0x9E3779B97F4A7C15L));
  }

  private static boolean left(long started) {
    return System.nanoTime() - started < TimeUnit.SECONDS.toNanos(SECONDS);
  }

  private String name(long index) {
    return "-Dfuzz.kind=%s -Dfuzz.seed=%d -Dfuzz.index=%d".formatted(kind.word(), SEED, index);
  }

  private AssertionError failed(long index, T input, Function<T, String> judge, Throwable failure) {
    var smallest = new Smallest<>(smaller, judge).of(input, failure);
    return new AssertionError(
        "%s\n%s\n%s".formatted(name(index), smallest.failure(), show.apply(smallest.input())),
        smallest.failure());
  }

  private void print(Map<String, Integer> outcomes, long planned, long started) {
    long made = outcomes.values().stream().mapToInt(Integer::intValue).sum();
    var millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
    LOG.info(
        "{}, seed {}: {} of {} inputs{} in {} s, {} a second: {}",
        kind.word(),
        SEED,
        made,
        planned,
        made < planned ? ", for its time was up," : "",
        millis / 1000,
        made * 1000 / millis,
        outcomes);
  }

  /** A text with what cannot be seen written out. */
  private static String quoted(String text) {
    var out = new StringBuilder();
    text.chars()
        .forEach(c -> {
          if ((c < ' ' && c != '\n') || c >= 0x7F) {
            out.append("\\u%04x".formatted(c));
          } else {
            out.append((char) c);
          }
        });
    return out.toString();
  }
}
