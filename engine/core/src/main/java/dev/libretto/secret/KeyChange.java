package dev.libretto.secret;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import dev.libretto.store.Database;
import dev.libretto.store.account.SealedValues;
import io.vertx.core.Future;
import java.util.List;

/**
 * What an engine does about the operator's keys when it starts: it refuses to go on without one
 * that something is sealed under, and puts everything under the first one. Each value is changed by
 * itself, so that an engine stopped in between goes on with the rest at its next start.
 */
public final class KeyChange {

  private final SealedValues values;
  private final Vault vault;

  /** Brings a database to the first key of a vault. */
  public KeyChange(Database database, Vault vault) {
    this.values = new SealedValues(database);
    this.vault = vault;
  }

  /**
   * Fails with an {@link EnvironmentFailure} when a key is missing.
   *
   * @return how many values have changed their key
   */
  public Future<Integer> run() {
    return values
        .keysInUse()
        .compose(used -> {
          var missing = used.stream().filter(id -> !vault.known().contains(id)).toList();
          return missing.isEmpty()
              ? values.met(vault.current()).compose(_ -> rewrap("", 0))
              : Future.failedFuture(wrong(missing));
        });
  }

  private Future<Integer> rewrap(String after, int done) {
    return values
        .notUnder(vault.current(), after)
        .compose(page ->
            page.isEmpty()
                ? Future.succeededFuture(done)
                : Future.all(
                        page.stream()
                            .map(value ->
                                values.rewrap(value, vault.rewrap(value.place(), value.value())))
                            .toList())
                    .compose(_ -> rewrap(page.getLast().place(), done + page.size())));
  }

  private EnvironmentFailure wrong(List<String> missing) {
    return new EnvironmentFailure(
        EnvironmentCode.MASTER_KEY_WRONG,
        "Secrets are sealed under the master key %s, but the engine was given %s"
            .formatted(String.join(", ", missing), String.join(", ", vault.known())),
        "Give the key they were sealed with; to change it, put the new one before it");
  }
}
