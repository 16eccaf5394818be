package dev.libretto.server.http;

import dev.libretto.publish.Publish;
import dev.libretto.rows.write.TimeOrderedIds;
import dev.libretto.run.trigger.DispatchMeter;
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
  private final PublicOrigin origin;
  private final Spaces spaces;
  private final AppRows rows;
  private final Metrics metrics = new Metrics();
  private final Publications publications;
  private final Health health;
  private final AppListener apps;
  private final BuilderListener builders;
  private final Callers callers;

  /**
   * Puts it together; nothing listens yet.
   *
   * @param outside what members need besides
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
      MembersOutside outside,
      Function<Address, Future<Void>> refresh,
      BuilderParts parts) {
    this.vertx = vertx;
    this.spaces = spaces;
    var store = new RowStore(database);
    this.rows = new AppRows(store, new TimeOrderedIds(random));
    this.publications = new Publications(vertx, publish, metrics);
    this.health = new Health(database);
    var common = new CommonRoutes(health);
    var sessions = new BuilderSession(random, clock, parts.secureApps());
    var members = new MemberSurface(vertx, database, random, clock, outside);
    this.callers =
        new Callers(
            new Builders(database, random),
            parts.sessions(),
            parts.tokens(),
            sessions,
            members.credential(),
            members.keyCredential(),
            spaces,
            clock);
    var visible = new VisibleApps(spaces, refresh);
    var assets = new Assets();
    var signInPages = new SignInPages(assets);
    this.origin = outside.origin();
    var inFlight = new InFlight();
    this.apps =
        new AppListener(
            new RowRoutes(visible, rows, callers, inFlight, metrics, clock),
            new PageRoutes(visible, rows, callers, sessions, signInPages, assets, metrics, clock),
            members.signInRoutes(visible, callers, signInPages),
            assets,
            common,
            inFlight,
            metrics);
    var stored = new Apps(database);
    this.builders =
        new BuilderListener(
            vertx,
            callers,
            stored,
            parts.accounts(),
            new DefinitionRoutes(publications, spaces),
            new AccessRoutes(spaces),
            new AccountRoutes(parts, callers, spaces, refresh),
            new VersionRoutes(publications, stored),
            members.office(spaces, new DeliveryRoutes(database, clock)),
            common,
            inFlight,
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
            builders::handle)
        .onSuccess(listeners -> origin.listening(listeners.appPort()));
  }

  /** Counts what becomes of notifications. */
  public DispatchMeter dispatchMeter() {
    return metrics.dispatch();
  }

  /** Publishing, counted in the metrics. */
  public Publications publications() {
    return publications;
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
