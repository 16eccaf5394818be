package dev.libretto.server.http;

import dev.libretto.access.AccessJson;
import dev.libretto.access.AccessReport;
import dev.libretto.json.JsonText;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.space.Space;
import dev.libretto.space.Spaces;
import dev.libretto.store.Builder;
import io.vertx.core.http.HttpServerRequest;

/** {@code /api/v1/apps/{user}/{app}/access}: who can do what with what is published. */
final class AccessRoutes {

  private final Spaces spaces;

  AccessRoutes(Spaces spaces) {
    this.spaces = spaces;
  }

  /** Answers a builder who has shown their token, about their own apps alone. */
  void read(HttpServerRequest request, Builder builder, String user, String app) {
    if (!builder.name().equals(user)) {
      throw Refusal.of(
              RequestCode.FORBIDDEN,
              "The token belongs to the builder '" + builder.name() + "'",
              "Ask under /api/v1/apps/" + builder.name() + "/")
          .thrown();
    }
    var program =
        spaces
            .find(user, app)
            .map(Space::program)
            .orElseThrow(() ->
                Refusal.of(RequestCode.NOT_FOUND, "Nothing is published at this address", null)
                    .thrown());
    request.response().putHeader("ETag", '"' + program.digest() + '"');
    Replies.text(
        request, 200, "application/json", JsonText.of(AccessJson.of(AccessReport.of(program))));
  }
}
