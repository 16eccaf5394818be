package dev.libretto.benchmarks;

import dev.libretto.benchmarks.load.LoadException;
import dev.libretto.benchmarks.machine.Machine;
import dev.libretto.benchmarks.result.ResultsJson;
import dev.libretto.benchmarks.result.ResultsTable;
import dev.libretto.benchmarks.targets.EnvironmentException;
import dev.libretto.problem.EnvironmentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * The command behind {@code benchmarks/run}: 0 fine, 1 a request failed, 2 usage, 3 environment.
 */
public final class Main {
  private Main() {}

  /** Runs it. */
  public static void main(String[] words) throws InterruptedException {
    var engine = words.length == 0 ? null : EngineArguments.benchmark(words[0]).orElse(null);
    System.exit(engine == null ? crud(words) : engine(engine, List.of(words)));
  }

  private static int crud(String[] words) throws InterruptedException {
    return switch (Arguments.parse(List.of(words))) {
      case Arguments.Understood(var arguments) -> run(arguments);
      case Arguments.Refused(var reason) -> {
        System.err.print("benchmarks: " + reason + "\n" + Arguments.USAGE + EngineArguments.USAGE);
        yield 2;
      }
    };
  }

  private static int engine(EngineArguments.Benchmark benchmark, List<String> words)
      throws InterruptedException {
    EngineArguments arguments;
    try {
      arguments = EngineArguments.parse(benchmark, words.subList(1, words.size()));
    } catch (IllegalArgumentException e) {
      System.err.print("benchmarks: " + e.getMessage() + "\n" + EngineArguments.USAGE);
      return 2;
    }
    return reported(() -> {
      EngineStage.Work work =
          switch (benchmark) {
            case PUBLISH -> new PublishBenchmark(arguments.quick());
            case APPS -> new AppsBenchmark(arguments.quick());
            case ROWS -> new RowsBenchmark(arguments.quick());
          };
      var figures = EngineStage.perform(arguments, work, System.err::println);
      var commit = WorkTree.current().commit();
      System.out.print(figures.table());
      System.out.println("commit " + commit + ", " + Machine.description());
      if (arguments.json().isPresent()) {
        Files.writeString(arguments.json().get(), figures.json(commit, Machine.description()));
      }
    });
  }

  private static int run(Arguments arguments) throws InterruptedException {
    return reported(() -> {
      var results = CrudBenchmark.run(arguments, System.err::println);
      System.out.print(ResultsTable.write(results));
      if (arguments.json().isPresent()) {
        Files.writeString(arguments.json().get(), ResultsJson.write(results));
      }
    });
  }

  private interface Run {
    void perform() throws IOException, InterruptedException;
  }

  private static int reported(Run run) throws InterruptedException {
    try {
      run.perform();
      return 0;
    } catch (LoadException e) {
      System.err.println("benchmarks: " + e.getMessage());
      return 1;
    } catch (EnvironmentException | EnvironmentFailure | IOException e) {
      System.err.println("benchmarks: " + e.getMessage());
      return 3;
    }
  }
}
