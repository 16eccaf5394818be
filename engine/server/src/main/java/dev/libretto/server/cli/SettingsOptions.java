package dev.libretto.server.cli;

import dev.libretto.server.config.Setting;
import dev.libretto.server.config.Settings;
import dev.libretto.server.config.SettingsFile;
import dev.libretto.server.config.SettingsReader;
import dev.libretto.server.config.SettingsReading;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of every command that starts an engine. */
final class SettingsOptions {

  @Option(names = "--port", paramLabel = "N", description = "Port of the published apps (8080).")
  private @Nullable Integer port;

  @Option(
      names = "--console-port",
      paramLabel = "N",
      description = "Port of the builder API and metrics (port + 1).")
  private @Nullable Integer consolePort;

  @Option(names = "--data", paramLabel = "DIR", description = "Folder of the engine's data.")
  private @Nullable Path data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "File of settings, .properties or .json.")
  private @Nullable Path config;

  /** The settings; empty when some cannot be used, all of which have been told then. */
  Optional<Settings> read(
      Map<String, String> environment, Settings.LogForm usualLog, PrintWriter err) {
    var flags = new EnumMap<Setting, String>(Setting.class);
    put(flags, Setting.PORT, port);
    put(flags, Setting.CONSOLE_PORT, consolePort);
    put(flags, Setting.DATA, data);
    var file = config == null ? SettingsFile.NONE : SettingsFile.read(config);
    return switch (SettingsReader.read(flags, environment, file, usualLog)) {
      case SettingsReading.Accepted(var settings) -> Optional.of(settings);
      case SettingsReading.Refused(var problems) -> {
        problems.forEach(problem -> err.println(problem.line()));
        yield Optional.empty();
      }
    };
  }

  private static void put(Map<Setting, String> flags, Setting setting, @Nullable Object value) {
    if (value != null) {
      flags.put(setting, value.toString());
    }
  }
}
