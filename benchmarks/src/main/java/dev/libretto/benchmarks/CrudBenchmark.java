package dev.libretto.benchmarks;

import dev.libretto.benchmarks.item.SameAnswers;
import dev.libretto.benchmarks.item.Scenario;
import dev.libretto.benchmarks.machine.Machine;
import dev.libretto.benchmarks.profile.Recording;
import dev.libretto.benchmarks.result.Measurement;
import dev.libretto.benchmarks.result.Results;
import dev.libretto.benchmarks.result.StartTimes;
import dev.libretto.benchmarks.targets.EnvironmentException;
import dev.libretto.benchmarks.targets.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Measures reading, listing, inserting and updating of rows. Targets take turns within each repeat,
 * so that whatever else the machine does in these minutes meets all of them.
 */
final class CrudBenchmark {
  private static final Duration SETTLE = Duration.ofSeconds(1);
  private static final int STARTS = 3;

  /** Many, so that writes that wait for the disk wait together. */
  private static final int WARM_UP_CONNECTIONS = 64;

  private static final int PROFILED_CONNECTIONS = 16;

  private final Arguments arguments;
  private final Stage stage;
  private final List<Target> targets;
  private final Consumer<String> progress;

  private CrudBenchmark(Arguments arguments, Stage stage, Consumer<String> progress) {
    this.arguments = arguments;
    this.stage = stage;
    this.targets = stage.targets();
    this.progress = progress;
  }

  /**
   * Starts everything, measures, and stops everything.
   *
   * @param progress told a line about each step
   */
  static Results run(Arguments arguments, Consumer<String> progress)
      throws IOException, InterruptedException {
    var workTree = WorkTree.current();
    try (var stage = Stage.set(arguments, workTree, progress)) {
      return new CrudBenchmark(arguments, stage, progress).measure(workTree.commit());
    }
  }

  private Results measure(String commit) throws IOException, InterruptedException {
    var startTimes = startTimes();
    refuseUnlikeTargets();
    var measurements = new ArrayList<Measurement>();
    for (var scenario : arguments.scenarios()) {
      warmUp(scenario);
      for (int connections : arguments.connections()) {
        measurements.addAll(medians(scenario, connections));
      }
      profile(scenario);
    }
    return new Results(commit, Machine.description(), startTimes, measurements);
  }

  private StartTimes startTimes() throws IOException, InterruptedException {
    var toFirstAnswer = new LinkedHashMap<String, Duration>();
    for (var target : targets) {
      var starts = new ArrayList<Duration>();
      for (int i = 0; i < STARTS; i++) {
        starts.add(target.restart());
      }
      progress.accept("start " + target.name() + " " + starts);
      toFirstAnswer.put(target.name(), StartTimes.median(starts));
    }
    var embedded = stage.embeddedStarts(STARTS);
    if (!embedded.isEmpty()) {
      progress.accept("start libretto with its own PostgreSQL " + embedded);
    }
    return new StartTimes(
        toFirstAnswer,
        embedded.isEmpty() ? Optional.empty() : Optional.of(StartTimes.median(embedded)));
  }

  private void refuseUnlikeTargets() throws IOException {
    var first = targets.getFirst();
    for (var other : targets.subList(1, targets.size())) {
      for (var kind : EnumSet.copyOf(arguments.scenarios().stream().map(Scenario::kind).toList())) {
        var shape = first.database().texts(first.table(kind).shape());
        var otherShape = other.database().texts(other.table(kind).shape());
        if (!shape.equals(otherShape)) {
          throw new EnvironmentException(
              "The tables of the targets differ:\n  " + shape + "\n  " + otherShape);
        }
      }
      var readings = arguments.scenarios().stream().filter(scenario -> !scenario.writes()).toList();
      var difference =
          SameAnswers.difference(
              readings,
              first.dialect(),
              first.port(),
              other.dialect(),
              other.port(),
              arguments.rows());
      if (difference.isPresent()) {
        throw new EnvironmentException(difference.get());
      }
    }
  }

  private void warmUp(Scenario scenario) throws InterruptedException {
    if (arguments.warmUp().isZero()) {
      return;
    }
    for (var target : targets) {
      progress.accept("warm-up " + scenario.label() + " " + target.name());
      turn(target, scenario, WARM_UP_CONNECTIONS).warmUp(arguments.warmUp());
    }
  }

  private List<Measurement> medians(Scenario scenario, int connections)
      throws InterruptedException {
    var repeats = new LinkedHashMap<String, List<Measurement>>();
    for (int i = 0; i < arguments.repeats(); i++) {
      for (var target : targets) {
        var measurement = turn(target, scenario, connections).measure(SETTLE, arguments.measured());
        repeats.computeIfAbsent(target.name(), name -> new ArrayList<>()).add(measurement);
        progress.accept(
            "%s %d %s: %.0f/s, %.3f CPU-s per 1,000"
                .formatted(
                    scenario.label(),
                    connections,
                    target.name(),
                    measurement.requestsPerSecond(),
                    measurement.cpuSecondsPer1000()));
      }
    }
    return repeats.values().stream().map(Measurement::median).toList();
  }

  private void profile(Scenario scenario) throws InterruptedException {
    if (!arguments.profile()) {
      return;
    }
    for (var target : targets) {
      var recording = Recording.of(target.pid());
      turn(target, scenario, PROFILED_CONNECTIONS).measure(SETTLE, arguments.measured());
      progress.accept("profile " + scenario.label() + " " + target.name());
      progress.accept(recording.report());
    }
  }

  private Turn turn(Target target, Scenario scenario, int connections) {
    return new Turn(stage.server(), target, scenario, connections, arguments.rows());
  }
}
