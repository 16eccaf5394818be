package dev.libretto.account;

import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.secret.SecretText;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes and compares passwords on threads of its own: one takes a hundredth of a second and 19
 * MiB, too much for an event loop, so two are at work at a time and a bounded number waits.
 */
public final class Passwords {

  private static final int AT_ONCE = 2;
  private static final int WAITING = 100;

  private final Vertx vertx;
  private final SecureRandom random;
  private final ThreadPoolExecutor threads;

  /** Compared with where there is nothing to compare, so that the work is the same. */
  private final String nobodys;

  /** Comes back to event loops of this. */
  public Passwords(Vertx vertx, SecureRandom random) {
    this.vertx = vertx;
    this.random = random;
    this.threads =
        new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("password-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
    this.nobodys = Argon2.ofNobody(random);
  }

  /** What is kept of a password: a PHC string. */
  public Future<String> hash(SecretText password) {
    return elsewhere(() -> Argon2.hash(password.reveal(), random));
  }

  /** Whether a password is the one; without one to compare with, the same work says no. */
  public Future<Boolean> matches(Optional<String> hash, SecretText password) {
    return elsewhere(
        () -> Argon2.matches(hash.orElse(nobodys), password.reveal()) && hash.isPresent());
  }

  private <T> Future<T> elsewhere(Supplier<T> work) {
    var context = vertx.getOrCreateContext();
    Promise<T> promise = Promise.promise();
    try {
      threads.execute(() -> {
        try {
          var result = work.get();
          context.runOnContext(_ -> promise.complete(result));
        } catch (RuntimeException failure) {
          context.runOnContext(_ -> promise.fail(failure));
        }
      });
    } catch (RejectedExecutionException full) {
      promise.fail(
          Refusal.of(
                  RequestCode.UNAVAILABLE,
                  "Too many sign-ins are under way",
                  "Repeat the request in a moment")
              .thrown());
    }
    return promise.future();
  }
}
