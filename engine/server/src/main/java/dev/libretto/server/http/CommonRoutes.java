package dev.libretto.server.http;

import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What both listeners answer: probes, schemas and the pages of the problem codes. */
final class CommonRoutes {

  private static final String JSON = "application/json";
  private static final Pattern PROBLEM = Pattern.compile("/docs/problems/(LIB-\\d{3})");
  private static final Map<String, String> SCHEMAS =
      Map.of("/schemas/app/1", "dev/libretto/schemas/app-1.json");

  private final Health health;

  CommonRoutes(Health health) {
    this.health = health;
  }

  /** Answers if the path is one of these. */
  boolean handle(HttpServerRequest request, String path) {
    switch (path) {
      case "/health/live" -> Replies.text(request, 200, JSON, "{\"status\":\"live\"}");
      case "/health/ready" ->
          health
              .ready()
              .onSuccess(ready ->
                  Replies.text(
                      request,
                      ready ? 200 : 503,
                      JSON,
                      ready ? "{\"status\":\"ready\"}" : "{\"status\":\"not ready\"}"));
      default -> {
        return document(request, path);
      }
    }
    return true;
  }

  private static boolean document(HttpServerRequest request, String path) {
    var schema = SCHEMAS.get(path);
    if (schema != null) {
      return resource(request, schema, "application/schema+json");
    }
    var problem = PROBLEM.matcher(path);
    return problem.matches()
        && resource(
            request,
            "dev/libretto/problems/" + problem.group(1) + ".md",
            "text/markdown; charset=utf-8");
  }

  private static boolean resource(HttpServerRequest request, String name, String mediaType) {
    var text = text(name);
    if (text == null) {
      return false;
    }
    request
        .response()
        .putHeader("Cache-Control", "public, max-age=3600")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Access-Control-Allow-Origin", "*");
    Replies.text(request, 200, mediaType, text);
    return true;
  }

  private static @Nullable String text(String name) {
    try (var in = CommonRoutes.class.getClassLoader().getResourceAsStream(name)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
