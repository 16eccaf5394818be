package dev.libretto.benchmarks;

import dev.libretto.benchmarks.item.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a run was asked to do.
 *
 * @param connections each scenario is measured with each of these
 * @param measured for how long each repeat counts
 * @param warmUp how long a target is warmed up before its first repeat of a scenario; later ones
 *     need a second
 * @param rows how many each table holds
 * @param json where the rows go for machines
 * @param database a PostgreSQL on this machine to use instead of an own one, as a superuser's URL
 * @param data where an own PostgreSQL keeps its data during the run; must be on a real disk
 * @param profile whether to record where the engine's CPU time goes
 */
public record Arguments(
    List<Integer> connections,
    Duration measured,
    Duration warmUp,
    int repeats,
    int rows,
    List<String> targets,
    List<Scenario> scenarios,
    Optional<Path> json,
    Optional<String> database,
    Optional<Path> data,
    boolean profile) {

  /** All targets there are, in the order they take turns. */
  static final List<String> TARGETS = List.of("limit", "libretto");

  private static final Map<String, String> STANDARD =
      Map.of(
          "--connections", "16",
          "--seconds", "3",
          "--warm-up", "8",
          "--repeats", "3",
          "--rows", "100000",
          "--targets", String.join(",", TARGETS),
          "--scenarios", Scenario.labels(),
          "--json", "",
          "--database", "",
          "--data", "");

  static final String USAGE =
      """
      benchmarks/run crud [options]
        --connections 16        measure with each of these, for example 1,16,64 (each 1 to 64)
        --seconds 3             measured time of each repeat
        --warm-up 8             seconds before the first repeat of a scenario
        --repeats 3             repeats, targets taking turns; medians are reported
        --rows 100000           rows in the table
        --targets limit,libretto
        --scenarios read,list,insert,update,insert-logged,update-logged,update-matched,
          delete-logged,read-ruled,list-ruled,list-two-hops
        --json FILE             also write the results as JSON rows
        --database URL          a superuser's URL of a PostgreSQL on this machine (default: an own one)
        --data DIR              where an own PostgreSQL keeps its data during the run
        --profile               show where the CPU time of each target's JVM goes
      """;

  /** Either arguments or what is wrong with them. */
  sealed interface Parsed {}

  /** They can be run. */
  record Understood(Arguments arguments) implements Parsed {}

  /** They cannot, for this reason. */
  record Refused(String reason) implements Parsed {}

  /** Reads a command line. */
  static Parsed parse(List<String> words) {
    if (words.isEmpty() || !words.getFirst().equals("crud")) {
      return new Refused("say what to measure: crud, publish, apps or rows");
    }
    var given = new HashMap<String, String>();
    var rest = words.subList(1, words.size()).iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      if (option.equals("--profile")) {
        given.put(option, "");
      } else if (!STANDARD.containsKey(option)) {
        return new Refused("there is no option " + option);
      } else if (!rest.hasNext()) {
        return new Refused(option + " needs a value");
      } else {
        given.put(option, rest.next());
      }
    }
    try {
      return new Understood(of(given));
    } catch (IllegalArgumentException e) {
      return new Refused(String.valueOf(e.getMessage()));
    }
  }

  private static Arguments of(Map<String, String> given) {
    var options = new HashMap<>(STANDARD);
    options.putAll(given);
    return new Arguments(
        items(options, "--connections", item -> number("--connections", item, 1, 64)),
        Duration.ofSeconds(number(options, "--seconds", 1, 600)),
        Duration.ofSeconds(number(options, "--warm-up", 0, 600)),
        number(options, "--repeats", 1, 100),
        number(options, "--rows", 1000, 10_000_000),
        items(options, "--targets", Arguments::target),
        items(options, "--scenarios", Arguments::scenario),
        text(options, "--json").map(Path::of),
        text(options, "--database"),
        text(options, "--data").map(Path::of),
        options.containsKey("--profile"));
  }

  private static Optional<String> text(Map<String, String> options, String option) {
    return Optional.ofNullable(options.get(option)).filter(text -> !text.isEmpty());
  }

  private static <T> List<T> items(
      Map<String, String> options, String option, Function<String, T> item) {
    return Stream.of(text(options, option).orElse("").split(",")).map(item).distinct().toList();
  }

  private static int number(Map<String, String> options, String option, int least, int most) {
    return number(option, text(options, option).orElse(""), least, most);
  }

  private static int number(String option, String text, int least, int most) {
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new IllegalArgumentException(
        option + " takes a whole number from " + least + " to " + most + ", not \"" + text + "\"");
  }

  private static String target(String text) {
    if (TARGETS.contains(text)) {
      return text;
    }
    throw new IllegalArgumentException("--targets knows limit and libretto, not \"" + text + "\"");
  }

  private static Scenario scenario(String text) {
    return Scenario.of(text)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "--scenarios knows " + Scenario.labels() + ", not \"" + text + "\""));
  }
}
