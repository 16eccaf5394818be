package dev.libretto.testkit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Somebody before the engine, at a network address of their own. With a token they are a program or
 * the builder; otherwise they keep cookies and send along what the app's pages would.
 */
final class Actor {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final byte[] NOTHING = {};

  private final Stage stage;
  private final String address;
  private final @Nullable String token;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String csrf = "";

  private Actor(Stage stage, @Nullable String token) {
    this.stage = stage;
    this.token = token;
    var number = COUNT.incrementAndGet();
    this.address = "10.9." + number / 250 % 250 + "." + (number % 250 + 1);
  }

  /** Somebody with a browser and nothing in it. */
  static Actor withBrowser(Stage stage) {
    return new Actor(stage, null);
  }

  /** Who shows this token with each request. */
  static Actor withToken(Stage stage, String token) {
    return new Actor(stage, token);
  }

  /** A request to the app; the path is below its address. */
  Reply app(String method, String path, Map<String, String> headers, @Nullable JsonNode body) {
    return send(
        stage.pages(),
        method,
        path.equals("/") ? stage.base() : stage.base() + path,
        headers,
        body);
  }

  /** A request about the app to the builder API. */
  Reply office(String method, String path, Map<String, String> headers, @Nullable JsonNode body) {
    return send(stage.console(), method, stage.office() + path, headers, body);
  }

  private Reply send(
      URI origin, String method, String path, Map<String, String> own, @Nullable JsonNode body) {
    var headers = new LinkedHashMap<>(mine(origin));
    if (!csrf.isEmpty() && !method.matches("GET|HEAD|OPTIONS")) {
      headers.put("X-CSRF-Token", csrf);
      headers.put("Sec-Fetch-Site", "same-origin");
    }
    if (body != null) {
      headers.put("Content-Type", "application/json");
    }
    headers.putAll(own);
    var bytes = body == null ? NOTHING : body.toString().getBytes(StandardCharsets.UTF_8);
    return kept(Wire.send(origin, method, path, headers, bytes));
  }

  /** Sends a form of one of the app's pages; the path is a whole one. */
  Reply submit(String path, String form) {
    var headers = new LinkedHashMap<>(mine(stage.pages()));
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    headers.put("Sec-Fetch-Site", "same-origin");
    var body = form.getBytes(StandardCharsets.UTF_8);
    return kept(Wire.send(stage.pages(), "POST", path, headers, body));
  }

  private Map<String, String> mine(URI origin) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("X-Forwarded-For", address);
    if (token != null) {
      headers.put("Authorization", "Bearer " + token);
    }
    if (!cookies.isEmpty() && origin.equals(stage.pages())) {
      headers.put("Cookie", String.join("; ", cookies.values()));
    }
    return headers;
  }

  /** Keeps the cookies of the app, which are all for the app's own path. */
  private Reply kept(Reply reply) {
    for (var line : reply.headers().getOrDefault("set-cookie", java.util.List.of())) {
      var pair = line.split(";", 2)[0];
      var name = pair.substring(0, pair.indexOf('='));
      if (line.matches("(?i).*max-age=0(;.*|$)")) {
        cookies.remove(name);
      } else {
        cookies.put(name, pair);
      }
    }
    return reply;
  }

  /** Asks the app who it takes this caller for, and keeps what changes need; must be signed in. */
  String identity() {
    var me = app("GET", "/auth/me", Map.of(), null).json(200);
    if (!me.path("signedIn").booleanValue()) {
      throw new ScenarioFailure("the sign-in did not sign in: " + me);
    }
    csrf = me.path("csrf").asText();
    return me.path("id").textValue();
  }
}
