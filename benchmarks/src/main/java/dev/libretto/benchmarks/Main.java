package dev.libretto.benchmarks;

import dev.libretto.benchmarks.load.LoadException;
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
    int exit =
        switch (Arguments.parse(List.of(words))) {
          case Arguments.Understood(var arguments) -> run(arguments);
          case Arguments.Refused(var reason) -> {
            System.err.print("benchmarks: " + reason + "\n" + Arguments.USAGE);
            yield 2;
          }
        };
    System.exit(exit);
  }

  private static int run(Arguments arguments) throws InterruptedException {
    try {
      var results = CrudBenchmark.run(arguments, line -> System.err.println(line));
      System.out.print(ResultsTable.write(results));
      if (arguments.json().isPresent()) {
        Files.writeString(arguments.json().get(), ResultsJson.write(results));
      }
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
