package dev.libretto.server.http;

import dev.libretto.json.Json;
import dev.libretto.json.JsonText;
import dev.libretto.member.EmailAddress;
import dev.libretto.member.Members;
import dev.libretto.member.Members.Office;
import dev.libretto.member.Roles;
import dev.libretto.member.SignInPolicy;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Program;
import dev.libretto.rows.Refusal;
import dev.libretto.store.member.MemberRow;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** {@code /api/v1/apps/{user}/{app}/members} for the app's builder. */
final class MemberRoutes {

  private static final int LARGEST_BODY_BYTES = 32_768;

  private final Members members;
  private final PublicOrigin origin;

  MemberRoutes(Members members, PublicOrigin origin) {
    this.members = members;
    this.origin = origin;
  }

  /**
   * Answers the builder of an app.
   *
   * @param rest what follows {@code /members}: empty, {@code /<id>} or {@code /<id>/<thing>}
   */
  void handle(HttpServerRequest request, String builder, Program program, String rest) {
    var office =
        new Office(program.id(), program.header().label(), SignInPolicy.of(program), builder);
    var parts = rest.split("/", -1);
    var method = request.method().name();
    if (parts.length == 1) {
      switch (method) {
        case "GET" -> list(request, program);
        case "POST" -> invite(request, program, office);
        default -> notAllowed(request, "GET, POST");
      }
    } else {
      one(
          request,
          method,
          program,
          office,
          ApiBody.id(parts[1]),
          parts.length == 2 ? "" : parts[2]);
    }
  }

  private void one(
      HttpServerRequest request,
      String method,
      Program program,
      Office office,
      UUID id,
      String thing) {
    switch (method + " " + thing) {
      case "PATCH " -> change(request, program, office, id);
      case "DELETE " -> done(request, members.remove(office, id));
      case "DELETE sessions" -> done(request, members.endSessions(office, id));
      case "POST invitation" -> done(request, members.inviteAgain(office, id, link(program)));
      default -> notAllowed(request, "PATCH, DELETE");
    }
  }

  private Function<String, String> link(Program program) {
    return token ->
        origin.address(
            "/u/" + program.user() + "/" + program.header().name() + "/auth/invite/" + token);
  }

  private void list(HttpServerRequest request, Program program) {
    members
        .list(program.id())
        .onSuccess(listed -> {
          var answer = new LinkedHashMap<String, Json>();
          answer.put(
              "members", new Json.Arr(listed.stream().map(row -> json(program, row)).toList()));
          send(request, 200, new Json.Obj(answer));
        })
        .onFailure(failure -> fail(request, failure));
  }

  private void invite(HttpServerRequest request, Program program, Office office) {
    BoundedBody.read(request, LARGEST_BODY_BYTES)
        .compose(bytes -> {
          var body = ApiBody.read(bytes, RequestCode.BAD_MEMBER, Set.of("email", "name", "roles"));
          var address =
              EmailAddress.of(body.required("email")).orElseThrow(MemberRoutes::badAddress);
          var roles = Objects.requireNonNullElse(body.texts("roles"), List.<String>of());
          return members.invite(office, address, body.text("name"), roles, link(program));
        })
        .onSuccess(member -> send(request, 201, json(program, member)))
        .onFailure(failure -> fail(request, failure));
  }

  private void change(HttpServerRequest request, Program program, Office office, UUID id) {
    BoundedBody.read(request, LARGEST_BODY_BYTES)
        .compose(bytes -> {
          var body =
              ApiBody.read(bytes, RequestCode.BAD_MEMBER, Set.of("name", "roles", "suspended"));
          return members.change(
              office, id, body.text("name"), body.texts("roles"), body.flag("suspended"));
        })
        .onSuccess(member -> send(request, 200, json(program, member)))
        .onFailure(failure -> fail(request, failure));
  }

  private static Json json(Program program, MemberRow member) {
    var members = new LinkedHashMap<String, Json>();
    members.put("id", Json.of(member.id().toString()));
    members.put("email", Json.of(member.email()));
    members.put("name", ApiJson.text(member.name()));
    members.put("roles", ApiJson.texts(Roles.names(program.roles(), member.roles())));
    members.put("status", Json.of(member.status()));
    members.put("createdAt", ApiJson.time(member.createdAt()));
    members.put("signedInAt", ApiJson.time(member.signedInAt()));
    return new Json.Obj(members);
  }

  private static void done(HttpServerRequest request, Future<?> doing) {
    doing
        .onSuccess(_ -> request.response().setStatusCode(204).end())
        .onFailure(failure -> fail(request, failure));
  }

  static void send(HttpServerRequest request, int status, Json json) {
    request.response().putHeader("Cache-Control", "no-store");
    Replies.text(request, status, "application/json", JsonText.of(json));
  }

  static void fail(HttpServerRequest request, Throwable failure) {
    Replies.send(request, Replies.problem(failure));
  }

  static void notAllowed(HttpServerRequest request, String allowed) {
    request.response().putHeader("Allow", allowed);
    fail(
        request,
        Refusal.of(RequestCode.METHOD_NOT_ALLOWED, "The method is not allowed here", null)
            .thrown());
  }

  private static RuntimeException badAddress() {
    return Refusal.of(
            RequestCode.BAD_EMAIL, "That is no mail address", "Write it like name@example.org")
        .thrown();
  }
}
