package dev.libretto.server.http;

import dev.libretto.json.JsonBytes;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.store.Apps;
import dev.libretto.store.Builder;
import dev.libretto.store.account.Accounts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The builder listener: the builder API, metrics, probes and schemas. */
final class BuilderListener {

  private final Router router;
  private final Callers callers;
  private final Turnstile turnstile;
  private final Apps apps;
  private final Accounts accounts;
  private final DefinitionRoutes definitions;
  private final AccessRoutes access;
  private final AccountRoutes accountRoutes;
  private final VersionRoutes versions;
  private final AppOffice office;
  private final CommonRoutes common;
  private final InFlight inFlight;
  private final Metrics metrics;

  BuilderListener(
      Vertx vertx,
      Callers callers,
      Turnstile turnstile,
      Apps apps,
      Accounts accounts,
      DefinitionRoutes definitions,
      AccessRoutes access,
      AccountRoutes accountRoutes,
      VersionRoutes versions,
      AppOffice office,
      CommonRoutes common,
      InFlight inFlight,
      Metrics metrics) {
    this.callers = callers;
    this.turnstile = turnstile;
    this.apps = apps;
    this.accounts = accounts;
    this.definitions = definitions;
    this.access = access;
    this.accountRoutes = accountRoutes;
    this.versions = versions;
    this.office = office;
    this.common = common;
    this.inFlight = inFlight;
    this.metrics = metrics;
    this.router = Router.router(vertx);
    routes();
  }

  private void routes() {
    router.get("/metrics").handler(this::scrape);
    router.get("/api/v1/apps").handler(this::list);
    router
        .route("/api/v1/apps/:user/:app/definition")
        .handler(context ->
            authorised(
                context,
                builder -> withinPlan(context, builder),
                (request, builder) ->
                    definitions.handle(
                        request, builder, part(context, "user"), part(context, "app"))));
    router
        .get("/api/v1/apps/:user/:app/access")
        .handler(context ->
            authorised(
                context,
                Future::succeededFuture,
                (request, builder) ->
                    access.read(request, builder, part(context, "user"), part(context, "app"))));
    accountRoutes.mount(router);
    versions();
    router
        .routeWithRegex(AppOffice.PATH)
        .handler(context ->
            authorised(
                context,
                Future::succeededFuture,
                (request, builder) -> office.handle(request, builder.name())));
    router.route().handler(this::other);
    router.errorHandler(
        500,
        context ->
            Replies.send(
                context.request(),
                Replies.problem(
                    Objects.requireNonNullElseGet(
                        context.failure(), () -> new IllegalStateException("no cause")))));
  }

  private void versions() {
    var all = "/api/v1/apps/:user/:app/versions";
    router
        .get(all)
        .handler(context ->
            authorised(
                context,
                Future::succeededFuture,
                (request, builder) ->
                    versions.list(request, builder, part(context, "user"), part(context, "app"))));
    router
        .get(all + "/:version")
        .handler(context ->
            authorised(
                context,
                Future::succeededFuture,
                (request, builder) ->
                    versions.one(
                        request,
                        builder,
                        part(context, "user"),
                        part(context, "app"),
                        part(context, "version"))));
    router
        .post(all + "/:version/rollback")
        .handler(context ->
            authorised(
                context,
                Future::succeededFuture,
                (request, builder) ->
                    versions.rollback(
                        request,
                        builder,
                        part(context, "user"),
                        part(context, "app"),
                        part(context, "version"))));
  }

  private static String part(RoutingContext context, String name) {
    return Objects.requireNonNull(context.pathParam(name));
  }

  /** Answers one request. */
  void handle(HttpServerRequest request) {
    var started = System.nanoTime();
    request
        .response()
        .endHandler(_ ->
            metrics.answered(
                Metrics.Surface.BUILDER,
                request.method().name(),
                request.response().getStatusCode(),
                System.nanoTime() - started));
    var query = request.query();
    if (request.authority() != null
        && isWellFormed(request.path())
        && (query == null || hasWholeEscapes(query))) {
      if (inFlight.admits(request, DefinitionRoutes.LARGEST_UPLOAD_BYTES)) {
        router.handle(request);
      }
    } else {
      // The router would refuse it as well, but make it an error in the log.
      Replies.send(request, Replies.problem(malformed()));
    }
  }

