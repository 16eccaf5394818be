package dev.libretto.server.http;

import dev.libretto.account.Plans;
import dev.libretto.account.RequestLimits;
import dev.libretto.publish.Publish;
import dev.libretto.rows.LeasedRows;
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
  private final MemberSurface members;
  private final Plans plans;
  private final LeasedRows allowed;
  private final RequestLimits limits;

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
    this.plans = new Plans(parts.accounts());
    this.allowed =
        new LeasedRows(plans::ofApp, parts.quotas(), store, clock, () -> metrics.refused("rows"));
    this.limits = new RequestLimits(clock);
    this.rows = new AppRows(store, new TimeOrderedIds(random), allowed);
    this.publications = new Publications(vertx, publish, metrics);
    this.health = new Health(database);
    var common = new CommonRoutes(health);
    var sessions = new BuilderSession(random, clock, parts.secureApps());
    this.members = new MemberSurface(vertx, database, random, clock, outside);
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
    var turnstile =
        new Turnstile(callers, spaces, plans, limits, new ClientAddress(parts.proxies()), metrics);
    var visible = new VisibleApps(spaces, refresh);
    var assets = new Assets();
    var signInPages = new SignInPages(assets);
    this.origin = outside.origin();
    var inFlight = new InFlight();
    this.apps =
        new AppListener(
            new RowRoutes(visible, rows, turnstile, inFlight, metrics, clock),
            new PageRoutes(
                visible, rows, callers, turnstile, sessions, signInPages, assets, metrics, clock),
            members.signInRoutes(visible, callers, turnstile, signInPages),
            assets,
            common,
            inFlight,
            metrics);
    var stored = new Apps(database);
    this.builders =
        new BuilderListener(
            vertx,
            callers,
            turnstile,
            stored,
            parts.accounts(),
            new DefinitionRoutes(publications, spaces),
            new AccessRoutes(spaces),
            new AccountRoutes(
                parts,
                callers,
                spaces,
                refresh,
                turnstile,
                assets,
                new UsageRoutes(parts.accounts(), spaces, allowed, limits, clock)),
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

  /** Asks the database again who may do what: something has been revoked, or a plan changed. */
  public void forgetRights() {
    callers.forget();
    members.forget();
    plans.forget();
    allowed.forgetPlans();
  }

  /** Forgets what is counted of those who are at rest. */
  public void sweep() {
    limits.sweep();
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
