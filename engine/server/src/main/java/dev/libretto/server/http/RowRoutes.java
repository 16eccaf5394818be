package dev.libretto.server.http;

import dev.libretto.plan.Caller;
import dev.libretto.program.Program;
import dev.libretto.serve.Serve;
import dev.libretto.serve.reply.Reply;
import dev.libretto.serve.request.Request;
import dev.libretto.serve.request.Stages;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** {@code …/rest/v1/{table}} and {@code …/rest/v1/{table}/{id}} of a published app. */
final class RowRoutes {

  /** What the rest of such a path starts with. */
  static final String REST = "/rest/v1/";

  /** What a body of the apps' addresses may have; no other takes more. */
  static final int LARGEST_BODY_BYTES = 1 << 20;

  private final VisibleApps apps;
  private final AppRows rows;
  private final Serve serve;
  private final Turnstile turnstile;
  private final InFlight inFlight;
  private final Metrics metrics;

  RowRoutes(
      VisibleApps apps,
      AppRows rows,
      Turnstile turnstile,
      InFlight inFlight,
      Metrics metrics,
      InstantSource clock) {
    this.apps = apps;
    this.rows = rows;
    this.serve = new Serve(clock);
    this.turnstile = turnstile;
    this.inFlight = inFlight;
    this.metrics = metrics;
  }

  /** Answers a request whose path is one of these. */
  void handle(HttpServerRequest request, AppPath path) {
    var stages = new Stages();
    var started = System.nanoTime();
    // The body is taken in before anything is waited for: chunks do not wait either.
    var body = BoundedBody.read(request, LARGEST_BODY_BYTES);
    turnstile
        .enter(request, path)
        .compose(caller ->
            body.compose(bytes ->
                apps.perform(
                    path,
                    caller,
                    program -> answer(request, path, program, caller, bytes, stages))))
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
          var sent = inFlight.send(request, reply.header("X-Content-Type-Options", "nosniff"));
          metrics.answered(
              Metrics.Surface.REST,
              request.method().name(),
              sent.status(),
              System.nanoTime() - started);
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
}
