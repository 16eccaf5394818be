package dev.libretto.secret;

import dev.libretto.program.AppId;
import dev.libretto.store.Database;
import dev.libretto.store.account.SecretRows;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The secrets of apps by name. Whoever performs an app reads them here and nowhere else. */
public final class AppSecrets {

  /** What a secret can be called. */
  public static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");

  private final SecretRows rows;
  private final Vault vault;

  /** The secrets of a database, sealed by this vault. */
  public AppSecrets(Database database, Vault vault) {
    this.rows = new SecretRows(database);
    this.vault = vault;
  }

  /** The value of an app's secret. Fails when it is not where it was written. */
  public Future<Optional<SecretText>> read(AppId app, String name) {
    return rows.get(app, name)
        .map(found -> found.map(value -> vault.open(place(app, name), value)));
  }

  /** Writes a secret, over the one of that name if there is one. */
  public Future<Void> write(AppId app, String name, SecretText value) {
    return rows.put(app, name, vault.seal(place(app, name), value));
  }

  /** Names and times, never values. */
  public Future<List<SecretRows.Listed>> list(AppId app) {
    return rows.list(app);
  }

  /** Removes a secret; false when there is none. */
  public Future<Boolean> remove(AppId app, String name) {
    return rows.remove(app, name);
  }

  /** As {@link dev.libretto.store.account.SealedValues} tells it. */
  private static String place(AppId app, String name) {
    return "secret/" + app.value() + "/" + name;
  }
}
