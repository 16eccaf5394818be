package dev.libretto.server.http;

import dev.libretto.plan.Caller;
import dev.libretto.program.Program;
import dev.libretto.serve.page.Bootstrap;
import dev.libretto.serve.request.QueryString;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The pages of a published app, and the sign-in of its builder. */
final class PageRoutes {

  private static final int LONGEST_FORM_BYTES = 4_096;

  private final VisibleApps apps;
  private final AppRows rows;
  private final Callers callers;
  private final Turnstile turnstile;
  private final BuilderSession sessions;
  private final SignInPages signIns;
  private final Assets assets;
  private final Metrics metrics;
  private final InstantSource clock;

  PageRoutes(
      VisibleApps apps,
      AppRows rows,
      Callers callers,
      Turnstile turnstile,
      BuilderSession sessions,
      SignInPages signIns,
      Assets assets,
      Metrics metrics,
      InstantSource clock) {
    this.apps = apps;
    this.rows = rows;
    this.callers = callers;
    this.turnstile = turnstile;
    this.sessions = sessions;
    this.signIns = signIns;
    this.assets = assets;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Answers a request below an app's address that is not for its API. */
  void handle(HttpServerRequest request, AppPath path) {
    var started = System.nanoTime();
    var method = request.method().name();
    if (path.rest().equals("/auth/builder")) {
      signIn(request, path, method);
      return;
    }
    if (Replies.isNotRead(request)) {
      return;
    }
    turnstile
        .enter(request, path)
        .compose(caller -> document(request, path, caller))
        .onSuccess(page -> {
          Html.send(request, page.status(), page.html());
          metrics.answered(
              Metrics.Surface.PAGE, method, page.status(), System.nanoTime() - started);
        })
        .onFailure(failure -> Replies.send(request, Replies.problem(failure)));
  }

  private record Document(int status, byte[] html) {}

  private Future<Document> document(HttpServerRequest request, AppPath path, Caller caller) {
    return switch (apps.look(path, caller)) {
      case VisibleApps.Seen.Open _ ->
          apps.perform(path, caller, program -> document(request, path, program, caller));
      case VisibleApps.Seen.Door(var program) -> {
        // The same page at every address below, so that none tells what is there.
        var returnTo = ReturnPath.of(path, request.uri());
        yield Future.succeededFuture(
            new Document(401, signIns.signIn(path, program, returnTo, null)));
      }
      case VisibleApps.Seen.Nothing() ->
          Future.succeededFuture(new Document(404, nothingHere(path, "")));
    };
  }

  private Future<Document> document(
      HttpServerRequest request, AppPath path, Program program, Caller caller) {
    var view = viewName(path.rest());
    if (view != null && program.views().stream().noneMatch(known -> known.name().equals(view))) {
      return Future.succeededFuture(new Document(404, noSuchPage(path)));
    }
    var csrf = callers.csrf(request, path);
    return Bootstrap.of(rows.of(program), caller, csrf, clock.instant(), view)
        .map(json ->
            new Document(
                200,
                Html.shell(
                    assets.head(), program.header().locale(), program.header().label(), json)));
  }

  private static @Nullable String viewName(String rest) {
    if (rest.length() < 2) {
      return null;
    }
    var end = rest.indexOf('/', 1);
    return end < 0 ? rest.substring(1) : rest.substring(1, end);
  }

  /** The same for an app that is private and one that is not there: neither gives itself away. */
  private byte[] nothingHere(AppPath path, String complaint) {
    return Html.notice(
        assets.head(),
        "Nothing to see here",
        "<p>There is no app at this address, or it is private.</p>"
            + "<form method=\"post\" action=\""
            + Html.escaped(path.base())
            + "/auth/builder\"><label for=\"token\">If it is yours, enter your builder token"
            + "</label><input id=\"token\" name=\"token\" type=\"password\" required"
            + " autocomplete=\"off\">"
            + complaint
            + "<button type=\"submit\">Open it</button></form>");
  }

  private byte[] noSuchPage(AppPath path) {
    return Html.notice(
        assets.head(),
        "No such page",
        "<p>The app has no page at this address.</p><p><a href=\""
            + Html.escaped(path.base())
            + "\">Go to its start</a></p>");
  }

  private void signIn(HttpServerRequest request, AppPath path, String method) {
    if (!method.equals("POST")) {
      request.response().setStatusCode(303).putHeader("Location", path.base()).end();
      return;
    }
    if (Callers.isCrossSite(request)) {
      Replies.send(request, Replies.problem(Callers.crossSite()));
      return;
    }
    BoundedBody.read(request, LONGEST_FORM_BYTES)
        .compose(form -> turnstile.stranger(request, path).map(form))
        .compose(form -> callers.byToken(token(form)))
        .onSuccess(held -> {
          if (held.isEmpty() || !held.get().builder().equals(path.user())) {
            Html.send(
                request,
                403,
                nothingHere(path, "<p role=\"alert\">That token does not open it.</p>"));
            return;
          }
          request.response().addCookie(sessions.issue(path, held.get()));
          request.response().setStatusCode(303).putHeader("Location", path.base()).end();
        })
        .onFailure(failure -> Replies.send(request, Replies.problem(failure)));
  }

  private static String token(byte[] form) {
    var query = QueryString.parse(new String(form, StandardCharsets.UTF_8));
    return query.parameters().stream()
        .filter(parameter -> parameter.name().equals("token"))
        .map(parameter -> parameter.value().strip())
        .findFirst()
        .orElse("");
  }
}
