package dev.libretto.server.http;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The two listeners: published apps on one, builders and operators on the other, so that no page of
 * an app shares an origin with the builder API.
 */
public final class Listeners {

  private static final long PATIENCE_SECONDS = 10;
  private static final int IDLE_SECONDS = 75;

  /** To Vert.x, one negative number is one random port, shared by all who name that number. */
  private static final int ANY_PORT_FOR_APPS = -1;

  private static final int ANY_PORT_FOR_BUILDERS = -2;

  private final List<HttpServer> servers;
  private final int appPort;
  private final int consolePort;

  private Listeners(List<HttpServer> servers, int appPort, int consolePort) {
    this.servers = servers;
    this.appPort = appPort;
    this.consolePort = consolePort;
  }

  /**
   * Starts both.
   *
   * @param appPort 0 for any free one
   * @param consolePort 0 for any free one
   * @return fails with a {@link java.net.BindException} where a port is in use
   */
  static Future<Listeners> start(
      Vertx vertx,
      String host,
      int appPort,
      int consolePort,
      int eventLoops,
      Handler<HttpServerRequest> apps,
      Handler<HttpServerRequest> builders) {
    var servers = new ArrayList<HttpServer>();
    int wantedByApps = appPort == 0 ? ANY_PORT_FOR_APPS : appPort;
    int wantedByBuilders = consolePort == 0 ? ANY_PORT_FOR_BUILDERS : consolePort;
    return listen(vertx, host, wantedByApps, apps, servers)
        .compose(first ->
            listen(vertx, host, wantedByBuilders, builders, servers)
                .map(second -> new Listeners(servers, first, second)))
        .compose(listeners ->
            more(vertx, host, wantedByApps, eventLoops - 1, apps, servers).map(_ -> listeners))
        .recover(failure ->
            Future.join(servers.stream().map(HttpServer::close).toList())
                .transform(_ -> Future.failedFuture(failure)));
  }

  /** Vert.x shares connections of one port among servers on different event loops. */
  private static Future<Void> more(
      Vertx vertx,
      String host,
      int port,
      int count,
      Handler<HttpServerRequest> handler,
      List<HttpServer> servers) {
    var done = Future.<Void>succeededFuture();
    for (var index = 0; index < count; index++) {
      done = done.compose(_ -> listen(vertx, host, port, handler, servers).mapEmpty());
    }
    return done;
  }

  private static Future<Integer> listen(
      Vertx vertx,
      String host,
      int port,
      Handler<HttpServerRequest> handler,
      List<HttpServer> servers) {
    var options =
        new HttpServerOptions()
            .setHost(host)
            .setPort(port)
            .setIdleTimeout(IDLE_SECONDS)
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setMaxInitialLineLength(16_384)
            .setMaxHeaderSize(32_768)
            // Without TLS nobody but an attacker asks for it.
            .setHttp2ClearTextEnabled(false);
    var server =
        vertx
            .createHttpServer(options)
            .requestHandler(handler)
            .invalidRequestHandler(Replies::invalid)
            .exceptionHandler(Replies::connectionFailed);
    servers.add(server);
    // Each deployment has an event loop of its own.
    return vertx.deployVerticle((Deployable) _ -> server.listen()).map(_ -> server.actualPort());
  }

  /** The port of the published apps. */
  public int appPort() {
    return appPort;
  }

  /** The port of the builder API. */
  public int consolePort() {
    return consolePort;
  }

  /** Takes no more connections, lets requests under way finish for a while, then closes. */
  public Future<Void> close() {
    return Future.join(
            servers.stream()
                .map(server -> server.shutdown(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .toList())
        .mapEmpty();
  }
}
