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

/** {@code rollback}: an earlier version of an app as its next one. */
@Command(
    name = "rollback",
    description = "Publish an earlier version again, with what was taken away since.")
final class RollbackCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "VERSION", description = "A number from `versions`.")
  private int version;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "The folder that holds app.json, for the app's name.")
  private Path folder = Path.of(".");

  @Mixin private final ServerOptions server = new ServerOptions();

  @Option(
      names = "--accept",
      paramLabel = "CLASS",
      split = ",",
      description = "Agree to changes of a class: may-lose-data, widens-access.")
  private List<String> accept = List.of();

  @Option(names = "--dry-run", description = "Find the problems and the changes, change nothing.")
  private boolean dryRun;

  private final Map<String, String> environment;

  RollbackCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var line = Objects.requireNonNull(spec).commandLine();
    return server
        .client(environment)
        .rollback(AppFolder.at(folder), version, accept, dryRun)
        .show(line.getOut(), line.getErr(), server.json());
  }
}
