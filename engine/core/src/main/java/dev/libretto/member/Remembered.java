package dev.libretto.member;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Spares the database the same look-up for a few seconds. What is revoked on this engine is
 * forgotten at once, also when a look-up that began before is still under way; what is revoked on
 * another engine is forgotten when its seconds are over.
 *
 * @param <K> by what it is looked up
 * @param <V> what is found; that nothing was found is not remembered
 */
final class Remembered<K, V> {

  /** How long another engine may not know of a revocation; the documentation says so. */
  static final Duration LIFETIME = Duration.ofSeconds(5);

  private static final int MOST = 10_000;

  private record Entry<V>(V value, Instant until) {}

  private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();
  private final AtomicLong revocations = new AtomicLong();

  /** What is remembered, or what the look-up finds. */
  Future<Optional<V>> get(K key, Instant now, Function<K, Future<Optional<V>>> lookUp) {
    var known = entries.get(key);
    if (known != null && now.isBefore(known.until())) {
      return Future.succeededFuture(Optional.of(known.value()));
    }
    var before = revocations.get();
    return lookUp
        .apply(key)
        .onSuccess(found -> {
          if (entries.size() >= MOST) {
            entries.clear();
          }
          found.ifPresent(value -> entries.put(key, new Entry<>(value, now.plus(LIFETIME))));
          // Somebody may have revoked it after it was read: then it must be read again.
          if (revocations.get() != before) {
            entries.remove(key);
          }
        });
  }

  /** Forgets everything: something has been revoked on another engine. */
  void forgetAll() {
    forget(_ -> true);
  }

  /** Forgets what fits; called after the database has. */
  void forget(Predicate<V> which) {
    revocations.incrementAndGet();
    entries.values().removeIf(entry -> which.test(entry.value()));
  }
}
