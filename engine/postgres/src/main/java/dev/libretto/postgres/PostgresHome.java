package dev.libretto.postgres;

import java.nio.file.Path;

/**
 * The folders an embedded server lives in.
 *
 * @param directory holds the cluster, its log, its secrets and the lock; one engine at a time
 * @param binaries holds unpacked binaries, one folder per version; may be shared by many homes
 */
public record PostgresHome(Path directory, Path binaries) {
  public PostgresHome {
    directory = directory.toAbsolutePath().normalize();
    binaries = binaries.toAbsolutePath().normalize();
  }

  /** A home that holds its binaries too. */
  public static PostgresHome at(Path directory) {
    return new PostgresHome(directory, directory.resolve("binaries"));
  }

  Path cluster() {
    return directory.resolve("cluster");
  }

  /** Where a cluster is made before it takes its place; leftovers of a crash are thrown away. */
  Path unfinishedCluster() {
    return directory.resolve("cluster.unfinished");
  }

  Path log() {
    return directory.resolve("postgresql.log");
  }

  Path lock() {
    return directory.resolve("lock");
  }

  Path port() {
    return directory.resolve("port");
  }

  Path password(String role) {
    return directory.resolve(role + ".password");
  }
}
