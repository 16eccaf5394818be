package dev.libretto.server.http;

import dev.libretto.json.JsonText;
import dev.libretto.problem.RequestCode;
import dev.libretto.publish.Upload;
import dev.libretto.rows.Refusal;
import dev.libretto.space.Space;
import dev.libretto.space.Spaces;
import dev.libretto.store.Builder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** {@code /api/v1/apps/{user}/{app}/definition}: read what is published, publish, or only try. */
final class DefinitionRoutes {

  /**
   * More than any definition may have: what is larger is refused by its reader, with a place. No
   * other body of the builders' addresses may have more.
   */
  static final int LARGEST_UPLOAD_BYTES = 64 << 20;

  private final Publications publications;
  private final Spaces spaces;

  /** Publishes by this. */
  DefinitionRoutes(Publications publications, Spaces spaces) {
    this.publications = publications;
    this.spaces = spaces;
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
    var consent = ConsentParameters.parse(request);
    BoundedBody.read(request, LARGEST_UPLOAD_BYTES)
        .compose(bytes ->
            publications.publish(
                new Upload(builder, Optional.of(app), "app.json", Buffer.buffer(bytes)), consent))
        .onSuccess(outcome -> OutcomeReply.send(request, outcome))
        .onFailure(failure -> fail(request, failure));
  }

  private static void fail(HttpServerRequest request, Throwable failure) {
    Replies.send(request, Replies.problem(failure));
  }
}
