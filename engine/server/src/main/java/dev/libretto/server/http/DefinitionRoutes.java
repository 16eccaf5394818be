package dev.libretto.server.http;

import dev.libretto.access.AccessChange;
import dev.libretto.access.AccessJson;
import dev.libretto.json.Json;
import dev.libretto.json.JsonText;
import dev.libretto.problem.Problem;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Program;
import dev.libretto.publish.Outcome;
import dev.libretto.publish.Publish;
import dev.libretto.publish.StageTimes;
import dev.libretto.publish.Upload;
import dev.libretto.publish.diff.Change;
import dev.libretto.publish.diff.ChangeText;
import dev.libretto.publish.report.ProblemJson;
import dev.libretto.rows.Refusal;
import dev.libretto.serve.request.QueryString;
import dev.libretto.space.Space;
import dev.libretto.space.Spaces;
import dev.libretto.store.Builder;
import dev.libretto.store.StoreFailure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** {@code /api/v1/apps/{user}/{app}/definition}: read what is published, publish, or only try. */
public final class DefinitionRoutes {

  /** More than any definition may have: what is larger is refused by its reader, with a place. */
  private static final int LARGEST_UPLOAD_BYTES = 64 << 20;

  /** Publishing is work for the processor; more at once would only slow down the pages. */
  private static final int MOST_AT_ONCE = 2;

  private final Vertx vertx;
  private final Publish publish;
  private final Spaces spaces;
  private final Metrics metrics;
  private final Semaphore turns = new Semaphore(MOST_AT_ONCE, true);

  /** Publishes by this. */
  public DefinitionRoutes(Vertx vertx, Publish publish, Spaces spaces, Metrics metrics) {
    this.vertx = vertx;
    this.publish = publish;
    this.spaces = spaces;
    this.metrics = metrics;
  }

  /** Answers a builder who has shown their token. */
  void handle(HttpServerRequest request, Builder builder, String user, String app) {
    if (!builder.name().equals(user)) {
      fail(
          request,
          Refusal.of(
                  RequestCode.FORBIDDEN,
                  "The token belongs to the builder '" + builder.name() + "'",
                  "Publish under /api/v1/apps/" + builder.name() + "/")
              .thrown());
      return;
    }
    switch (request.method().name()) {
      case "GET" -> read(request, user, app);
      case "PUT" -> put(request, builder, app);
      default ->
          fail(
              request,
              Refusal.of(
                      RequestCode.METHOD_NOT_ALLOWED,
                      "A definition is read with GET and published with PUT",
                      null)
                  .thrown());
    }
  }

  private void read(HttpServerRequest request, String user, String app) {
    var program = spaces.find(user, app).map(Space::program).orElse(null);
    if (program == null) {
      fail(
          request,
          Refusal.of(RequestCode.NOT_FOUND, "Nothing is published at this address", null).thrown());
      return;
    }
    request.response().putHeader("ETag", '"' + program.digest() + '"');
    Replies.text(request, 200, "application/json", JsonText.of(program.canonical()));
  }

  private void put(HttpServerRequest request, Builder builder, String app) {
    if (!AppPath.isName(app)) {
      fail(
          request,
          Refusal.of(
                  RequestCode.BAD_NAME,
                  "An app cannot have this name",
                  "Use small letters, digits and hyphens, starting with a letter")
              .thrown());
      return;
    }
    var dryRun = isDryRun(request);
    BoundedBody.read(request, LARGEST_UPLOAD_BYTES)
        .compose(bytes ->
            outcome(
                new Upload(builder, Optional.of(app), "app.json", Buffer.buffer(bytes)), dryRun))
        .onSuccess(outcome -> answer(request, outcome))
        .onFailure(failure -> fail(request, failure));
  }

  /** Nothing is guessed here: who misspells the parameter must not publish. */
  private static boolean isDryRun(HttpServerRequest request) {
    var dryRun = false;
    for (var parameter : QueryString.parse(request.query()).parameters()) {
      if (!parameter.name().equals("dryRun")
          || !(parameter.value().equals("true") || parameter.value().equals("false"))) {
        throw Refusal.of(
                RequestCode.BAD_PARAMETER,
                "The address has a parameter that is not understood",
                "Publish without parameters, or try with ?dryRun=true")
            .thrown();
      }
      dryRun = parameter.value().equals("true");
    }
    return dryRun;
  }

