package dev.libretto.server.cli;

import dev.libretto.server.config.Settings;
import java.nio.file.Path;
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

/** {@code run}: everything one person needs to see an app perform, in one process. */
@Command(
    name = "run",
    description = "Start an engine, publish a folder and publish it again whenever it changes.")
final class RunCommand implements Callable<Integer> {

  static final String USUAL_BUILDER = "demo";

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "The folder that holds app.json.")
  private Path folder = Path.of(".");

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "The builder the app belongs to (" + USUAL_BUILDER + ").")
  private String user = USUAL_BUILDER;

  @Option(names = "--no-watch", description = "Do not publish again when the folder changes.")
  private boolean noWatch;

  @Mixin private final SettingsOptions options = new SettingsOptions();

  private final Map<String, String> environment;
  private final Engine.Starter starter;

  RunCommand(Map<String, String> environment, Engine.Starter starter) {
    this.environment = environment;
    this.starter = starter;
  }

  @Override
  public Integer call() throws InterruptedException {
    var line = Objects.requireNonNull(spec).commandLine();
    var app = AppFolder.at(folder);
    var text = app.bytes();
    var settings = options.read(environment, Settings.LogForm.TEXT, line.getErr());
    if (settings.isEmpty()) {
      return Exit.ENVIRONMENT;
    }
    Logs.use(settings.get().log());
    try (var engine = starter.start(settings.get().withMailAtHand());
        var stop = StopOnSignal.of(engine, line.getErr())) {
      var show = new Show(engine, app, user, line.getOut(), line.getErr());
      TokenFile.admit(engine, settings.get().data(), user, line.getOut());
      show.publish(text);
      if (noWatch) {
        stop.await();
      }
      watch(app, text, show);
    }
    return Exit.FINE;
  }

  /** Ends only with the process. */
  private static void watch(AppFolder app, byte[] text, Show show) throws InterruptedException {
    try (var watch = FolderWatch.of(app.definition(), text)) {
      while (!Thread.currentThread().isInterrupted()) {
        show.publish(watch.awaitChange());
      }
    }
  }
}
