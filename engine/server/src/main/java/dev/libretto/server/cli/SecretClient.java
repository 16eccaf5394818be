package dev.libretto.server.cli;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.util.Map;

/** The secrets of an app, seen from outside. */
final class SecretClient {

  private final BuilderApi api;

  SecretClient(BuilderApi api) {
    this.api = api;
  }

  ApiAnswer send(String method, String user, String app, String name, String value) {
    if (!(user + app + name).matches("[A-Za-z0-9_-]*")) {
      throw new EnvironmentFailure(
          EnvironmentCode.SERVER_REFUSED,
          "Names are made of letters, digits, - and _",
          "Check the names of builder, app and secret");
    }
    var path =
        "/api/v1/apps/%s/%s/secrets".formatted(user, app) + (name.isEmpty() ? "" : "/" + name);
    return method.equals("PUT")
        ? api.send(method, path, Map.of("value", value))
        : api.send(method, path);
  }
}