  /** Publishes on a virtual thread of its own and comes back to the caller's event loop. */
  public Future<Outcome> outcome(Upload upload, boolean dryRun) {
    Context context = vertx.getOrCreateContext();
    Promise<Outcome> promise = Promise.promise();
    Thread.ofVirtual()
        .name("publish-" + upload.by().name())
        .start(() -> {
          try {
            var outcome = inTurn(upload, dryRun);
            context.runOnContext(_ -> promise.complete(outcome));
          } catch (InterruptedException | StoreFailure | RuntimeException failure) {
            context.runOnContext(_ -> promise.fail(failure));
          }
        });
    return promise.future();
  }

  private Outcome inTurn(Upload upload, boolean dryRun) throws InterruptedException, StoreFailure {
    turns.acquire();
    try {
      var outcome = dryRun ? publish.rehearse(upload) : publish.publish(upload);
      metrics.published(name(outcome), durations(outcome.times()));
      return outcome;
    } finally {
      turns.release();
    }
  }

  private static String name(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Published _ -> "published";
      case Outcome.Publishable _ -> "publishable";
      case Outcome.Unchanged _ -> "unchanged";
      case Outcome.Rejected _ -> "rejected";
    };
  }

  private static Map<String, Duration> durations(StageTimes times) {
    var durations = new LinkedHashMap<String, Duration>();
    times.byStage().forEach((stage, taken) -> durations.put(stage.label(), taken));
    return durations;
  }

  private static void answer(HttpServerRequest request, Outcome outcome) {
    request.response().putHeader("Server-Timing", timing(outcome.times()));
    switch (outcome) {
      case Outcome.Published published ->
          accepted(
              request,
              published.program().version() == 1 ? 201 : 200,
              "published",
              published.program(),
              published.changes(),
              published.access(),
              published.warnings());
      case Outcome.Publishable publishable ->
          accepted(
              request,
              200,
              "publishable",
              publishable.program(),
              publishable.changes(),
              publishable.access(),
              publishable.warnings());
      case Outcome.Unchanged unchanged ->
          accepted(
              request,
              200,
              "unchanged",
              unchanged.program(),
              List.of(),
              List.of(),
              unchanged.warnings());
      case Outcome.Rejected rejected -> rejected(request, rejected.problems());
    }
  }

  private static String timing(StageTimes times) {
    return times.byStage().entrySet().stream()
        .map(entry -> entry.getKey().label() + ";dur=" + entry.getValue().toNanos() / 1_000_000.0)
        .collect(Collectors.joining(", "));
  }

  private static void accepted(
      HttpServerRequest request,
      int status,
      String outcome,
      Program program,
      List<Change> changes,
      List<AccessChange> access,
      List<Problem> warnings) {
    var answer = new LinkedHashMap<String, Json>();
    answer.put("outcome", Json.of(outcome));
    answer.put("app", Json.of(program.header().name()));
    answer.put("version", Json.of(program.version()));
    answer.put("digest", Json.of(program.digest()));
    answer.put("path", Json.of("/u/" + program.user() + "/" + program.header().name()));
    answer.put(
        "changes",
        new Json.Arr(changes.stream().map(change -> Json.of(ChangeText.of(change))).toList()));
    answer.put("access", AccessJson.of(access));
    answer.put("warnings", ProblemJson.of(warnings));
    answer.put("definition", program.canonical());
    Replies.text(request, status, "application/json", JsonText.of(new Json.Obj(answer)));
  }

  private static void rejected(HttpServerRequest request, List<Problem> problems) {
    var code = RequestCode.BAD_DEFINITION;
    var error = new LinkedHashMap<String, Json>();
    error.put("code", Json.of(code.code()));
    error.put(
        "message",
        Json.of(
            problems.size() == 1
                ? "The definition has a problem"
                : "The definition has " + problems.size() + " problems"));
    error.put("details", ProblemJson.of(problems));
    var document = new LinkedHashMap<String, Json>();
    document.put("type", Json.of("/docs/problems/" + code.code()));
    document.put("title", Json.of(code.title()));
    document.put("status", Json.of(code.status()));
    document.put("error", new Json.Obj(error));
    Replies.text(
        request, code.status(), "application/problem+json", JsonText.of(new Json.Obj(document)));
  }

  private static void fail(HttpServerRequest request, Throwable failure) {
    Replies.send(request, Replies.problem(failure));
  }
}
