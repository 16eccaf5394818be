package dev.libretto.server.cli;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells when an author's file has other content. The folder is watched and not the file, because
 * most editors write a new file and rename it.
 */
final class FolderWatch implements AutoCloseable {

  /** An editor writes, renames and touches within this time; that is one change. */
  private static final long QUIET_MILLIS = 80;

  private final WatchService service;
  private final Path file;
  private byte[] known;

  private FolderWatch(WatchService service, Path file, byte[] known) {
    this.service = service;
    this.file = file;
    this.known = known;
  }

  /** Watches a file whose content is {@code known}; nothing that happens from here on is missed. */
  static FolderWatch of(Path file, byte[] known) {
    var directory = file.toAbsolutePath().resolveSibling("");
    try {
      var service = directory.getFileSystem().newWatchService();
      directory.register(
          service,
          StandardWatchEventKinds.ENTRY_CREATE,
          StandardWatchEventKinds.ENTRY_MODIFY,
          StandardWatchEventKinds.ENTRY_DELETE);
      return new FolderWatch(service, file, known.clone());
    } catch (IOException e) {
      throw new EnvironmentFailure(
          EnvironmentCode.FILE_UNREADABLE,
          "The folder " + directory + " cannot be watched (" + e.getMessage() + ")",
          "Start with --no-watch, or allow more watches (sysctl fs.inotify.max_user_instances)",
          e);
    }
  }

  /** Waits until the file's content is another one than before, and gives it. */
  byte[] awaitChange() throws InterruptedException {
    while (true) {
      var now = read();
      if (now != null && !Arrays.equals(now, known)) {
        known = now;
        return now.clone();
      }
      drain(service.take());
    }
  }

  /** Takes what happens until nothing more does: half a file is nothing to publish. */
  private void drain(WatchKey first) throws InterruptedException {
    for (WatchKey key = first;
        key != null;
        key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS)) {
      key.pollEvents();
      key.reset();
    }
  }

  /** The content, or null while an editor has the file away. */
  private byte @Nullable [] read() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException away) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException e) {
      throw new EnvironmentFailure(
          EnvironmentCode.FILE_UNREADABLE, "The watch could not be ended", "Nothing to do", e);
    }
  }
}
