package dev.libretto.server.http;

import dev.libretto.problem.RequestCode;
import dev.libretto.program.Program;
import dev.libretto.rows.Refusal;
import dev.libretto.space.Space;
import dev.libretto.space.Spaces;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import java.util.regex.Pattern;

/** What a builder does about who may come to an app of theirs: members and keys. */
final class AppOffice {

  /** The addresses of it. */
  static final String PATH =
      "/api/v1/apps/(?<user>[^/]+)/(?<app>[^/]+)/(?<part>members|keys)(?<rest>(/[^/]+){0,2})";

  private static final Pattern ADDRESS = Pattern.compile(PATH);

  private final Spaces spaces;
  private final MemberRoutes members;
  private final KeyRoutes keys;

  AppOffice(Spaces spaces, MemberRoutes members, KeyRoutes keys) {
    this.spaces = spaces;
    this.members = members;
    this.keys = keys;
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
    if (address.group("part").equals("members")) {
      members.handle(request, builder, program, address.group("rest"));
    } else {
      keys.handle(request, builder, program, address.group("rest"));
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
