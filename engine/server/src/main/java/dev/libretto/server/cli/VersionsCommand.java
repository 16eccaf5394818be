package dev.libretto.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code versions}: what has been published of an app, the newest first. */
@Command(name = "versions", description = "List the published versions of a folder's app.")
final class VersionsCommand implements Callable<Integer> {

  private static final int OK = 200;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "The folder that holds app.json, for the app's name.")
  private Path folder = Path.of(".");

  @Mixin private final ServerOptions server = new ServerOptions();

  private final Map<String, String> environment;

  VersionsCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var line = Objects.requireNonNull(spec).commandLine();
    var answer = server.client(environment).versions(AppFolder.at(folder));
    if (answer.status() != OK) {
      return new PublishAnswer("", answer.status(), answer.body(), false)
          .show(line.getOut(), line.getErr(), server.json());
    }
    if (server.json()) {
      line.getOut().println(answer.body().toPrettyString());
    } else {
      answer.body().path("versions").forEach(version -> tell(version, line.getOut()));
    }
    line.getOut().flush();
    return Exit.FINE;
  }

  private static void tell(JsonNode version, PrintWriter out) {
    out.println(
        "%-5s %s  %s  %s"
            .formatted(
                version.path("version").asText(),
                version.path("publishedAt").asText(),
                version.path("publishedBy").asText(),
                version.path("digest").asText().substring(0, 12)));
    version.path("changes").forEach(change -> out.println("        " + change.asText()));
  }
}
