package dev.libretto.account;

import dev.libretto.program.AppId;
import dev.libretto.store.account.Account;
import dev.libretto.store.account.Accounts;
import dev.libretto.store.account.Plan;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The plans of builders and of their apps, each read once and remembered until something about
 * plans changes on any engine.
 */
public final class Plans {

  private static final int MOST = 100_000;

  private final Accounts accounts;
  private final Map<Object, Plan> known = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  /** The plans of these accounts. */
  public Plans(Accounts accounts) {
    this.accounts = accounts;
  }

  /** The plan of the builder of an app; of an app that is not there, the one without limits. */
  public Future<Plan> ofApp(AppId app) {
    return remembered(app, () -> accounts.planOf(app));
  }

  /** The plan of a builder. */
  public Future<Plan> ofBuilder(UUID builder) {
    return remembered(builder, () -> accounts.find(builder).map(found -> found.map(Account::plan)));
  }

  private Future<Plan> remembered(Object key, Supplier<Future<Optional<Plan>>> search) {
    var plan = known.get(key);
    if (plan != null) {
      return Future.succeededFuture(plan);
    }
    var before = changes.get();
    return search
        .get()
        .map(found -> {
          if (known.size() >= MOST) {
            known.clear();
          }
          found.ifPresent(read -> known.put(key, read));
          // It may have changed after it was read: then it must be read again.
          if (changes.get() != before) {
            known.remove(key);
          }
          return found.orElse(Plan.UNLIMITED);
        });
  }

  /** Reads plans anew. */
  public void forget() {
    changes.incrementAndGet();
    known.clear();
  }
}
