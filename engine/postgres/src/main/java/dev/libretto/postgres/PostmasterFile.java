package dev.libretto.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running server writes about itself into its cluster.
 *
 * @param pid of the postmaster
 * @param ready whether it accepts connections
 */
record PostmasterFile(long pid, boolean ready) {

  private static final int STATUS_LINE = 7;

  static Path path(PostgresHome home) {
    return home.cluster().resolve("postmaster.pid");
  }

  /** The file's content; empty when it is missing or half written. */
  static Optional<PostmasterFile> read(PostgresHome home) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(path(home));
    } catch (NoSuchFileException stopped) {
      return Optional.empty();
    }
    if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    boolean ready = lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
    return Optional.of(new PostmasterFile(Long.parseLong(lines.getFirst().strip()), ready));
  }

  /** The live process of that pid, whatever it is. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
  }

  /**
   * Whether {@code process} is the server of this home. A pid alone proves nothing: pids are used
   * again, in containers within seconds.
   */
  static boolean isServerOf(PostgresHome home, ProcessHandle process) {
    var command = process.info().command().orElse("");
    var workingDirectory = Path.of("/proc", Long.toString(process.pid()), "cwd");
    try {
      return command.endsWith("/postgres")
          && (!Files.isDirectory(Path.of("/proc/self"))
              || workingDirectory.toRealPath().equals(home.cluster().toRealPath()));
    } catch (IOException goneOrForeign) {
      return false;
    }
  }
}
