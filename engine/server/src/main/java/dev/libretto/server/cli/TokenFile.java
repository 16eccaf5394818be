package dev.libretto.server.cli;

import dev.libretto.server.config.OwnerFile;
import java.io.PrintWriter;
import java.nio.file.Path;

/** A builder's token, kept where its owner alone can read it: the database knows only its hash. */
final class TokenFile {

  private TokenFile() {}

  /** Where the token of a builder of this engine is. */
  static Path of(Path data, String builder) {
    return data.resolve(
        builder.equals(RunCommand.USUAL_BUILDER) ? "builder-token" : "builder-token." + builder);
  }

  static void write(Path file, String token) {
    OwnerFile.write(file, token);
  }

  /** Makes a builder, unless there is one, and keeps and shows the token once. */
  static void admit(Engine engine, Path data, String builder, PrintWriter out) {
    engine
        .admit(builder)
        .ifPresent(token -> {
          var file = of(data, builder);
          write(file, token);
          out.println("Builder token of " + builder + ": " + token);
          out.println("  shown once, kept in " + file);
        });
  }
}
