package dev.libretto.server.wiring;

import dev.libretto.member.Mailer;
import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import dev.libretto.publish.Publish;
import dev.libretto.publish.Recompile;
import dev.libretto.publish.migrate.SchemaUpkeep;
import dev.libretto.run.trigger.Dispatch;
import dev.libretto.secret.AppSecrets;
import dev.libretto.secret.KeyChange;
import dev.libretto.secret.MasterKey;
import dev.libretto.secret.SecretText;
import dev.libretto.secret.Vault;
import dev.libretto.serve.request.QueryParser;
import dev.libretto.serve.request.QueryString;
import dev.libretto.server.cli.Engine;
import dev.libretto.server.config.Setting;
import dev.libretto.server.config.Settings;
import dev.libretto.server.http.HttpSurface;
import dev.libretto.server.http.Listeners;
import dev.libretto.server.http.MembersOutside;
import dev.libretto.server.http.PublicOrigin;
import dev.libretto.server.mail.Mailers;
import dev.libretto.space.Spaces;
import dev.libretto.store.Apps;
import dev.libretto.store.Builders;
import dev.libretto.store.Platform;
import dev.libretto.store.account.Audit;
import dev.libretto.store.account.AuditEvent;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an engine together. */
public final class Wiring {

  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  private static final int DELIVERIES_KEPT_DAYS = 30;

  private Wiring() {}

  /**
   * Starts an engine with these settings and waits until it answers.
   *
   * @throws EnvironmentFailure when the machine does not let it start
   */
  public static Engine start(Settings settings) {
    return start(settings, InstantSource.system());
  }

  /**
   * The same, with another clock than the machine's. What only keeps engines of one database in
   * step goes by the database's clock, and timers by the machine's.
   */
  public static Engine start(Settings settings, InstantSource clock) {
    var random = new SecureRandom();
    // Before anything is started: without a key nothing else is worth its time.
    var keys = MasterKeys.find(settings, random);
    var foundation = Foundation.lay(settings);
    try {
      return start(settings, keys, random, clock, foundation);
    } catch (RuntimeException failure) {
      foundation.close();
      throw failure;
    }
  }

  private static Engine start(
      Settings settings,
      List<MasterKey> keys,
      SecureRandom random,
      InstantSource clock,
      Foundation foundation) {
    var database = foundation.database();
    // What answers requests is put together beside it: that needs no database yet.
    var prepared = Platform.prepare(database);
    var vault = new Vault(keys, random);
    var spaces = new Spaces(database);
    var apps = new Apps(database);
    var mailer = Mailers.of(settings.mail(), foundation.vertx());
    Mailers.check(mailer);
    var outside = membersOutside(settings, foundation, vault, mailer);
    var publish =
        new Publish(
            database,
            spaces,
            random,
            query -> QueryParser.parse(QueryString.parse(query), null, false),
            mailer.configured());
    var accounts = AccountWiring.of(foundation, settings, vault, random, clock, mailer);
    var surface =
        new HttpSurface(
            foundation.vertx(),
            database,
            spaces,
            publish,
            random,
            clock,
            outside,
            address -> spaces.refresh(address, apps, Recompile::recompile),
            accounts.parts(settings));
    wait(prepared);
    var rewrapped = wait(new KeyChange(database, vault).run());
    if (rewrapped > 0) {
      LOG.info("{} sealed values are under master key {} now", rewrapped, vault.current());
      wait(
          new Audit(database)
              .add(Audit.Entry.of(AuditEvent.MASTER_KEY_ROTATED).on(vault.current())));
    }
    var loaded = spaces.load(apps, Recompile::recompile);
    wait(accounts.ready(settings));
    for (var app : wait(loaded)) {
      LOG.error("An app cannot be performed: {}", app);
    }
    var listeners = listen(surface, settings);
    var upkeep =
        new Upkeep(
            foundation.vertx(),
            database,
            accounts,
            surface,
            address -> spaces.refresh(address, apps, Recompile::recompile),
            settings.accounts());
    upkeep.start();
    var dispatch =
        new Dispatch(
            database,
            spaces,
            new Dispatch.Means(
                mailer,
                settings.notificationsPerHour(),
                DELIVERIES_KEPT_DAYS,
                program ->
                    outside
                        .origin()
                        .address("/u/" + program.user() + "/" + program.header().name()),
                Recompile::recompile,
                surface.dispatchMeter(),
                clock,
                random));
    dispatch.start();
    SchemaUpkeepTimer.begin(foundation.vertx(), new SchemaUpkeep(database));
    return new RunningEngine(
        settings, foundation, surface, listeners, new Builders(database, random), upkeep, dispatch);
  }

  private static MembersOutside membersOutside(
      Settings settings, Foundation foundation, Vault vault, Mailer mailer) {
    var secrets = new AppSecrets(foundation.database(), vault);
    var audit = new Audit(foundation.database());
    return new MembersOutside(
        new PublicOrigin(settings.origin(), settings.port() == 0),
        settings.accounts().proxies(),
        settings.privateProviders(),
        mailer,
        (app, name) -> secrets.read(app, name).map(found -> found.map(SecretText::reveal)),
        (app, event, actor, details) ->
            audit
                .add(
                    Audit.Entry.of(event)
                        .in(app.value())
                        .by(actor)
                        .on(String.join(" ", details.values())))
                .onFailure(failure -> LOG.error("{} could not be kept for audit", event, failure)));
  }

  private static Listeners listen(HttpSurface surface, Settings settings) {
    try {
      return wait(surface.listen(settings.host(), settings.port(), settings.consolePort()));
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof BindException bind) {
        throw inUse(settings, bind);
      }
      throw failure;
    }
  }

  /** The exception does not tell which of the two it was, so the first is tried again. */
  private static EnvironmentFailure inUse(Settings settings, BindException bind) {
    boolean apps = isTaken(settings.host(), settings.port());
    return new EnvironmentFailure(
        EnvironmentCode.PORT_IN_USE,
        "Port " + (apps ? settings.port() : settings.consolePort()) + " is in use",
        "Stop the program that has it, or choose another port with "
            + (apps ? Setting.PORT : Setting.CONSOLE_PORT).flag(),
        bind);
  }

  private static boolean isTaken(String host, int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
      return false;
    } catch (IOException taken) {
      return true;
    }
  }

  /** Waits on the thread that starts or stops the engine, which is no event loop. */
  static <T> T wait(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof EnvironmentFailure environment) {
        throw environment;
      }
      throw failure;
    }
  }
}
