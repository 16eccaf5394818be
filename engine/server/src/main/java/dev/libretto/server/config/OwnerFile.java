package dev.libretto.server.config;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that its owner alone can read; it is there whole or not at all. */
public final class OwnerFile {

  /** The name of the file of the operator's keys in the data folder. */
  public static final String MASTER_KEY = "master-key";

  private OwnerFile() {}

  /** Writes a line. */
  public static void write(Path file, String text) {
    var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    try {
      // With a database of the operator's, nothing else has made the data folder.
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(unfinished);
      Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(ownerOnly));
      Files.writeString(unfinished, text + "\n");
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new EnvironmentFailure(
          EnvironmentCode.DISK_NOT_WRITABLE,
          file.getFileName() + " cannot be kept in " + file.toAbsolutePath().getParent(),
          "Make the folder writable for this account, or choose another with --data",
          e);
    }
  }
}
