package dev.libretto.postgres;

import com.sun.security.auth.module.UnixSystem;
import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The operating system's account that PostgreSQL runs under. PostgreSQL refuses to run as root, so
 * a JVM of root's hands it to an account without rights.
 *
 * @param name the account, or empty for the JVM's own
 * @param prefix what a command line must begin with to run under it
 */
record Account(Optional<String> name, List<String> prefix) {

  private static final List<String> CANDIDATES = List.of("postgres", "nobody");
  private static final List<String> FOLDERS = List.of("/usr/bin", "/usr/sbin", "/bin", "/sbin");

  /** The account for {@code home}: the JVM's own, or for root the one that owns the cluster. */
  static Account of(PostgresHome home) {
    if (new UnixSystem().getUid() != 0) {
      return new Account(Optional.empty(), List.of());
    }
    var name = owner(home.cluster()).or(Account::unprivileged).orElseThrow(Account::none);
    for (var prefix : prefixes(name)) {
      var probe =
          Command.run(Path.of("/"), with(prefix, List.of("/bin/sh", "-c", "exec id -un")), "");
      if (probe.succeeded() && probe.output().equals(name)) {
        return new Account(Optional.of(name), prefix);
      }
    }
    throw none();
  }

  /** The command line that runs {@code line} under this account. */
  List<String> command(List<String> line) {
    return with(prefix, line);
  }

  /** Gives a file or folder to the account. */
  void own(Path path) throws IOException {
    if (name.isPresent()) {
      var owner = path.getFileSystem().getUserPrincipalLookupService();
      Files.getFileAttributeView(path, PosixFileAttributeView.class)
          .setOwner(owner.lookupPrincipalByName(name.get()));
    }
  }

  /** Fails where the account cannot reach {@code directory}, such as below {@code /root}. */
  void mustReach(Path directory) {
    if (name.isPresent()
        && !Command.run(
                Path.of("/"),
                command(List.of("/bin/sh", "-c", "cd \"$1\"", "sh", directory.toString())),
                "")
            .succeeded()) {
      throw new EnvironmentFailure(
          EnvironmentCode.DISK_NOT_WRITABLE,
          "PostgreSQL runs under the account "
              + name.get()
              + " because root may not run it, and that account cannot enter "
              + directory,
          "Choose a folder every account can enter with --data, such as /var/lib/libretto");
    }
  }

  private static Optional<String> owner(Path cluster) {
    try {
      var owner = Files.getOwner(cluster).getName();
      return owner.equals("root") ? Optional.empty() : Optional.of(owner);
    } catch (IOException noCluster) {
      return Optional.empty();
    }
  }

  private static Optional<String> unprivileged() {
    try (var lines = Files.lines(Path.of("/etc/passwd"))) {
      var names = lines.map(line -> line.substring(0, Math.max(0, line.indexOf(':')))).toList();
      return CANDIDATES.stream().filter(names::contains).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static List<List<String>> prefixes(String name) {
    var prefixes = new ArrayList<List<String>>();
    tool("setpriv")
        .ifPresent(tool ->
            prefixes.add(
                List.of(
                    tool, "--reuid=" + name, "--regid=" + group(name), "--clear-groups", "--")));
    tool("runuser").ifPresent(tool -> prefixes.add(List.of(tool, "-u", name, "--")));
    tool("su")
        .ifPresent(
            tool -> prefixes.add(List.of(tool, "-s", "/bin/sh", "-c", "exec \"$@\"", name, "sh")));
    return prefixes;
  }

  private static String group(String name) {
    return Command.run(Path.of("/"), List.of("id", "-g", name), "").output();
  }

  private static Optional<String> tool(String name) {
    return FOLDERS.stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  private static List<String> with(List<String> prefix, List<String> line) {
    var whole = new ArrayList<>(prefix);
    whole.addAll(line);
    return List.copyOf(whole);
  }

  private static EnvironmentFailure none() {
    return new EnvironmentFailure(
        EnvironmentCode.POSTGRES_FAILED,
        "PostgreSQL may not run as root, and no other account can be used"
            + " (tried setpriv, runuser and su with the accounts postgres and nobody)",
        "Start as an ordinary user, or set LIBRETTO_DATABASE_URL to a PostgreSQL of your own");
  }
}