  private static boolean isWellFormed(@Nullable String path) {
    return path != null && path.startsWith("/") && hasWholeEscapes(path);
  }

  private static boolean hasWholeEscapes(String text) {
    for (var at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 3)) {
      if (at + 2 >= text.length()
          || Character.digit(text.charAt(at + 1), 16) < 0
          || Character.digit(text.charAt(at + 2), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static RuntimeException malformed() {
    return Refusal.of(
            RequestCode.MALFORMED_REQUEST,
            "The address or the host is not well-formed",
            "Write a percent sign as %25, and send a Host header")
        .thrown();
  }

  private void scrape(RoutingContext context) {
    Replies.text(
        context.request(), 200, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape());
  }

  private void list(RoutingContext context) {
    authorised(
        context,
        Future::succeededFuture,
        (request, builder) ->
            apps.of(builder)
                .onSuccess(listed -> {
                  var out = new JsonBytes(512);
                  out.raw("{\"apps\":[");
                  for (var index = 0; index < listed.size(); index++) {
                    var app = listed.get(index);
                    out.raw(index == 0 ? "{\"user\":" : ",{\"user\":");
                    out.string(builder.name());
                    out.raw(",\"name\":");
                    out.string(app.name());
                    out.raw(",\"version\":");
                    out.number(app.number());
                    out.raw(",\"digest\":");
                    out.string(app.digest());
                    out.raw(",\"publishedAt\":");
                    out.string(app.publishedAt().toString());
                    out.raw('}');
                  }
                  out.raw("]}");
                  Replies.text(
                      request,
                      200,
                      "application/json",
                      new String(out.toBytes(), StandardCharsets.UTF_8));
                })
                .onFailure(failure -> Replies.send(request, Replies.problem(failure))));
  }

  /** What is done for a builder who has shown their token. */
  interface ForBuilder {
    void handle(HttpServerRequest request, Builder builder);
  }

  /** Tells a builder before the work, of a rehearsal too; the database holds the limit itself. */
  private Future<Builder> withinPlan(RoutingContext context, Builder builder) {
    var app = Objects.requireNonNull(context.pathParam("app"));
    if (!context.request().method().equals(HttpMethod.PUT) || !AppPath.isName(app)) {
      return Future.succeededFuture(builder);
    }
    return accounts
        .find(builder.id())
        .compose(account -> accounts.mayPublish(account.orElseThrow(), app))
        .compose(may ->
            may
                ? Future.succeededFuture(builder)
                : Future.failedFuture(Replies.overPlan().thrown()));
  }

  private void authorised(
      RoutingContext context, Function<Builder, Future<Builder>> gate, ForBuilder handler) {
    var request = context.request();
    var authorization = request.getHeader("Authorization");
    var body = request.pause();
    var found =
        authorization == null
            ? Future.<Builder>failedFuture(signInNeeded())
            : callers
                .builder(authorization)
                .compose(builder -> turnstile.builder(request, builder).map(builder))
                .compose(gate);
    found
        .onSuccess(builder -> {
          try {
            handler.handle(body, builder);
          } catch (RuntimeException failure) {
            Replies.send(request, Replies.problem(failure));
          }
          body.resume();
        })
        .onFailure(failure -> {
          body.resume();
          Replies.send(request, Replies.problem(failure));
        });
  }

  private void other(RoutingContext context) {
    var request = context.request();
    if ((request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))
        && common.handle(request, Objects.requireNonNullElse(request.path(), "/"))) {
      return;
    }
    Replies.send(
        request,
        Replies.problem(
            Refusal.of(
                    RequestCode.NOT_FOUND,
                    "The builder API has nothing at this address",
                    "Published apps live on the other listener; see the documentation of the API")
                .thrown()));
  }

  private static RuntimeException signInNeeded() {
    return Refusal.of(
            RequestCode.NOT_SIGNED_IN,
            "The builder API needs a token",
            "Send Authorization: Bearer with the token the engine printed at its first start")
        .thrown();
  }
}
