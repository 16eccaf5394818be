package dev.libretto.server.cli;

import dev.libretto.server.config.Settings;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code serve}: an engine for what builders publish over HTTP. */
@Command(name = "serve", description = "Start an engine that serves what builders publish.")
final class ServeCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final SettingsOptions options = new SettingsOptions();

  private final Map<String, String> environment;
  private final Engine.Starter starter;

  ServeCommand(Map<String, String> environment, Engine.Starter starter) {
    this.environment = environment;
    this.starter = starter;
  }

  @Override
  public Integer call() throws InterruptedException {
    var line = Objects.requireNonNull(spec).commandLine();
    var settings = options.read(environment, Settings.LogForm.JSON, line.getErr());
    if (settings.isEmpty()) {
      return Exit.ENVIRONMENT;
    }
    Logs.use(settings.get().log());
    try (var engine = starter.start(settings.get());
        var stop = StopOnSignal.of(engine, line.getErr())) {
      settings
          .get()
          .accounts()
          .operator()
          .ifPresent(name -> TokenFile.admit(engine, settings.get().data(), name, line.getOut()));
      line.getOut().println("Apps at " + engine.pages() + ", builders at " + engine.console());
      line.getOut().flush();
      stop.await();
    }
    return Exit.FINE;
  }
}
