package dev.libretto.server.cli;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which engine a command speaks to, and for whom. */
final class ServerOptions {

  private static final String TOKEN_VARIABLE = "LIBRETTO_TOKEN";

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

  @Option(names = "--json", description = "Print the server's answer as it is.")
  private boolean json;

  /** Whether answers are for a program. */
  boolean json() {
    return json;
  }

  /** The builder API of that engine. */
  BuilderClient client(Map<String, String> environment) {
    var given =
        Optional.ofNullable(token)
            .or(() -> Optional.ofNullable(environment.get(TOKEN_VARIABLE)))
            .orElseThrow(ServerOptions::noToken);
    return new BuilderClient(server, user, given.strip());
  }

  /** The builder's token, where other users of the machine do not see it. */
  static String token(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(TOKEN_VARIABLE))
        .map(String::strip)
        .orElseThrow(ServerOptions::noToken);
  }

  private static EnvironmentFailure noToken() {
    return new EnvironmentFailure(
        EnvironmentCode.BAD_SETTING,
        "There is no builder token",
        "Set " + TOKEN_VARIABLE + "; `run` keeps one in builder-token in its data folder");
  }
}
