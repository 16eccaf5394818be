package dev.libretto.postgres;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Makes the database cluster of a home on its first start, and knows its logins. */
final class Cluster {

  static final String SUPERUSER = "postgres";
  static final String LOGIN = "libretto";

  private static final String ACCESS =
      """
      # Written by Libretto: nobody gets in without a password, and nobody from another machine.
      local all all scram-sha-256
      host all all 127.0.0.1/32 scram-sha-256
      """;

  private final PostgresHome home;
  private final Binaries binaries;
  private final Account account;

  Cluster(PostgresHome home, Binaries binaries, Account account) {
    this.home = home;
    this.binaries = binaries;
    this.account = account;
  }

  /** Makes the cluster where there is none; fails where it is of another major version. */
  void prepare(boolean durable) throws IOException {
    var version = home.cluster().resolve("PG_VERSION");
    if (Files.isDirectory(home.cluster())) {
      var found = Files.isReadable(version) ? Files.readString(version).strip() : "unknown";
      if (!found.equals(Integer.toString(binaries.major()))) {
        throw otherVersion(found);
      }
      return;
    }
    var unfinished = home.unfinishedCluster();
    Folders.delete(unfinished);
    Files.createDirectory(unfinished);
    Files.setPosixFilePermissions(unfinished, Folders.OWN);
    account.own(unfinished);
    initialise(durable);
    createLogins();
    Files.writeString(unfinished.resolve("pg_hba.conf"), ACCESS);
    Files.move(unfinished, home.cluster(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The password of a role of this cluster. */
  String password(String role) throws IOException {
    return Files.readString(home.password(role)).strip();
  }

  private void initialise(boolean durable) {
    var line = new ArrayList<String>();
    line.add(binaries.program("initdb"));
    line.add("--pgdata=" + home.unfinishedCluster());
    line.add("--username=" + SUPERUSER);
    // PostgreSQL's own C.UTF-8 sorts and folds alike on every system; libc's does not exist on all.
    line.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"));
    line.addAll(List.of("--encoding=UTF8", "--data-checksums", "--auth=reject"));
    if (!durable) {
      line.add("--no-sync");
    }
    var done = Command.run(home.directory(), account.command(line), "");
    if (!done.succeeded()) {
      throw Diagnosis.ofOutput("initialise its data", done.output(), home);
    }
  }

  /** In single-user mode nobody can connect while the superuser is still without a password. */
  private void createLogins() throws IOException {
    var superuser = newPassword(SUPERUSER);
    var login = newPassword(LOGIN);
    var line =
        List.of(
            binaries.program("postgres"),
            "--single",
            "-D",
            home.unfinishedCluster().toString(),
            "-c",
            "exit_on_error=on",
            "-c",
            "log_statement=none",
            "-c",
            "log_min_error_statement=panic",
            SUPERUSER);
    var done = Command.run(home.directory(), account.command(line), logins(superuser, login));
    if (!done.succeeded()) {
      throw Diagnosis.ofOutput("create its logins", done.output(), home);
    }
  }

  /** One statement a line, as single-user mode reads them. */
  private static String logins(String superuser, String login) {
    return """
    ALTER ROLE "%1$s" PASSWORD '%2$s'
    CREATE ROLE "%3$s" LOGIN CREATEROLE NOSUPERUSER NOCREATEDB PASSWORD '%4$s'
    CREATE DATABASE "%3$s" OWNER "%3$s"
    """
        .formatted(SUPERUSER, superuser, LOGIN, login);
  }

  private String newPassword(String role) throws IOException {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    var password = HexFormat.of().formatHex(bytes);
    Folders.writeSecret(home.password(role), password + "\n");
    return password;
  }

  private EnvironmentFailure otherVersion(String found) {
    return new EnvironmentFailure(
        EnvironmentCode.WRONG_POSTGRES_VERSION,
        "The data in "
            + home.directory()
            + " is of PostgreSQL "
            + found
            + ", this engine brings PostgreSQL "
            + binaries.major(),
        "Use the version of Libretto that wrote it, or choose another folder with --data");
  }
}
