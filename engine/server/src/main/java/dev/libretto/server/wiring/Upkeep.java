package dev.libretto.server.wiring;

import dev.libretto.account.Correspondence;
import dev.libretto.account.SigningKeys;
import dev.libretto.program.AppId;
import dev.libretto.server.config.AccountSettings;
import dev.libretto.server.http.HttpSurface;
import dev.libretto.space.Address;
import dev.libretto.space.Spaces;
import dev.libretto.space.WhereApps;
import dev.libretto.store.ChangeLogs;
import dev.libretto.store.Database;
import dev.libretto.store.account.Audit;
import dev.libretto.store.account.AuditEvent;
import dev.libretto.store.account.DroppedApps;
import dev.libretto.store.account.Identities;
import dev.libretto.store.account.Ownership;
import dev.libretto.store.account.Revocations;
import dev.libretto.store.account.Sessions;
import dev.libretto.store.account.Throttle;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an engine does by itself while it runs: it looks where apps have gone, keeps its signing
 * keys young, and ends for good what is over. Several engines may do so at once.
 */
final class Upkeep {

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  /** How long another engine may not know of a revocation; the documentation says so. */
  private static final Duration BETWEEN_REVOCATIONS = Duration.ofSeconds(1);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final Duration BETWEEN_KEYS = Duration.ofMinutes(1);
  private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

  private final Vertx vertx;
  private final WhereApps whereApps;
  private final SigningKeys keys;
  private final DroppedApps dropped;
  private final Sessions sessions;
  private final Throttle throttle;
  private final Correspondence correspondence;
  private final Revocations revocations;
  private final HttpSurface surface;
  private final InstantSource clock;
  private final Identities identities;
  private final Audit audit;
  private final AccountSettings settings;
  private final ChangeLogs changes;
  private final Spaces spaces;
  private final List<Long> timers = new ArrayList<>();

  Upkeep(
      Vertx vertx,
      Database database,
      AccountWiring accounts,
      HttpSurface surface,
      Function<Address, Future<Void>> refresh,
      AccountSettings settings) {
    this.clock = accounts.clock();
    this.vertx = vertx;
    this.surface = surface;
    this.spaces = surface.spaces();
    this.whereApps = new WhereApps(new Ownership(database, clock), spaces, refresh);
    this.keys = accounts.keys();
    this.dropped = new DroppedApps(database, clock);
    this.sessions = accounts.sessions();
    this.throttle = new Throttle(database, clock);
    this.identities = new Identities(database, clock);
    this.correspondence = accounts.correspondence();
    this.revocations = new Revocations(database);
    this.audit = new Audit(database);
    this.settings = settings;
    this.changes = new ChangeLogs(database);
  }

  void start() {
    every(BETWEEN_REVOCATIONS, "looking for revocations", this::forgetRevoked);
    every(BETWEEN_LOOKS, "looking for moved apps", whereApps::look);
    every(BETWEEN_KEYS, "keeping keys young", this::keepKeysYoung);
    every(BETWEEN_SWEEPS, "sweeping", this::sweep);
    run("sweeping", () -> keepKeysYoung().compose(_ -> sweep()));
  }

  void stop() {
    timers.forEach(vertx::cancelTimer);
  }

  private void every(Duration period, String what, Supplier<Future<Void>> work) {
    timers.add(vertx.setPeriodic(period.toMillis(), _ -> run(what, work)));
  }

  /** What fails now is done the next time. */
  private static void run(String what, Supplier<Future<Void>> work) {
    work.get().onFailure(failure -> LOG.debug("{} did not succeed", what, failure));
  }

  private Future<Void> forgetRevoked() {
    return revocations
        .look()
        .map(some -> {
          if (some) {
            surface.forgetRights();
          }
          return null;
        });
  }

  private Future<Void> keepKeysYoung() {
    return keys.keepYoung(Duration.ofDays(settings.signingKeyDays()))
        .compose(rotated ->
            rotated
                ? audit.add(Audit.Entry.of(AuditEvent.SIGNING_KEY_ROTATED))
                : Future.succeededFuture());
  }

  private Future<Void> sweep() {
    surface.sweep();
    return sessions
        .sweep()
        .compose(_ -> throttle.sweep())
        .compose(_ -> identities.sweep())
        .compose(_ -> correspondence.sweep())
        .compose(_ -> revocations.sweep())
        .compose(_ -> dropped.due(settings.deletedAppDays()))
        .compose(this::drop)
        .compose(_ -> forget());
  }

  /** One app after the other: there is no hurry, and requests come first. */
  private Future<Void> forget() {
    var done = Future.<Void>succeededFuture();
    for (var space : spaces.all()) {
      done = done.compose(_ -> changes.forget(space.program(), clock.instant()).mapEmpty());
    }
    return done;
  }

  /** One after the other: each takes locks of all its tables. */
  private Future<Void> drop(List<AppId> apps) {
    var done = Future.<Void>succeededFuture();
    for (var app : apps) {
      done =
          done.compose(_ -> dropped.drop(app, settings.deletedAppDays()))
              .compose(gone ->
                  gone
                      ? audit.add(Audit.Entry.of(AuditEvent.APP_DROPPED).in(app.value()))
                      : Future.succeededFuture());
    }
    return done;
  }
}
