package dev.libretto.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
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

/** {@code sessions}: where a builder is signed in. */
@Command(
    name = "sessions",
    description = "List and end your sign-ins.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {SessionsCommand.Listing.class, SessionsCommand.End.class})
final class SessionsCommand implements Runnable {

  private static final String PATH = "/api/v1/profile/sessions";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    var line = Objects.requireNonNull(spec).commandLine();
    line.usage(line.getOut());
  }

  /** Which engine. */
  static final class Target {

    @Option(
        names = "--server",
        paramLabel = "URL",
        description = "The builder listener (http://localhost:8081).")
    private URI server = URI.create("http://localhost:8081");

    BuilderApi api(Map<String, String> environment) {
      return new BuilderApi(server, ServerOptions.token(environment));
    }
  }

  /** {@code sessions list}. */
  @Command(name = "list", description = "List your sign-ins, the last used first.")
  static final class Listing implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;
    @Mixin private final Target target = new Target();

    @Option(names = "--json", description = "Print them for programs.")
    private boolean json;

    private final Map<String, String> environment;

    Listing(Map<String, String> environment) {
      this.environment = environment;
    }

    @Override
    public Integer call() {
      var answer = target.api(environment).send("GET", PATH);
      var lines = new ArrayList<String>();
      answer.body().path("sessions").forEach(session -> lines.add(line(session)));
      return answer.tell(
          Objects.requireNonNull(spec).commandLine(),
          json
              ? answer.body().toString()
              : lines.isEmpty() ? "There are no sign-ins" : String.join("\n", lines));
    }

    /** Nothing a program called itself can move the cursor: the engine keeps one plain line. */
    private static String line(JsonNode session) {
      return "%s  begun %s  used %s  %s%s"
          .formatted(
              session.path("id").asText(),
              session.path("createdAt").asText(),
              session.path("seenAt").asText(),
              session.path("agent").asText("unknown"),
              session.path("current").asBoolean() ? "  (this one)" : "");
    }
  }

  /** {@code sessions end}. */
  @Command(name = "end", description = "End one sign-in, or with --all every one.")
  static final class End implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;
    @Mixin private final Target target = new Target();

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "Which, as listed.")
    private @Nullable String id;

    @Option(names = "--all", description = "Every one; tokens for programs stay.")
    private boolean all;

    private final Map<String, String> environment;

    End(Map<String, String> environment) {
      this.environment = environment;
    }

    @Override
    public Integer call() {
      var line = Objects.requireNonNull(spec).commandLine();
      var one = id;
      if ((one == null) != all || (one != null && !one.matches("[0-9a-fA-F-]{36}"))) {
        line.getErr().println("Give the id of one sign-in as listed, or --all");
        line.getErr().flush();
        return Exit.USAGE;
      }
      var answer = target.api(environment).send("DELETE", one == null ? PATH : PATH + "/" + one);
      return answer.tell(line, one == null ? "Ended: all" : "Ended: " + one);
    }
  }
}
