package dev.libretto.benchmarks;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a run of a benchmark of the engine alone was asked to do.
 *
 * @param quick whether a smaller one will do, to see that it works
 * @param json where the rows go for machines
 * @param database a PostgreSQL on this machine to use instead of an own one, as a superuser's URL
 * @param data where an own PostgreSQL keeps its data during the run; must be on a real disk
 */
record EngineArguments(
    Benchmark benchmark,
    boolean quick,
    Optional<Path> json,
    Optional<String> database,
    Optional<Path> data) {

  /** What is measured. */
  enum Benchmark {
    /** Publishing, and what requests notice of it. */
    PUBLISH,
    /** Many apps in one engine. */
    APPS,
    /** Few and many rows in one table. */
    ROWS
  }

  static final String USAGE =
      """
      benchmarks/run publish|apps|rows [options]
        --quick                 less of everything, to see that it works
        --json FILE             also write the results as JSON rows
        --database URL          a superuser's URL of a PostgreSQL on this machine (default: an own one)
        --data DIR              where an own PostgreSQL keeps its data during the run
      """;

  private static final Set<String> VALUED = Set.of("--json", "--database", "--data");

  /** The benchmark a word names. */
  static Optional<Benchmark> benchmark(String word) {
    return switch (word) {
      case "publish" -> Optional.of(Benchmark.PUBLISH);
      case "apps" -> Optional.of(Benchmark.APPS);
      case "rows" -> Optional.of(Benchmark.ROWS);
      default -> Optional.empty();
    };
  }

  /**
   * Reads what follows the benchmark's name.
   *
   * @throws IllegalArgumentException which says what is wrong
   */
  static EngineArguments parse(Benchmark benchmark, List<String> words) {
    var given = new HashMap<String, String>();
    boolean quick = false;
    var rest = words.iterator();
    while (rest.hasNext()) {
      var option = rest.next();
      if (option.equals("--quick")) {
        quick = true;
      } else if (!VALUED.contains(option)) {
        throw new IllegalArgumentException("there is no option " + option);
      } else if (!rest.hasNext()) {
        throw new IllegalArgumentException(option + " needs a value");
      } else {
        given.put(option, rest.next());
      }
    }
    return new EngineArguments(
        benchmark,
        quick,
        Optional.ofNullable(given.get("--json")).map(Path::of),
        Optional.ofNullable(given.get("--database")),
        Optional.ofNullable(given.get("--data")).map(Path::of));
  }
}
