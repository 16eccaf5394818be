package dev.libretto.benchmarks.targets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;

/** The engine's builder API, as a builder's own tools use it. For any number of threads. */
public final class BuilderApi implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final HttpClient client = HttpClient.newHttpClient();
  private final String root;
  private final String token;

  /** By the token that {@link LibrettoLauncher#run} leaves. */
  BuilderApi(LibrettoLauncher launcher) throws IOException {
    this.root = "http://127.0.0.1:" + launcher.consolePort() + "/api/v1/apps/";
    this.token = Files.readString(launcher.tokenFile()).strip();
  }

  /** The canonical definition of an app. */
  public JsonNode definition(String app) throws IOException, InterruptedException {
    var body = exchange("GET", address(app) + "/definition", "");
    return body.has("definition") ? body.get("definition") : body;
  }

  /** Makes a key for everything in an app; the key itself. */
  public String key(String app) throws IOException, InterruptedException {
    var body = "{\"name\":\"bench\",\"scopes\":[\"*:*\"]}";
    return exchange("POST", address(app) + "/keys", body).path("key").asText();
  }

  /** Publishes a definition and waits for it; what came of it. */
  public String publish(String app, String definition) throws IOException, InterruptedException {
    return exchange("PUT", address(app) + "/definition", definition).path("outcome").asText();
  }

  private static String address(String app) {
    return LibrettoLauncher.BUILDER + "/" + app;
  }

  /**
   * Sends a request below {@code /api/v1/apps/} and waits for its answer.
   *
   * @throws EnvironmentException when it is refused
   */
  private JsonNode exchange(String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(root + path))
            .timeout(LONGEST)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    var response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new EnvironmentException(
          method + " " + path + " answered " + response.statusCode() + " " + response.body());
    }
    return response.body().isEmpty() ? MAPPER.missingNode() : MAPPER.readTree(response.body());
  }

  @Override
  public void close() {
    client.close();
  }
}
