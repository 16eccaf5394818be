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

/** {@code publish}: a definition to a running engine, by the builder API. */
@Command(name = "publish", description = "Send a folder's definition to a running engine.")
final class PublishCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "The folder that holds app.json.")
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

  PublishCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var line = Objects.requireNonNull(spec).commandLine();
    var app = AppFolder.at(folder);
    return server
        .client(environment)
        .publish(app, accept, dryRun)
        .show(line.getOut(), line.getErr(), server.json());
  }
}
