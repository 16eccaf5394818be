package dev.libretto.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** The secrets of an app, seen from outside. */
final class SecretClient {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final URI server;
  private final String token;

  SecretClient(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  SecretAnswer send(String method, String user, String app, String name, String value) {
    if (!(user + app + name).matches("[A-Za-z0-9_-]*")) {
      throw new EnvironmentFailure(
          EnvironmentCode.SERVER_REFUSED,
          "Names are made of letters, digits, - and _",
          "Check the names of builder, app and secret");
    }
    var path =
        "/api/v1/apps/%s/%s/secrets".formatted(user, app) + (name.isEmpty() ? "" : "/" + name);
    try (var client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      var body =
          method.equals("PUT")
              ? BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(Map.of("value", value)))
              : BodyPublishers.noBody();
      var request =
          HttpRequest.newBuilder(server.resolve(path))
              .timeout(LIMIT)
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .method(method, body)
              .build();
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new SecretAnswer(response.statusCode(), json(response.body()));
    } catch (IOException | IllegalArgumentException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e);
    }
  }

  private static JsonNode json(String body) throws IOException {
    return body.isEmpty() ? JsonNodeFactory.instance.missingNode() : MAPPER.readTree(body);
  }

  private EnvironmentFailure unreachable(Exception cause) {
    return new EnvironmentFailure(
        EnvironmentCode.SERVER_UNREACHABLE,
        "The engine at " + server + " gives no answer",
        "Check --server: it is the builder listener, usually the port after the apps' port",
        cause);
  }
}
