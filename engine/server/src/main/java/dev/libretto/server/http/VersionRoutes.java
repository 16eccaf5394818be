package dev.libretto.server.http;

import dev.libretto.json.Json;
import dev.libretto.json.JsonText;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.serve.request.QueryString;
import dev.libretto.store.Apps;
import dev.libretto.store.Builder;
import dev.libretto.store.PublishedVersion;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code /api/v1/apps/{user}/{app}/versions} and below: what has been published, and going back to
 * it.
 */
final class VersionRoutes {

  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 200;

  private final Publications publications;
  private final Apps apps;

  VersionRoutes(Publications publications, Apps apps) {
    this.publications = publications;
    this.apps = apps;
  }

  /** The versions, the newest first: {@code ?before=} a number, {@code ?limit=} so many. */
  void list(HttpServerRequest request, Builder builder, String user, String app) {
    own(builder, user);
    var page = Page.of(request);
    apps.history(user, app, page.before(), page.limit())
        .onSuccess(versions -> {
          if (versions.isEmpty() && page.before() == Integer.MAX_VALUE) {
            fail(request, nothing());
          } else {
            var answer = new LinkedHashMap<String, Json>();
            answer.put(
                "versions",
                new Json.Arr(
                    versions.stream().<Json>map(one -> new Json.Obj(members(one))).toList()));
            Replies.text(request, 200, "application/json", JsonText.of(new Json.Obj(answer)));
          }
        })
        .onFailure(failure -> fail(request, failure));
  }

  /** One version with its definition. */
  void one(HttpServerRequest request, Builder builder, String user, String app, String version) {
    own(builder, user);
    int number = number(version);
    apps.version(user, app, number)
        .onSuccess(found -> {
          if (found.isEmpty()) {
            fail(request, unknown());
          } else {
            // The definition is kept as JSON and goes out as it is.
            var head = JsonText.of(new Json.Obj(members(found.get())));
            Replies.text(
                request,
                200,
                "application/json",
                head.substring(0, head.length() - 1)
                    + ",\"definition\":"
                    + found.get().definition()
                    + "}");
          }
        })
        .onFailure(failure -> fail(request, failure));
  }

  /** Publishes an earlier version as the next one. */
  void rollback(
      HttpServerRequest request, Builder builder, String user, String app, String version) {
    own(builder, user);
    var consent = ConsentParameters.parse(request);
    publications
        .rollback(builder, app, number(version), consent)
        .onSuccess(outcome ->
            outcome.ifPresentOrElse(
                found -> OutcomeReply.send(request, found), () -> fail(request, unknown())))
        .onFailure(failure -> fail(request, failure));
  }

  private static Map<String, Json> members(PublishedVersion version) {
    var members = new LinkedHashMap<String, Json>();
    members.put("version", Json.of(version.number()));
    members.put("digest", Json.of(version.digest()));
    members.put("publishedAt", Json.of(version.publishedAt().toString()));
    members.put("publishedBy", Json.of(version.publishedBy()));
    members.put("changes", new Json.Arr(version.summary().stream().<Json>map(Json::of).toList()));
    return members;
  }

  private record Page(int before, int limit) {

    static Page of(HttpServerRequest request) {
      int before = Integer.MAX_VALUE;
      int limit = USUAL_PAGE;
      for (var parameter : QueryString.parse(request.query()).parameters()) {
        switch (parameter.name()) {
          case "before" -> before = positive(parameter.value());
          case "limit" -> limit = Math.min(LARGEST_PAGE, positive(parameter.value()));
          default -> throw badPage();
        }
      }
      return new Page(before, limit);
    }

    private static int positive(String text) {
      if (!text.matches("[1-9][0-9]{0,8}")) {
        throw badPage();
      }
      return Integer.parseInt(text);
    }

    private static RuntimeException badPage() {
      return Refusal.of(
              RequestCode.BAD_PARAMETER,
              "The address has a parameter that is not understood",
              "Versions are listed with ?before= and ?limit=, both whole numbers from 1")
          .thrown();
    }
  }

  private static int number(String version) {
    if (!version.matches("[1-9][0-9]{0,8}")) {
      throw unknown();
    }
    return Integer.parseInt(version);
  }

  private static void own(Builder builder, String user) {
    if (!builder.name().equals(user)) {
      throw Refusal.of(
              RequestCode.FORBIDDEN,
              "The token belongs to the builder '" + builder.name() + "'",
              "Ask under /api/v1/apps/" + builder.name() + "/")
          .thrown();
    }
  }

  private static RuntimeException nothing() {
    return Refusal.of(RequestCode.NOT_FOUND, "Nothing is published at this address", null).thrown();
  }

  private static RuntimeException unknown() {
    return Refusal.of(
            RequestCode.UNKNOWN_VERSION,
            "The app has no such version",
            "GET …/versions lists those it has")
        .thrown();
  }

  private static void fail(HttpServerRequest request, Throwable failure) {
    Replies.send(request, Replies.problem(failure));
  }
}
