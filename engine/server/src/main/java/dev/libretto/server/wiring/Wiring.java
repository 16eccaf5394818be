package dev.libretto.server.wiring;

import dev.libretto.member.oidc.OidcSignIns.AppSecrets;
import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import dev.libretto.publish.Publish;
import dev.libretto.publish.Recompile;
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
import io.vertx.core.Future;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an engine together. */
public final class Wiring {

  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  /** What happened to sign-ins and keys. */
  private static final Logger AUDIT = LoggerFactory.getLogger("dev.libretto.audit");

  private Wiring() {}

  /**
   * Starts an engine with these settings and waits until it answers.
   *
   * @throws EnvironmentFailure when the machine does not let it start
   */
  public static Engine start(Settings settings) {
    // No app has secrets before there is a place that keeps them.
    return start(settings, (_, _) -> Future.succeededFuture(Optional.empty()));
  }

  /**
   * Starts an engine whose apps have their secrets from here.
   *
   * @throws EnvironmentFailure when the machine does not let it start
   */
  public static Engine start(Settings settings, AppSecrets secrets) {
    var foundation = Foundation.lay(settings);
    try {
      return start(settings, foundation, secrets);
    } catch (RuntimeException failure) {
      foundation.close();
      throw failure;
    }
  }

  private static Engine start(Settings settings, Foundation foundation, AppSecrets secrets) {
    var database = foundation.database();
    wait(Platform.prepare(database));
    var random = new SecureRandom();
    var spaces = new Spaces(database);
    var apps = new Apps(database);
    for (var app : wait(spaces.load(apps, Recompile::recompile))) {
      LOG.error("An app cannot be performed: {}", app);
    }
    var publish = new Publish(database, spaces, random);
    var surface =
        new HttpSurface(
            foundation.vertx(),
            database,
            spaces,
            publish,
            random,
            InstantSource.system(),
            membersOutside(settings, foundation, secrets),
            address -> spaces.refresh(address, apps, Recompile::recompile));
    var listeners = listen(surface, settings);
    return new RunningEngine(
        settings, foundation, surface, listeners, new Builders(database, random));
  }

  private static MembersOutside membersOutside(
      Settings settings, Foundation foundation, AppSecrets secrets) {
    return new MembersOutside(
        new PublicOrigin(settings.origin(), settings.port() == 0),
        settings.proxies(),
        settings.privateProviders(),
        Mailers.of(settings.mail(), foundation.vertx()),
        secrets,
        (app, event, actor, details) ->
            AUDIT.info("{} by {} in {}: {}", event, actor, app, details));
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
