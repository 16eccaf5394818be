package dev.libretto.server.config;

import dev.libretto.oidc.OidcClient;
import dev.libretto.secret.SecretText;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an operator decided about builders and keys.
 *
 * @param operator the builder who is made operator at every start, if there is need
 * @param masterKey the operator's keys as a text
 * @param masterKeyFile the operator's keys in a file
 * @param signingKeyDays after how many days another key signs access tokens
 * @param deletedAppDays how many days a deleted app can be restored
 * @param proxies how many proxies stand before the engine and tell the client's address
 * @param provider where builders may sign in besides
 */
public record AccountSettings(
    Registration registration,
    Optional<String> operator,
    Optional<SecretText> masterKey,
    Optional<Path> masterKeyFile,
    int signingKeyDays,
    int deletedAppDays,
    int proxies,
    Optional<OidcClient> provider) {

  /** Who may become a builder. */
  public enum Registration {
    /** Those whom somebody at the machine makes one. */
    CLOSED,
    /** Anybody. */
    OPEN
  }
}
