package dev.libretto.server.cli;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code publish}: a definition to a running engine, by the builder API. */
@Command(name = "publish", description = "Send a folder's definition to a running engine.")
final class PublishCommand implements Callable<Integer> {

  private static final String TOKEN_VARIABLE = "LIBRETTO_TOKEN";

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "The folder that holds app.json.")
  private Path folder = Path.of(".");

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "The builder listener (http://localhost:8081).")
  private URI server = URI.create("http://localhost:8081");

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "The builder the app belongs to (demo).")
  private String user = RunCommand.USUAL_BUILDER;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "The builder's token; better in the variable " + TOKEN_VARIABLE + ".")
  private @Nullable String token;

  @Option(names = "--dry-run", description = "Find the problems and the changes, change nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print the server's answer as it is.")
  private boolean json;

  private final Map<String, String> environment;

  PublishCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var line = Objects.requireNonNull(spec).commandLine();
    var app = AppFolder.at(folder);
    var given = Optional.ofNullable(token).orElseGet(() -> token(environment));
    var answer = new BuilderClient(server, given.strip()).publish(user, app, dryRun);
    if (json) {
      line.getOut().println(answer.body().toPrettyString());
      line.getOut().flush();
    } else {
      answer.tell(line.getOut(), line.getErr());
    }
    return answer.exit();
  }

  /** The builder's token, where other users of the machine do not see it. */
  static String token(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(TOKEN_VARIABLE))
        .map(String::strip)
        .orElseThrow(PublishCommand::noToken);
  }

  private static EnvironmentFailure noToken() {
    return new EnvironmentFailure(
        EnvironmentCode.BAD_SETTING,
        "There is no builder token",
        "Set " + TOKEN_VARIABLE + "; `run` keeps one in builder-token in its data folder");
  }
}
