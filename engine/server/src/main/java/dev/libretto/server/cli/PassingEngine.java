package dev.libretto.server.cli;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import dev.libretto.server.config.Setting;
import dev.libretto.server.config.Settings;
import dev.libretto.server.config.SettingsFile;
import dev.libretto.server.config.SettingsReader;
import dev.libretto.server.config.SettingsReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;

/** An engine on free ports with a database of its own, and nothing left of it afterwards. */
final class PassingEngine implements AutoCloseable {

  private final Path data;
  private final Engine engine;

  private PassingEngine(Path data, Engine engine) {
    this.data = data;
    this.engine = engine;
  }

  static PassingEngine start(Engine.Starter starter) {
    var data = folder();
    try {
      return new PassingEngine(data, starter.start(settings(data)));
    } catch (RuntimeException failure) {
      delete(data);
      throw failure;
    }
  }

  /** A client that is the builder of this name. */
  BuilderClient client(String builder) {
    return new BuilderClient(engine.console(), builder, engine.admit(builder).orElseThrow());
  }

  private static Settings settings(Path data) {
    var flags = Map.of(Setting.PORT, "0", Setting.CONSOLE_PORT, "0", Setting.DATA, data.toString());
    if (SettingsReader.read(flags, Map.of(), SettingsFile.NONE, Settings.LogForm.TEXT)
        instanceof SettingsReading.Accepted(var settings)) {
      Logs.use(settings.log());
      return settings;
    }
    throw new IllegalStateException("the engine's own settings are refused");
  }

  private static Path folder() {
    try {
      var folder = Files.createTempDirectory("libretto-test-");
      // Root's PostgreSQL runs under another account, which must be able to come this far.
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      }
      return folder;
    } catch (IOException e) {
      throw new EnvironmentFailure(
          EnvironmentCode.DISK_NOT_WRITABLE,
          "No folder can be made for a database to test in",
          "Make " + System.getProperty("java.io.tmpdir") + " writable",
          e);
    }
  }

  private static void delete(Path data) {
    try (var paths = Files.walk(data)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException leftForTheSystemToTidyUp) {
      // It is a folder for passing things, and the tests have their answer.
    }
  }

  @Override
  public void close() {
    engine.close();
    delete(data);
  }
}
