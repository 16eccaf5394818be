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
import java.util.concurrent.Callable;
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
    try (var engine = starter.start(settings)) {
      engine.admit(RunCommand.USUAL_BUILDER);
      var published =
          engine.publish(
              RunCommand.USUAL_BUILDER,
              app.definition().toString(),
              Files.readAllBytes(app.definition()));
      if (published instanceof Publication.Published(var name, _, _, var tables)) {
        engine.seed(RunCommand.USUAL_BUILDER, name, tables, app.data());
        var base = "/u/" + RunCommand.USUAL_BUILDER + "/" + name;
        for (int round = 0; round < ROUNDS; round++) {
          ask(engine.pages().resolve(base));
          for (var table : tables) {
            ask(engine.pages().resolve(base + "/rest/v1/" + table + "?limit=25&order=id.desc"));
          }
        }
        ask(engine.console().resolve("/metrics"));
      }
    }
    return Exit.FINE;
  }

  private static void ask(URI address) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
    }
  }
}
