package dev.libretto.server.http;

import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import io.vertx.core.http.HttpServerRequest;

/**
 * Answers everything on the listener of published apps. Paths are matched by hand: this is what
 * every end user waits for.
 */
final class AppListener {

  private static final int LONGEST_ADDRESS = 8_192;

  private final RowRoutes rows;
  private final PageRoutes pages;
  private final SignInRoutes signIns;
  private final Assets assets;
  private final CommonRoutes common;
  private final InFlight inFlight;
  private final Metrics metrics;

  AppListener(
      RowRoutes rows,
      PageRoutes pages,
      SignInRoutes signIns,
      Assets assets,
      CommonRoutes common,
      InFlight inFlight,
      Metrics metrics) {
    this.rows = rows;
    this.pages = pages;
    this.signIns = signIns;
    this.assets = assets;
    this.common = common;
    this.inFlight = inFlight;
    this.metrics = metrics;
  }

  /** Answers one request. */
  void handle(HttpServerRequest request) {
    try {
      if (inFlight.admits(request, RowRoutes.LARGEST_BODY_BYTES)) {
        route(request);
      }
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
    } else if (app.rest().startsWith(RowRoutes.REST)) {
      rows.handle(request, app);
    } else if (!app.rest().startsWith(SignInRoutes.AUTH) || !signIns.handle(request, app)) {
      pages.handle(request, app);
    }
  }

  private void other(HttpServerRequest request, String path) {
    var started = System.nanoTime();
    if (Replies.isNotRead(request)) {
      return;
    }
    if (path.startsWith("/assets/") && assets.serve(request, path.substring("/assets/".length()))) {
      metrics.answered(
          Metrics.Surface.ASSET, request.method().name(), 200, System.nanoTime() - started);
    } else if (path.equals("/")) {
      Html.send(request, 200, welcome());
    } else if (!common.handle(request, path)) {
      Html.send(
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
}
