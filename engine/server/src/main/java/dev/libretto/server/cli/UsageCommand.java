package dev.libretto.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code usage}: what a builder's plan allows, and how much of it is used. */
@Command(name = "usage", description = "Show what your plan allows and how much of it is used.")
final class UsageCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final SessionsCommand.Target target = new SessionsCommand.Target();

  @Option(names = "--json", description = "Print it for programs.")
  private boolean json;

  private final Map<String, String> environment;

  UsageCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var answer = target.api(environment).send("GET", "/api/v1/usage");
    return answer.tell(
        Objects.requireNonNull(spec).commandLine(),
        json ? answer.body().toString() : text(answer.body()));
  }

  private static String text(JsonNode body) {
    var lines = new ArrayList<String>();
    var apps = body.path("apps");
    lines.add(
        "plan %s: %s apps"
            .formatted(body.path("plan").path("name").asText(), of(apps.path("used"), apps)));
    for (var usage : body.path("usage")) {
      var rows = usage.path("rows");
      var requests = usage.path("requests");
      lines.add(
          "%s: %s rows, %s requests a minute"
              .formatted(
                  usage.path("app").asText(),
                  of(rows.path("used"), rows),
                  of(requests.path("lastMinute"), requests)));
    }
    return String.join("\n", lines);
  }

  private static String of(JsonNode used, JsonNode limited) {
    var limit = limited.path("limit");
    return used.asText() + (limit.isNumber() ? " of " + limit.asText() : " (no limit)");
  }
}
