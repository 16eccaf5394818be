package dev.libretto.server.cli;

import dev.libretto.server.config.Setting;
import dev.libretto.server.config.Settings;
import dev.libretto.server.config.SettingsFile;
import dev.libretto.server.config.SettingsReader;
import dev.libretto.server.config.SettingsReading;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code rehearse}: what an engine does in its first second, once, on data that is thrown away. The
 * launcher lets the JVM watch it after a build and keep what it loaded and linked (JEP 483), which
 * makes every later start several times cheaper.
 */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Perform a folder once, for the JVM's cache.")
final class RehearseCommand implements Callable<Integer> {

  private static final int ROUNDS = 20;
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
  private static final String NOBODY =
      "{\"name\": \"nobody\", \"password\": \"not a password of anybody\"}";

  @Parameters(paramLabel = "FOLDER", description = "The folder that holds app.json.")
  private Path folder = Path.of(".");

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "A folder for data that is thrown away.")
  private @Nullable Path data;

  private final Engine.Starter starter;

  RehearseCommand(Engine.Starter starter) {
    this.starter = starter;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var app = AppFolder.at(folder);
    var stage = String.valueOf(data);
    var flags = Map.of(Setting.PORT, "0", Setting.CONSOLE_PORT, "0", Setting.DATA, stage);
    var reading = SettingsReader.read(flags, Map.of(), SettingsFile.NONE, Settings.LogForm.TEXT);
    if (!(reading instanceof SettingsReading.Accepted(var settings))) {
      return Exit.ENVIRONMENT;
    }
    Logs.use(settings.log());
    if (!(first(settings, app) instanceof Publication.Published(var name, _, _, var tables))) {
      return Exit.PROBLEMS;
    }
    // Most starts find what is published already, and take another way to it.
    try (var engine = starter.start(settings)) {
      perform(engine, name, tables);
    }
    return Exit.FINE;
  }

  private Publication first(Settings settings, AppFolder app)
      throws IOException, InterruptedException {
    try (var engine = starter.start(settings)) {
      engine.admit(RunCommand.USUAL_BUILDER);
      var publication =
          engine.publish(
              RunCommand.USUAL_BUILDER,
              app.definition().toString(),
              Files.readAllBytes(app.definition()));
      if (publication instanceof Publication.Published(var name, _, _, var tables)) {
        engine.seed(RunCommand.USUAL_BUILDER, name, tables, app.data());
        perform(engine, name, tables);
      }
      return publication;
    }
  }

  /** Reads and writes, some of it refused: a refusal has classes of its own. */
  private static void perform(Engine engine, String name, Set<String> tables)
      throws IOException, InterruptedException {
    var app = engine.pages() + "/u/" + RunCommand.USUAL_BUILDER + "/" + name;
    try (var client = HttpClient.newHttpClient()) {
      for (int round = 0; round < ROUNDS; round++) {
        ask(client, "GET", app, "");
        for (var table : tables) {
          var rows = app + "/rest/v1/" + table;
          var found = ask(client, "GET", rows + "?limit=25&order=id.desc&select=*", "");
          ask(client, "POST", rows, "{}");
          var id = ID.matcher(found);
          if (id.find()) {
            ask(client, "GET", rows + "/" + id.group(1), "");
            ask(client, "PATCH", rows + "/" + id.group(1), "{}");
          }
        }
      }
      ask(client, "GET", app + "/auth/sign-in", "");
      ask(client, "GET", app + "/auth/me", "");
      ask(client, "GET", engine.console() + "/metrics", "");
      ask(client, "POST", engine.console() + "/api/v1/auth/sign-in", NOBODY);
    }
  }

  private static String ask(HttpClient client, String method, String address, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
