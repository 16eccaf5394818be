package dev.libretto.postgres;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right of one engine to a home. The operating system takes it back when the process ends in
 * whatever way, so no crash leaves a home locked.
 */
final class HomeLock implements AutoCloseable {

  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock, or fails naming the process that has it. */
  @SuppressWarnings("resource") // The channel is the lock: it closes with it.
  static HomeLock take(PostgresHome home) {
    Path file = home.lock();
    try {
      var channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
      boolean taken = false;
      try {
        taken = channel.tryLock() != null;
        if (taken) {
          channel.truncate(0);
          channel.write(ByteBuffer.wrap(pid().getBytes(StandardCharsets.US_ASCII)));
        }
      } catch (OverlappingFileLockException sameProcess) {
        taken = false;
      } finally {
        if (!taken) {
          channel.close();
        }
      }
      if (!taken) {
        throw inUse(home, Files.readString(file).strip());
      }
      return new HomeLock(channel);
    } catch (IOException e) {
      throw Diagnosis.ofWriting(home.directory(), e);
    }
  }

  private static String pid() {
    return Long.toString(ProcessHandle.current().pid());
  }

  private static EnvironmentFailure inUse(PostgresHome home, String pid) {
    return new EnvironmentFailure(
        EnvironmentCode.DATA_IN_USE,
        "The data in " + home.directory() + " is in use by process " + pid,
        "Stop that engine, or give this one another folder with --data");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
