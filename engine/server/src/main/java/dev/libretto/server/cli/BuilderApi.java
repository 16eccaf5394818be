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
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** The builder API of an engine, for the commands that ask small questions. */
final class BuilderApi {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final URI server;
  private final String token;

  BuilderApi(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  /** Sends a request without a body. */
  ApiAnswer send(String method, String path) {
    return send(method, path, BodyPublishers.noBody());
  }

  /** Sends a request with a JSON object. */
  ApiAnswer send(String method, String path, Map<String, String> body) {
    try {
      return send(method, path, BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(body)));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private ApiAnswer send(String method, String path, BodyPublisher body) {
    try (var client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      var request =
          HttpRequest.newBuilder(server.resolve(path))
              .timeout(LIMIT)
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .header("User-Agent", "libretto")
              .method(method, body)
              .build();
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new ApiAnswer(response.statusCode(), json(response.body()));
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
