package dev.libretto.server.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diff}: what publishing a folder would change, without changing it. */
@Command(
    name = "diff",
    description = {
      "Show what publishing a folder would change on a running engine.",
      "The exit code is 1 when it would not be published like this: it has problems, or changes"
          + " that need consent which --accept does not give."
    })
final class DiffCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "The folder that holds app.json.")
  private Path folder = Path.of(".");

  @Mixin private final ServerOptions server = new ServerOptions();

  @Option(
      names = "--accept",
      paramLabel = "CLASS",
      split = ",",
      description = "Take changes of a class as agreed to: may-lose-data, widens-access.")
  private List<String> accept = List.of();

  private final Map<String, String> environment;

  DiffCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var line = Objects.requireNonNull(spec).commandLine();
    var answer = server.client(environment).publish(AppFolder.at(folder), accept, true);
    int exit = answer.show(line.getOut(), line.getErr(), server.json());
    return exit == Exit.FINE && answer.lacksConsent() ? Exit.PROBLEMS : exit;
  }
}
