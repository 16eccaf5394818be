package dev.libretto.server.http;

import dev.libretto.problem.RequestCode;
import dev.libretto.program.Program;
import dev.libretto.rows.Refusal;
import dev.libretto.space.Space;
import dev.libretto.space.Spaces;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a builder does about the people of an app of theirs: members, keys, and the notifications it
 * sends.
 */
final class AppOffice {

  /** The addresses of it. */
  static final String PATH =
      "/api/v1/apps/(?<user>[^/]+)/(?<app>[^/]+)/(?<part>members|keys|deliveries)(?<rest>(/[^/]+){0,2})";

  private static final Pattern ADDRESS = Pattern.compile(PATH);

  private final Spaces spaces;
  private final MemberRoutes members;
  private final KeyRoutes keys;
  private final DeliveryRoutes deliveries;

  AppOffice(Spaces spaces, MemberRoutes members, KeyRoutes keys, DeliveryRoutes deliveries) {
    this.spaces = spaces;
    this.members = members;
    this.keys = keys;
    this.deliveries = deliveries;
  }

  /** Answers a builder who has shown their token; the app must be theirs. */
  void handle(HttpServerRequest request, String builder) {
    var address = ADDRESS.matcher(Objects.requireNonNullElse(request.path(), ""));
    if (!address.matches()) {
      throw unpublished();
    }
    var user = address.group("user");
    if (!builder.equals(user)) {
      throw Refusal.of(
              RequestCode.FORBIDDEN,
              "The token belongs to the builder '" + builder + "'",
              "Use the token of the app's own builder")
          .thrown();
    }
    var program = program(user, address.group("app"));
    var rest = address.group("rest");
    switch (address.group("part")) {
      case "members" -> members.handle(request, builder, program, rest);
      case "keys" -> keys.handle(request, builder, program, rest);
      default -> deliveries.handle(request, program, rest);
    }
  }

  private Program program(String user, String app) {
    return spaces.find(user, app).map(Space::program).orElseThrow(AppOffice::unpublished);
  }

  private static RuntimeException unpublished() {
    return Refusal.of(
            RequestCode.NOT_FOUND, "Nothing is published at this address", "Publish the app first")
        .thrown();
  }
}
