package dev.libretto.server.cli;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import dev.libretto.secret.MasterKey;
import dev.libretto.server.config.OwnerFile;
import dev.libretto.server.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code master-key}: the key that everything secret is sealed under. */
@Command(
    name = "master-key",
    description = "Make the operator's key, or change it.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {MasterKeyCommand.New.class, MasterKeyCommand.Rotate.class})
final class MasterKeyCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    var line = Objects.requireNonNull(spec).commandLine();
    line.usage(line.getOut());
  }

  /** {@code master-key new}. */
  @Command(name = "new", description = "Print a new key; keep it where you keep secrets.")
  static final class New implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      var out = Objects.requireNonNull(spec).commandLine().getOut();
      out.println(MasterKey.generate(new SecureRandom()));
      out.flush();
      return Exit.FINE;
    }
  }

  /** {@code master-key rotate}. */
  @Command(
      name = "rotate",
      description = "Put a new key before the others in the key's file; start the engine then.")
  static final class Rotate implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;
    @Mixin private final SettingsOptions options = new SettingsOptions();
    private final Map<String, String> environment;

    Rotate(Map<String, String> environment) {
      this.environment = environment;
    }

    @Override
    public Integer call() {
      var line = Objects.requireNonNull(spec).commandLine();
      var settings = options.read(environment, Settings.LogForm.TEXT, line.getErr());
      if (settings.isEmpty()) {
        return Exit.ENVIRONMENT;
      }
      var file =
          settings
              .get()
              .accounts()
              .masterKeyFile()
              .orElseGet(() -> settings.get().data().resolve(OwnerFile.MASTER_KEY));
      OwnerFile.write(file, MasterKey.generate(new SecureRandom()) + "\n" + present(file));
      line.getOut().println("A new key stands first in " + file);
      line.getOut().println("  the next start puts everything under it; then drop the others");
      line.getOut().flush();
      return Exit.FINE;
    }

    private static String present(Path file) {
      try {
        return Files.readString(file).strip();
      } catch (IOException e) {
        throw new EnvironmentFailure(
            EnvironmentCode.MASTER_KEY_MISSING,
            "There is no master key in " + file,
            "Start the engine once, or give --data or LIBRETTO_MASTER_KEY_FILE",
            e);
      }
    }
  }
}
