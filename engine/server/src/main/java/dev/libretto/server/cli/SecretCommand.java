package dev.libretto.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

/** {@code secret}: what an app needs and nobody may read. */
@Command(
    name = "secret",
    description = "Write, list and remove the secrets of an app.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      SecretCommand.Set.class,
      SecretCommand.Listing.class,
      SecretCommand.Remove.class
    })
final class SecretCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    var line = Objects.requireNonNull(spec).commandLine();
    line.usage(line.getOut());
  }

  /** Which app of which engine. */
  static final class Target {

    @Parameters(index = "0", paramLabel = "APP", description = "The app's name.")
    private String app = "";

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

    ApiAnswer send(Map<String, String> environment, String method, String name, String value) {
      return new SecretClient(new BuilderApi(server, ServerOptions.token(environment)))
          .send(method, user, app, name, value);
    }
  }

  /** {@code secret set}. */
  @Command(
      name = "set",
      description = "Write a secret; its value is read from standard input, never from a flag.")
  static final class Set implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;
    @Mixin private final Target target = new Target();

    @Parameters(index = "1", paramLabel = "NAME", description = "The secret's name.")
    private String name = "";

    private final Map<String, String> environment;
    private final InputStream in;

    Set(Map<String, String> environment, InputStream in) {
      this.environment = environment;
      this.in = in;
    }

    @Override
    public Integer call() {
      try {
        var value = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        // A shell's echo ends the line; a secret seldom does.
        var answer = target.send(environment, "PUT", name, value.replaceFirst("\\r?\\n$", ""));
        return answer.tell(Objects.requireNonNull(spec).commandLine(), "Written: " + name);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** {@code secret list}. */
  @Command(name = "list", description = "List the names of an app's secrets.")
  static final class Listing implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;
    @Mixin private final Target target = new Target();

    private final Map<String, String> environment;

    Listing(Map<String, String> environment) {
      this.environment = environment;
    }

    @Override
    public Integer call() {
      var answer = target.send(environment, "GET", "", "");
      var names = new ArrayList<String>();
      answer.body().path("secrets").forEach(secret -> names.add(secret.path("name").asText()));
      return answer.tell(Objects.requireNonNull(spec).commandLine(), String.join("\n", names));
    }
  }

  /** {@code secret remove}. */
  @Command(name = "remove", description = "Remove a secret.")
  static final class Remove implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;
    @Mixin private final Target target = new Target();

    @Parameters(index = "1", paramLabel = "NAME", description = "The secret's name.")
    private String name = "";

    private final Map<String, String> environment;

    Remove(Map<String, String> environment) {
      this.environment = environment;
    }

    @Override
    public Integer call() {
      var answer = target.send(environment, "DELETE", name, "");
      return answer.tell(Objects.requireNonNull(spec).commandLine(), "Removed: " + name);
    }
  }
}
