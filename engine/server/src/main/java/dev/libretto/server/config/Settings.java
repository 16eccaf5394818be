package dev.libretto.server.config;

import dev.libretto.postgres.DatabaseAddress;
import dev.libretto.store.DatabaseTls;
import dev.libretto.store.Wall;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an operator decided, complete and checked.
 *
 * @param host the address both listeners bind
 * @param port of the published apps; 0 for any free one
 * @param consolePort of the builder API, console and metrics; 0 for any free one
 * @param origin scheme, host and port that people reach the published apps by
 * @param consoleOrigin the same for the builder listener
 * @param data where the engine keeps what it must not lose
 * @param database a PostgreSQL of the operator's, or empty for the embedded one
 * @param databaseTls how connections to it are protected
 * @param poolSize connections for single statements, and as many again for transactions
 * @param mail how mail leaves the engine
 * @param notificationsPerHour how many notifications an app may send in any hour
 * @param privateProviders whether sign-in providers of apps may have private addresses
 * @param accounts who may be here, and the keys
 */
public record Settings(
    String host,
    int port,
    int consolePort,
    URI origin,
    URI consoleOrigin,
    Path data,
    Optional<DatabaseAddress> database,
    DatabaseTls databaseTls,
    int poolSize,
    Wall wall,
    LogForm log,
    MailWay mail,
    int notificationsPerHour,
    boolean privateProviders,
    AccountSettings accounts) {

  /** How log lines look. */
  public enum LogForm {
    /** Short lines for a person at a terminal. */
    TEXT,
    /** One JSON object a line, for a machine. */
    JSON
  }

  /** The same, with mail in the log where there is no other way: for one person at a terminal. */
  public Settings withMailAtHand() {
    return mail instanceof MailWay.None
        ? new Settings(
            host,
            port,
            consolePort,
            origin,
            consoleOrigin,
            data,
            database,
            databaseTls,
            poolSize,
            wall,
            log,
            new MailWay.Log(),
            notificationsPerHour,
            privateProviders,
            accounts)
        : this;
  }
}
