package dev.libretto.server.cli;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A builder's token, kept where its owner alone can read it: the database knows only its hash. */
final class TokenFile {

  private TokenFile() {}

  /** Where the token of a builder of this engine is. */
  static Path of(Path data, String builder) {
    return data.resolve(
        builder.equals(RunCommand.USUAL_BUILDER) ? "builder-token" : "builder-token." + builder);
  }

  static void write(Path file, String token) {
    var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    try {
      // With a database of the operator's, nothing else has made the data folder.
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(unfinished);
      Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(ownerOnly));
      Files.writeString(unfinished, token + "\n");
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new EnvironmentFailure(
          EnvironmentCode.DISK_NOT_WRITABLE,
          "The builder's token cannot be kept in " + file,
          "Make the folder writable for this account, or choose another with --data",
          e);
    }
  }
}
