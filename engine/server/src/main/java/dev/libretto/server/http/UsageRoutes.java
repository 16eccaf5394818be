package dev.libretto.server.http;

import dev.libretto.account.RequestLimits;
import dev.libretto.json.Json;
import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import dev.libretto.rows.LeasedRows;
import dev.libretto.serve.reply.Reply;
import dev.libretto.space.Space;
import dev.libretto.space.Spaces;
import dev.libretto.store.Builder;
import dev.libretto.store.account.Account;
import dev.libretto.store.account.Accounts;
import dev.libretto.store.account.Plan;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code …/usage}: what a builder's plan allows, and how much of it is used. */
final class UsageRoutes {

  /** Counting reads every row's place in an index: not oftener than this for one app. */
  private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(10);

  private static final int MOST_COUNTED = 20;

  private record Count(Future<Long> rows, Instant at) {}

  private final Accounts accounts;
  private final Spaces spaces;
  private final LeasedRows rows;
  private final RequestLimits limits;
  private final InstantSource clock;
  private final Map<AppId, Count> counts = new ConcurrentHashMap<>();

  UsageRoutes(
      Accounts accounts,
      Spaces spaces,
      LeasedRows rows,
      RequestLimits limits,
      InstantSource clock) {
    this.accounts = accounts;
    this.spaces = spaces;
    this.rows = rows;
    this.limits = limits;
    this.clock = clock;
  }

  void mount(Router router, BuilderDoor door) {
    router.get("/api/v1/usage").handler(door.signedIn((_, who) -> all(who.builder())));
    router
        .get("/api/v1/apps/:user/:app/usage")
        .handler(
            door.owner((visit, who) ->
                one(
                    who.builder(),
                    spaces
                        .find(visit.name("user"), visit.name("app"))
                        .map(Space::program)
                        .orElseThrow(BuilderDoor::nothingHere))));
  }

  private Future<Reply> all(Builder builder) {
    var apps =
        spaces.all().stream()
            .map(Space::program)
            .filter(program -> program.user().equals(builder.name()))
            .sorted(Comparator.comparing(program -> program.header().name()))
            .toList();
    return plan(builder)
        .compose(plan ->
            usages(plan, apps.subList(0, Math.min(apps.size(), MOST_COUNTED)))
                .map(usages ->
                    Replies.json(
                        200,
                        new JsonObjects()
                            .with("plan", ProfileRoutes.json(plan))
                            .with(
                                "apps",
                                new JsonObjects()
                                    .with("used", apps.size())
                                    .number("limit", plan.apps())
                                    .done())
                            .list("usage", usages, usage -> usage)
                            .done())));
  }

  /** One after the other: there is no hurry. */
  private Future<List<Json>> usages(Plan plan, List<Program> apps) {
    var usages = new ArrayList<Json>();
    var done = Future.<Void>succeededFuture();
    for (var app : apps) {
      done =
          done.compose(_ -> usage(plan, app))
              .map(usage -> {
                usages.add(usage);
                return null;
              });
    }
    return done.map(usages);
  }

  private Future<Reply> one(Builder builder, Program program) {
    return plan(builder)
        .compose(plan -> usage(plan, program))
        .map(usage -> Replies.json(200, usage));
  }

  private Future<Plan> plan(Builder builder) {
    return accounts
        .find(builder.id())
        .map(found -> found.map(Account::plan).orElseThrow(BuilderDoor::nothingHere));
  }

  private Future<Json> usage(Plan plan, Program program) {
    return count(program)
        .map(count ->
            new JsonObjects()
                .with("app", program.header().name())
                .with(
                    "rows",
                    new JsonObjects().with("used", count).number("limit", plan.rowsPerApp()).done())
                .with(
                    "requests",
                    new JsonObjects()
                        .with("lastMinute", limits.lately(program.id()))
                        .number("limit", plan.requestsPerMinute())
                        .number("callerLimit", plan.callerRequestsPerMinute())
                        .done())
                .done());
  }

  private Future<Long> count(Program program) {
    var now = clock.instant();
    return counts
        .compute(
            program.id(),
            (_, known) ->
                known != null
                        && now.isBefore(known.at().plus(BETWEEN_COUNTS))
                        && !known.rows().failed()
                    ? known
                    : new Count(rows.count(program), now))
        .rows();
  }
}
