package dev.libretto.server.http;

import dev.libretto.definition.AppDefinition.Visibility;
import dev.libretto.plan.Caller;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Program;
import dev.libretto.rows.Refusal;
import dev.libretto.serve.Serve;
import dev.libretto.serve.page.Bootstrap;
import dev.libretto.serve.reply.Reply;
import dev.libretto.serve.request.Request;
import dev.libretto.serve.request.Stages;
import dev.libretto.space.Address;
import dev.libretto.space.Space;
import dev.libretto.space.Spaces;
import dev.libretto.store.StoreFailure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers everything on the listener of published apps. Paths are matched by hand: this is what
 * every end user waits for.
 */
final class AppListener {

  private static final int LARGEST_BODY_BYTES = 1 << 20;
  private static final int LONGEST_FORM_BYTES = 4_096;
  private static final int LONGEST_ADDRESS = 8_192;
  private static final String REST = "/rest/v1/";

  private final Spaces spaces;
  private final AppRows rows;
  private final Serve serve;
  private final Callers callers;
  private final BuilderSession sessions;
  private final Assets assets;
  private final CommonRoutes common;
  private final Metrics metrics;
  private final InstantSource clock;
  private final Function<Address, Future<Void>> refresh;

  AppListener(
      Spaces spaces,
      AppRows rows,
      Callers callers,
      BuilderSession sessions,
      Assets assets,
      CommonRoutes common,
      Metrics metrics,
      InstantSource clock,
      Function<Address, Future<Void>> refresh) {
    this.spaces = spaces;
    this.rows = rows;
    this.serve = new Serve(clock);
    this.callers = callers;
    this.sessions = sessions;
    this.assets = assets;
    this.common = common;
    this.metrics = metrics;
    this.clock = clock;
    this.refresh = refresh;
  }

  /** Answers one request. */
  void handle(HttpServerRequest request) {
    try {
      route(request);
    } catch (RuntimeException failure) {
      Replies.send(request, Replies.problem(failure));
    }
  }

  private void route(HttpServerRequest request) {
    var path = request.path();
    if (path == null || request.uri().length() > LONGEST_ADDRESS) {
      Replies.send(
          request,
          Replies.problem(
              Refusal.of(RequestCode.URI_TOO_LONG, "The address is too long", null).thrown()));
      return;
    }
    var app = AppPath.parse(path);
    if (app == null) {
      other(request, path);
    } else if (app.rest().startsWith(REST)) {
      rest(request, app);
    } else {
      page(request, app);
    }
  }

  private void rest(HttpServerRequest request, AppPath path) {
    var stages = new Stages();
    var started = System.nanoTime();
    // The body is taken in before anything is waited for: chunks do not wait either.
    var body = BoundedBody.read(request, LARGEST_BODY_BYTES);
    callers
        .of(request, path)
        .compose(caller -> body.compose(bytes -> answer(request, path, caller, bytes, stages)))
        .otherwise(Replies::rest)
        .onSuccess(reply -> {
          if (stages.complete()) {
            reply.header("Server-Timing", stages.serverTiming());
            metrics.stages(stages);
          }
          if (reply.status() < 400) {
            // Rows differ by caller and change at any time: kept, but never used unasked.
            reply.header("Cache-Control", "private, no-cache");
          }
          Replies.send(request, reply.header("X-Content-Type-Options", "nosniff"));
          finished(Metrics.Surface.REST, request, reply.status(), started);
        });
  }

  /** A program that another engine has replaced is read again, and the request repeated once. */
  private Future<Reply> answer(
      HttpServerRequest request, AppPath path, Caller caller, byte[] body, Stages stages) {
    var program = visible(path, caller).orElseThrow(AppListener::notPublished);
    return answer(request, path, program, caller, body, stages)
        .recover(failure ->
            isOutdated(failure)
                ? newer(path, caller, program, failure)
                    .compose(next -> answer(request, path, next, caller, body, stages))
                : Future.failedFuture(failure));
  }

  private static boolean isOutdated(Throwable failure) {
    return failure instanceof StoreFailure refused && refused.kind() == StoreFailure.Kind.OUTDATED;
  }

  private Future<Program> newer(AppPath path, Caller caller, Program than, Throwable failure) {
    return refresh
        .apply(new Address(path.user(), path.app()))
        .compose(_ -> {
          var program = visible(path, caller).orElseThrow(AppListener::notPublished);
          return program.version() > than.version()
              ? Future.succeededFuture(program)
              : Future.failedFuture(failure);
        });
  }

  private Future<Reply> answer(
      HttpServerRequest request,
      AppPath path,
      Program program,
      Caller caller,
      byte[] body,
      Stages stages) {
    var target = path.rest().substring(REST.length());
    var slash = target.indexOf('/');
    var table = slash < 0 ? target : target.substring(0, slash);
    var id = slash < 0 || slash == target.length() - 1 ? null : target.substring(slash + 1);
    return serve.answer(
        rows.of(program),
        new Request(
            request.method().name(),
            table,
            id,
            path.base() + REST + table,
            request.query(),
            name -> header(request, name),
            body,
            caller,
            stages));
  }

