package dev.libretto.account;

import dev.libretto.store.account.Throttle;
import io.vertx.core.Future;
import java.util.List;

/** Counts an attempt under several keys, one after the other, until one of them is blocked. */
public final class Attempts {

  private final Throttle throttle;

  /** Counts there. */
  public Attempts(Throttle throttle) {
    this.throttle = throttle;
  }

  /**
   * What is counted.
   *
   * @param free how many attempts cost no wait
   */
  public record Key(String name, int free) {}

  /** Counts; fails with {@link Throttled} where the attempt must not be made. */
  public Future<Void> count(List<Key> keys) {
    var counted = Future.<Void>succeededFuture();
    for (var key : keys) {
      counted =
          counted
              .compose(_ -> throttle.attempt(key.name(), key.free()))
              .compose(wait ->
                  wait.isEmpty()
                      ? Future.succeededFuture()
                      : Future.failedFuture(new Throttled(wait.get())));
    }
    return counted;
  }
}
