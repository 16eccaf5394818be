package dev.libretto.server.wiring;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import dev.libretto.secret.MasterKey;
import dev.libretto.server.config.OwnerFile;
import dev.libretto.server.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/**
 * Finds the operator's keys. The first seals, the others only open: that is how a key is changed.
 */
final class MasterKeys {

  private MasterKeys() {}

  /** The keys; makes one where the engine's data is its own and there is none yet. */
  static List<MasterKey> find(Settings settings, SecureRandom random) {
    var accounts = settings.accounts();
    if (accounts.masterKey().isPresent()) {
      return parse(accounts.masterKey().get().reveal().split("[,\\s]+"), "LIBRETTO_MASTER_KEY");
    }
    var file = accounts.masterKeyFile().orElseGet(() -> usual(settings));
    if (!Files.exists(file)) {
      make(settings, file, random);
    }
    return read(file);
  }

  static Path usual(Settings settings) {
    return settings.data().resolve(OwnerFile.MASTER_KEY);
  }

  /** Beside a database that others may use as well, a key of this machine's would be a trap. */
  private static void make(Settings settings, Path file, SecureRandom random) {
    if (settings.accounts().masterKeyFile().isPresent() || settings.database().isPresent()) {
      throw new EnvironmentFailure(
          EnvironmentCode.MASTER_KEY_MISSING,
          "There is no master key in " + file,
          "Set LIBRETTO_MASTER_KEY or LIBRETTO_MASTER_KEY_FILE to 32 random bytes in Base64, made"
              + " once with `libretto master-key new` and kept for good");
    }
    OwnerFile.write(file, MasterKey.generate(random));
  }

  private static List<MasterKey> read(Path file) {
    try {
      var lines =
          Files.readString(file)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"));
      return parse(lines.toArray(String[]::new), file.toString());
    } catch (IOException e) {
      throw new EnvironmentFailure(
          EnvironmentCode.MASTER_KEY_UNREADABLE,
          "The master key in " + file + " cannot be read",
          "Make the file readable for this account",
          e);
    }
  }

  private static List<MasterKey> parse(String[] texts, String source) {
    var keys = List.of(texts).stream().map(MasterKey::parse).toList();
    if (keys.isEmpty() || keys.stream().anyMatch(key -> key.isEmpty())) {
      throw new EnvironmentFailure(
          EnvironmentCode.MASTER_KEY_UNREADABLE,
          "What stands in " + source + " is not a master key",
          "A key is 32 random bytes in Base64 or as 64 hexadecimal digits");
    }
    return keys.stream().flatMap(java.util.Optional::stream).toList();
  }
}
