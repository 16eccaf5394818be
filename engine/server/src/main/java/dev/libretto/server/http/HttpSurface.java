package dev.libretto.server.http;

import dev.libretto.publish.Publish;
import dev.libretto.rows.write.TimeOrderedIds;
import dev.libretto.space.Address;
import dev.libretto.space.Spaces;
import dev.libretto.store.Apps;
import dev.libretto.store.Builders;
import dev.libretto.store.Database;
import dev.libretto.store.RowStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Function;

/** Everything that answers HTTP, put together from what it answers with. */
public final class HttpSurface {

  private final Vertx vertx;
  private final Spaces spaces;
  private final AppRows rows;
  private final Metrics metrics = new Metrics();
  private final DefinitionRoutes definitions;
  private final Health health;
  private final AppListener apps;
  private final BuilderListener builders;
  private final Callers callers;

  /**
   * Puts it together; nothing listens yet.
   *
   * @param refresh brings in the version of an app that another engine may have published
   * @param parts what builders' accounts are made of
   */
  public HttpSurface(
      Vertx vertx,
      Database database,
      Spaces spaces,
      Publish publish,
      SecureRandom random,
      InstantSource clock,
      Function<Address, Future<Void>> refresh,
      BuilderParts parts) {
    this.vertx = vertx;
    this.spaces = spaces;
    var store = new RowStore(database);
    this.rows = new AppRows(store, new TimeOrderedIds(random));
    this.definitions = new DefinitionRoutes(vertx, publish, spaces, metrics);
    this.health = new Health(database);
    var common = new CommonRoutes(health);
    var sessions = new BuilderSession(random, clock, parts.secureApps());
    this.callers =
        new Callers(
            new Builders(database, random), parts.sessions(), parts.tokens(), sessions, clock);
    var visible = new VisibleApps(spaces, refresh);
    var assets = new Assets();
    this.apps =
        new AppListener(
            new RowRoutes(visible, rows, callers, metrics, clock),
            new PageRoutes(visible, rows, callers, sessions, assets, metrics, clock),
            assets,
            common,
            metrics);
    this.builders =
        new BuilderListener(
            vertx,
            callers,
            new Apps(database),
            parts.accounts(),
            definitions,
            new AccountRoutes(parts, callers, spaces, refresh),
            common,
            metrics);
    metrics.store(store, database);
  }

  /**
   * Listens on both ports, 0 for any free one; fails with a {@link java.net.BindException} where
   * one is in use.
   */
  public Future<Listeners> listen(String host, int port, int consolePort) {
    return Listeners.start(
        vertx,
        host,
        port,
        consolePort,
        Runtime.getRuntime().availableProcessors(),
        apps::handle,
        builders::handle);
  }

  /** Publishing, counted in the metrics. */
  public DefinitionRoutes definitions() {
    return definitions;
  }

  /** Asks the database again who may do what: something has been revoked. */
  public void forgetCallers() {
    callers.forget();
  }

  /** The rows of the apps. */
  public AppRows rows() {
    return rows;
  }

  /** The published apps. */
  public Spaces spaces() {
    return spaces;
  }

  /** Readiness, for whoever stops the engine. */
  public Health health() {
    return health;
  }
}
