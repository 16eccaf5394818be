package dev.libretto.postgres;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.util.Locale;

/** The machine's kind, as the archives of the binaries name it. */
record Platform(String system, String processor) {

  /** The platform of this JVM, or a failure where PostgreSQL cannot be run from binaries. */
  static Platform current() {
    return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  static Platform of(String name, String arch) {
    var lower = name.toLowerCase(Locale.ROOT);
    String system;
    if (lower.contains("linux")) {
      system = "linux";
    } else if (lower.contains("mac")) {
      system = "darwin";
    } else {
      throw unsupported(name, arch);
    }
    String processor =
        switch (arch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> throw unsupported(name, arch);
        };
    return new Platform(system, processor);
  }

  boolean linux() {
    return system.equals("linux");
  }

  /** The archive's name on the classpath. */
  String archive() {
    return "postgres-" + system + "-" + processor + ".txz";
  }

  private static EnvironmentFailure unsupported(String name, String arch) {
    return new EnvironmentFailure(
        EnvironmentCode.POSTGRES_FAILED,
        "There is no embedded PostgreSQL for " + name + " on " + arch,
        "Set LIBRETTO_DATABASE_URL to a PostgreSQL 15 or newer of your own");
  }
}
