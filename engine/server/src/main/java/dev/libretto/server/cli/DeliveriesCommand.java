package dev.libretto.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deliveries}: what has become of an app's notifications, the newest first. */
@Command(
    name = "deliveries",
    description = "List the notifications of a folder's app, or try a dead one again.")
final class DeliveriesCommand implements Callable<Integer> {

  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "The folder that holds app.json, for the app's name.")
  private Path folder = Path.of(".");

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only those that are waiting, sent or dead.")
  private @Nullable String state;

  @Option(names = "--retry", paramLabel = "ID", description = "Try a dead one again.")
  private @Nullable UUID retry;

  @Mixin private final ServerOptions server = new ServerOptions();

  private final Map<String, String> environment;

  DeliveriesCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var line = Objects.requireNonNull(spec).commandLine();
    var client = server.client(environment);
    var app = AppFolder.at(folder);
    var answer =
        retry == null
            ? client.deliveries(app, Optional.ofNullable(state))
            : client.retryDelivery(app, retry);
    if (answer.status() == ACCEPTED) {
      line.getOut().println("It will be tried again.");
    } else if (answer.status() != OK) {
      return new PublishAnswer("", answer.status(), answer.body(), false)
          .show(line.getOut(), line.getErr(), server.json());
    } else if (server.json()) {
      line.getOut().println(answer.body().toPrettyString());
    } else {
      answer.body().path("deliveries").forEach(one -> tell(one, line.getOut()));
    }
    line.getOut().flush();
    return Exit.FINE;
  }

  private static void tell(JsonNode one, PrintWriter out) {
    out.println(
        "%-7s  %s  %s  %s  %s"
            .formatted(
                one.path("state").asText(),
                one.path("happenedAt").asText(),
                one.path("trigger").asText(),
                one.path("to").isNull() ? "(nobody)" : one.path("to").asText(),
                one.path("subject").asText()));
    if (!one.path("reason").isNull()) {
      out.println("         " + one.path("reason").asText());
    }
    if (!one.path("state").asText().equals("sent")) {
      var attempts = one.path("attempts").asInt();
      out.println(
          "         %s, tried %s"
              .formatted(one.path("id").asText(), attempts == 1 ? "once" : attempts + " times"));
    }
  }
}
