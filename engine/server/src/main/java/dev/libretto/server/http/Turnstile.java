package dev.libretto.server.http;

import dev.libretto.account.Plans;
import dev.libretto.account.RequestLimits;
import dev.libretto.account.RequestLimits.Verdict;
import dev.libretto.plan.Caller;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.space.Space;
import dev.libretto.space.Spaces;
import dev.libretto.store.Builder;
import dev.libretto.store.account.Plan;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/**
 * Lets as many requests through as plans allow, and tells each how it stands: {@code RateLimit} and
 * {@code RateLimit-Policy} as in the IETF's draft-ietf-httpapi-ratelimit-headers, {@code
 * Retry-After} (RFC 9110, section 10.2.3) with what is refused.
 */
final class Turnstile {

  private static final String WINDOW_SECONDS = "60";

  private final Callers callers;
  private final Spaces spaces;
  private final Plans plans;
  private final RequestLimits limits;
  private final ClientAddress addresses;
  private final Metrics metrics;

  Turnstile(
      Callers callers,
      Spaces spaces,
      Plans plans,
      RequestLimits limits,
      ClientAddress addresses,
      Metrics metrics) {
    this.callers = callers;
    this.spaces = spaces;
    this.plans = plans;
    this.limits = limits;
    this.addresses = addresses;
    this.metrics = metrics;
  }

  /**
   * Who asks for something of the app at this address, and has not asked too often. A credential
   * that is not good counts for the network address it comes from.
   */
  Future<Caller> enter(HttpServerRequest request, AppPath path) {
    var found = callers.of(request, path);
    var space = spaces.find(path.user(), path.app());
    return space.isEmpty()
        ? found
        : found.transform(result ->
            plans
                .ofApp(space.get().id())
                .compose(plan -> {
                  var caller = result.succeeded() ? result.result() : Caller.ANONYMOUS;
                  count(request, space.get(), plan, caller);
                  return found;
                }));
  }

  /** Counts a request of somebody nobody knows yet. */
  Future<Void> stranger(HttpServerRequest request, AppPath path) {
    var space = spaces.find(path.user(), path.app());
    return space.isEmpty()
        ? Future.succeededFuture()
        : plans
            .ofApp(space.get().id())
            .map(plan -> {
              count(request, space.get(), plan, Caller.ANONYMOUS);
              return null;
            });
  }

  /**
   * The same at once, where the request's body must not wait for anything. The first request after
   * a start may come before the plan is known; then it is let through.
   */
  void countStranger(HttpServerRequest request, AppPath path) {
    var counted = stranger(request, path);
    if (counted.failed() && counted.cause() instanceof RuntimeException refused) {
      throw refused;
    }
  }

  /** Counts a request of a builder to the builder API. */
  Future<Void> builder(HttpServerRequest request, Builder builder) {
    return plans
        .ofBuilder(builder.id())
        .map(plan -> {
          judge(request, limits.builder(builder.id(), plan));
          return null;
        });
  }

  private void count(HttpServerRequest request, Space space, Plan plan, Caller caller) {
    var who = plan.callerRequestsPerMinute().isEmpty() ? "" : who(request, caller);
    judge(request, limits.request(space.id(), plan, who));
  }

  private String who(HttpServerRequest request, Caller caller) {
    var id = caller.id();
    return id == null ? "address:" + addresses.of(request).address() : id;
  }

  private void judge(HttpServerRequest request, Optional<Verdict> judged) {
    if (judged.isEmpty()) {
      return;
    }
    var verdict = judged.get();
    var name = '"' + verdict.kind().word() + '"';
    var response = request.response();
    response
        .putHeader("RateLimit-Policy", name + ";q=" + verdict.limit() + ";w=" + WINDOW_SECONDS)
        .putHeader("RateLimit", name + ";r=" + verdict.left() + ";t=" + verdict.seconds());
    if (!verdict.allowed()) {
      metrics.refused(verdict.kind().word());
      response.putHeader("Retry-After", Long.toString(verdict.seconds()));
      throw tooMany(verdict);
    }
  }

  private static RuntimeException tooMany(Verdict verdict) {
    var whose =
        switch (verdict.kind()) {
          case APP -> "The app has had as many requests as its plan allows";
          case CALLER -> "You have sent the app as many requests as its plan allows";
          case BUILDER -> "You have sent as many requests as your plan allows";
        };
    return new Refusal(
            RequestCode.TOO_MANY_REQUESTS,
            whose,
            verdict.limit() + " requests a minute",
            "Try again in " + verdict.seconds() + " seconds",
            List.of())
        .thrown();
  }
}
