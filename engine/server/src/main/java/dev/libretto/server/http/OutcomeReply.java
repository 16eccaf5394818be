package dev.libretto.server.http;

import dev.libretto.json.Json;
import dev.libretto.json.JsonText;
import dev.libretto.problem.Problem;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Program;
import dev.libretto.publish.Outcome;
import dev.libretto.publish.StageTimes;
import dev.libretto.publish.diff.Assessed;
import dev.libretto.publish.diff.ChangeClass;
import dev.libretto.publish.report.ChangeJson;
import dev.libretto.publish.report.ProblemJson;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What came of publishing, as a reply of the builder API. */
final class OutcomeReply {

  private OutcomeReply() {}

  /** The outcome's name in replies and metrics. */
  static String name(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Published _ -> "published";
      case Outcome.Publishable _ -> "publishable";
      case Outcome.NeedsConsent _ -> "needsConsent";
      case Outcome.Unchanged _ -> "unchanged";
      case Outcome.Rejected _ -> "rejected";
    };
  }

  static void send(HttpServerRequest request, Outcome outcome) {
    request.response().putHeader("Server-Timing", timing(outcome.times()));
    var answer = new LinkedHashMap<String, Json>();
    switch (outcome) {
      case Outcome.Published one -> {
        answer.putAll(members(outcome, one.program(), one.changes(), Set.of(), one.warnings()));
        send(request, one.program().version() == 1 ? 201 : 200, answer);
      }
      case Outcome.Publishable one -> {
        answer.putAll(
            members(outcome, one.program(), one.changes(), one.missing(), one.warnings()));
        send(request, 200, answer);
      }
      case Outcome.Unchanged one -> {
        answer.putAll(members(outcome, one.program(), List.of(), Set.of(), one.warnings()));
        send(request, 200, answer);
      }
      case Outcome.NeedsConsent one -> {
        answer.putAll(
            problem(
                RequestCode.CONSENT_NEEDED,
                "Nothing was published: the changes need consent to " + words(one.missing()),
                new Json.Arr(List.of())));
        answer.putAll(
            members(outcome, one.program(), one.changes(), one.missing(), one.warnings()));
        problem(request, RequestCode.CONSENT_NEEDED, answer);
      }
      case Outcome.Rejected rejected -> {
        var code = RequestCode.BAD_DEFINITION;
        answer.putAll(
            problem(code, count(rejected.problems()), ProblemJson.of(rejected.problems())));
        problem(request, code, answer);
      }
    }
  }

  private static Map<String, Json> members(
      Outcome outcome,
      Program program,
      List<Assessed> changes,
      Set<ChangeClass> missing,
      List<Problem> warnings) {
    var answer = new LinkedHashMap<String, Json>();
    answer.put("outcome", Json.of(name(outcome)));
    answer.put("app", Json.of(program.header().name()));
    answer.put("version", Json.of(program.version()));
    answer.put("digest", Json.of(program.digest()));
    answer.put("path", Json.of("/u/" + program.user() + "/" + program.header().name()));
    answer.put(
        "consent",
        new Json.Arr(missing.stream().sorted().<Json>map(one -> Json.of(one.word())).toList()));
    answer.put("changes", ChangeJson.of(changes));
    answer.put("warnings", ProblemJson.of(warnings));
    answer.put("definition", program.canonical());
    return answer;
  }

  private static Map<String, Json> problem(RequestCode code, String message, Json.Arr details) {
    var error = new LinkedHashMap<String, Json>();
    error.put("code", Json.of(code.code()));
    error.put("message", Json.of(message));
    error.put("details", details);
    var document = new LinkedHashMap<String, Json>();
    document.put("type", Json.of("/docs/problems/" + code.code()));
    document.put("title", Json.of(code.title()));
    document.put("status", Json.of(code.status()));
    document.put("error", new Json.Obj(error));
    return document;
  }

  private static String count(List<Problem> problems) {
    return problems.size() == 1
        ? "The definition has a problem"
        : "The definition has " + problems.size() + " problems";
  }

  private static String words(Set<ChangeClass> classes) {
    return classes.stream().sorted().map(ChangeClass::word).collect(Collectors.joining(", "));
  }

  private static String timing(StageTimes times) {
    return times.byStage().entrySet().stream()
        .map(entry -> entry.getKey().label() + ";dur=" + entry.getValue().toNanos() / 1_000_000.0)
        .collect(Collectors.joining(", "));
  }

  private static void send(HttpServerRequest request, int status, Map<String, Json> members) {
    Replies.text(request, status, "application/json", JsonText.of(new Json.Obj(members)));
  }

  private static void problem(
      HttpServerRequest request, RequestCode code, Map<String, Json> members) {
    Replies.text(
        request, code.status(), "application/problem+json", JsonText.of(new Json.Obj(members)));
  }
}
