package dev.libretto.server.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code version}: what runs here. */
@Command(name = "version", description = "Show the versions of Libretto and Java.")
final class VersionCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      var version =
          Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion());
      spec.commandLine()
          .getOut()
          .println("Libretto " + version.orElse("(unpackaged)") + ", Java " + Runtime.version());
    }
  }
}
