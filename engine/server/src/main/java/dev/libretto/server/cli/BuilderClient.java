package dev.libretto.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The builder API of a running engine, seen from outside. */
final class BuilderClient {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

  /** Publishing may fill new columns of large tables. */
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(10);

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final URI server;
  private final String user;
  private final String token;

  BuilderClient(URI server, String user, String token) {
    this.server = server;
    this.user = user;
    this.token = token;
  }

  /** An answer of the engine; the body is missing when it was not JSON. */
  record Answer(int status, JsonNode body) {}

  /** Sends a definition; every answer of the engine is a value, only silence is a failure. */
  PublishAnswer publish(AppFolder app, List<String> accept, boolean dryRun) {
    var text = app.bytes();
    var answer =
        send("PUT", path(app, text) + "/definition" + query(accept, dryRun), Optional.of(text));
    return new PublishAnswer(app.definition().toString(), answer.status(), answer.body(), dryRun);
  }

  /** Goes back to a version. */
  PublishAnswer rollback(AppFolder app, int version, List<String> accept, boolean dryRun) {
    var path = path(app, app.bytes()) + "/versions/" + version + "/rollback";
    var answer = send("POST", path + query(accept, dryRun), Optional.empty());
    return new PublishAnswer("version " + version, answer.status(), answer.body(), dryRun);
  }

  /** The newest versions. */
  Answer versions(AppFolder app) {
    return send("GET", path(app, app.bytes()) + "/versions", Optional.empty());
  }

  /** The newest deliveries; all, or those in one state. */
  Answer deliveries(AppFolder app, Optional<String> state) {
    var query = state.map(word -> "?state=" + URLEncoder.encode(word, UTF_8)).orElse("");
    return send("GET", path(app, app.bytes()) + "/deliveries" + query, Optional.empty());
  }

  /** Lets a dead delivery be tried again. */
  Answer retryDelivery(AppFolder app, UUID id) {
    var path = path(app, app.bytes()) + "/deliveries/" + id + "/retry";
    return send("POST", path, Optional.empty());
  }

  private static String query(List<String> accept, boolean dryRun) {
    var parameters = new ArrayList<String>();
    if (dryRun) {
      parameters.add("dryRun=true");
    }
    if (!accept.isEmpty()) {
      parameters.add("accept=" + URLEncoder.encode(String.join(",", accept), UTF_8));
    }
    return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
  }

  private String path(AppFolder app, byte[] text) {
    return "/api/v1/apps/" + user + "/" + appName(app, text);
  }

  private Answer send(String method, String path, Optional<byte[]> body) {
    try (var client = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build()) {
      var request =
          HttpRequest.newBuilder(server.resolve(path))
              .timeout(ANSWER_LIMIT)
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .header("Accept", "application/json")
              .method(
                  method,
                  body.map(HttpRequest.BodyPublishers::ofByteArray)
                      .orElseGet(HttpRequest.BodyPublishers::noBody))
              .build();
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), json(response.body()));
    } catch (IOException | IllegalArgumentException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e);
    }
  }

  /** The address needs the app's name; a definition without one is what {@code check} explains. */
  private static String appName(AppFolder app, byte[] text) {
    JsonNode name;
    try {
      name = MAPPER.readTree(text).path("app").path("name");
    } catch (IOException e) {
      name = JsonNodeFactory.instance.missingNode();
    }
    if (!name.asText().matches("[a-z][a-z0-9-]{0,62}")) {
      throw new EnvironmentFailure(
          EnvironmentCode.FILE_UNREADABLE,
          app.definition() + " does not tell the app's name",
          "See what is wrong with `libretto check " + app.directory() + "`");
    }
    return name.asText();
  }

  private static JsonNode json(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException notJson) {
      return JsonNodeFactory.instance.missingNode();
    }
  }

  private EnvironmentFailure unreachable(Exception cause) {
    return new EnvironmentFailure(
        EnvironmentCode.SERVER_UNREACHABLE,
        "The engine at " + server + " gives no answer",
        "Check --server: it is the builder listener, usually the port after the apps' port",
        cause);
  }
}