  /** Preferences may come in several headers (RFC 7240, section 2); of others the first counts. */
  private static @Nullable String header(HttpServerRequest request, String name) {
    return name.equals("Prefer") && request.headers().contains(name)
        ? String.join(",", request.headers().getAll(name))
        : request.getHeader(name);
  }

  /** The app's program, if there is one and this caller may know of it. */
  private Optional<Program> visible(AppPath path, Caller caller) {
    return spaces
        .find(path.user(), path.app())
        .map(Space::program)
        .filter(program -> program.visibility() == Visibility.PUBLIC || caller.builder());
  }

  private void page(HttpServerRequest request, AppPath path) {
    var started = System.nanoTime();
    var method = request.method().name();
    if (path.rest().equals("/auth/builder")) {
      signIn(request, path, method);
      return;
    }
    if (isNotRead(request, method)) {
      return;
    }
    callers
        .of(request, path)
        .compose(caller -> document(path, caller))
        .onSuccess(page -> {
          html(request, page.status(), page.html());
          finished(Metrics.Surface.PAGE, request, page.status(), started);
        })
        .onFailure(failure -> Replies.send(request, Replies.problem(failure)));
  }

  /** Pages and files are read; whoever wants something else is told so here. */
  private static boolean isNotRead(HttpServerRequest request, String method) {
    if (method.equals("GET") || method.equals("HEAD")) {
      return false;
    }
    Replies.send(request, Replies.problem(notAllowed()).header("Allow", "GET, HEAD"));
    return true;
  }

  private record Document(int status, byte[] html) {}

  private Future<Document> document(AppPath path, Caller caller) {
    var program = visible(path, caller).orElse(null);
    var view = viewName(path.rest());
    if (program == null) {
      return Future.succeededFuture(new Document(404, nothingHere(path, "")));
    }
    if (view != null && program.views().stream().noneMatch(known -> known.name().equals(view))) {
      return Future.succeededFuture(new Document(404, noSuchPage(path)));
    }
    return Bootstrap.of(rows.of(program), caller, clock.instant(), view)
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
        .compose(form -> callers.byToken(token(form)))
        .onSuccess(builder -> {
          if (builder.isEmpty() || !builder.get().name().equals(path.user())) {
            html(
                request,
                403,
                nothingHere(path, "<p role=\"alert\">That token does not open it.</p>"));
            return;
          }
          request.response().addCookie(sessions.issue(path, builder.get().name()));
          request.response().setStatusCode(303).putHeader("Location", path.base()).end();
        })
        .onFailure(failure -> Replies.send(request, Replies.problem(failure)));
  }

  private static String token(byte[] form) {
    var query =
        dev.libretto.serve.request.QueryString.parse(new String(form, StandardCharsets.UTF_8));
    return query.parameters().stream()
        .filter(parameter -> parameter.name().equals("token"))
        .map(parameter -> parameter.value().strip())
        .findFirst()
        .orElse("");
  }

  private void other(HttpServerRequest request, String path) {
    var started = System.nanoTime();
    if (isNotRead(request, request.method().name())) {
      return;
    }
    if (path.startsWith("/assets/") && assets.serve(request, path.substring("/assets/".length()))) {
      finished(Metrics.Surface.ASSET, request, 200, started);
      return;
    }
    if (path.equals("/")) {
      html(request, 200, welcome());
      return;
    }
    if (!common.handle(request, path)) {
      html(
          request,
          404,
          Html.notice(assets.head(), "Nothing here", "<p>Apps live at /u/name/app.</p>"));
    }
  }

  private byte[] welcome() {
    return Html.notice(
        assets.head(),
        "Libretto is running",
        "<p>Apps live at <code>/u/name/app</code>. Publish one with"
            + " <code>./libretto run samples/recipes</code>.</p>");
  }

  private static void html(HttpServerRequest request, int status, byte[] html) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Content-Security-Policy", Html.CONTENT_SECURITY_POLICY)
        .putHeader("Cache-Control", "no-store")
        .putHeader("Referrer-Policy", "same-origin")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin");
    if (request.method().name().equals("HEAD")) {
      request.response().putHeader("Content-Length", Integer.toString(html.length)).end();
    } else {
      request.response().end(Buffer.buffer(html));
    }
  }

  private void finished(
      Metrics.Surface surface, HttpServerRequest request, int status, long started) {
    metrics.answered(surface, request.method().name(), status, System.nanoTime() - started);
  }

  private static RuntimeException notPublished() {
    return Refusal.of(
            RequestCode.NOT_FOUND,
            "There is no app at this address, or it is private",
            "Check the address; for a private app send its builder's token")
        .thrown();
  }

  private static RuntimeException notAllowed() {
    return Refusal.of(
            RequestCode.METHOD_NOT_ALLOWED, "Pages are read", "Write rows under …/rest/v1/")
        .thrown();
  }
}
