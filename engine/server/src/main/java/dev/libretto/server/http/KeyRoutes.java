package dev.libretto.server.http;

import dev.libretto.json.Json;
import dev.libretto.member.ApiKeys;
import dev.libretto.member.Roles;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Program;
import dev.libretto.store.member.KeyTable.KeyRow;
import io.vertx.core.http.HttpServerRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/apps/{user}/{app}/keys} for the app's builder. */
final class KeyRoutes {

  private static final int LARGEST_BODY_BYTES = 32_768;

  private final ApiKeys keys;

  KeyRoutes(ApiKeys keys) {
    this.keys = keys;
  }

  /**
   * Answers the builder of an app.
   *
   * @param rest what follows {@code /keys}: empty or {@code /<id>}
   */
  void handle(HttpServerRequest request, String builder, Program program, String rest) {
    var method = request.method().name();
    if (rest.isEmpty()) {
      switch (method) {
        case "GET" -> list(request, program);
        case "POST" -> create(request, builder, program);
        default -> MemberRoutes.notAllowed(request, "GET, POST");
      }
    } else if (method.equals("DELETE")) {
      keys.revoke(program.id(), builder, ApiBody.id(rest.substring(1)))
          .onSuccess(_ -> request.response().setStatusCode(204).end())
          .onFailure(failure -> MemberRoutes.fail(request, failure));
    } else {
      MemberRoutes.notAllowed(request, "DELETE");
    }
  }

  private void list(HttpServerRequest request, Program program) {
    keys.list(program.id())
        .onSuccess(listed -> {
          var answer = new LinkedHashMap<String, Json>();
          answer.put(
              "keys", new Json.Arr(listed.stream().map(row -> json(program, row, null)).toList()));
          MemberRoutes.send(request, 200, new Json.Obj(answer));
        })
        .onFailure(failure -> MemberRoutes.fail(request, failure));
  }

  private void create(HttpServerRequest request, String builder, Program program) {
    BoundedBody.read(request, LARGEST_BODY_BYTES)
        .compose(bytes -> {
          var body =
              ApiBody.read(
                  bytes, RequestCode.BAD_KEY, Set.of("name", "roles", "scopes", "expiresAt"));
          return keys.create(
              program,
              builder,
              body.required("name"),
              Objects.requireNonNullElse(body.texts("roles"), List.<String>of()),
              Objects.requireNonNullElse(body.texts("scopes"), List.<String>of()),
              expiresAt(body));
        })
        .onSuccess(
            issued -> MemberRoutes.send(request, 201, json(program, issued.row(), issued.key())))
        .onFailure(failure -> MemberRoutes.fail(request, failure));
  }

  private static @Nullable Instant expiresAt(ApiBody body) {
    var text = body.text("expiresAt");
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException unreadable) {
      throw body.refused("'expiresAt' is no time", "Write it like 2030-01-31T12:00:00Z");
    }
  }

  /** With the key itself this once. */
  private static Json json(Program program, KeyRow row, @Nullable String key) {
    var members = new LinkedHashMap<String, Json>();
    members.put("id", Json.of(row.id().toString()));
    members.put("name", Json.of(row.name()));
    members.put("prefix", Json.of(row.prefix()));
    if (key != null) {
      members.put("key", Json.of(key));
    }
    members.put("roles", ApiJson.texts(Roles.names(program.roles(), row.roles())));
    members.put("scopes", ApiJson.texts(ApiKeys.scopes(program, row)));
    members.put("createdBy", Json.of(row.createdBy()));
    members.put("createdAt", ApiJson.time(row.createdAt()));
    members.put("expiresAt", ApiJson.time(row.expiresAt()));
    members.put("usedAt", ApiJson.time(row.usedAt()));
    return new Json.Obj(members);
  }
}
