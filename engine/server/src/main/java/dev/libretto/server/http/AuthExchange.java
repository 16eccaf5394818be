package dev.libretto.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.libretto.json.Json;
import dev.libretto.json.JsonText;
import dev.libretto.member.SignInPolicy;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Program;
import dev.libretto.rows.Refusal;
import dev.libretto.serve.request.QueryString;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One request of somebody who signs in or out, and the ways it is answered: pages for people, JSON
 * for programs.
 */
record AuthExchange(HttpServerRequest request, AppPath path, Program program, SignInPages pages) {

  private static final int LARGEST_BODY_BYTES = 8_192;
  private static final JsonMapper JSON = new JsonMapper();

  /** How the app signs people in. */
  SignInPolicy policy() {
    return SignInPolicy.of(program);
  }

  /** Whether it is a program that asks. */
  boolean isProgram() {
    return contains("Content-Type", "application/json") || contains("Accept", "application/json");
  }

  private boolean contains(String header, String type) {
    return Objects.requireNonNullElse(request.getHeader(header), "").contains(type);
  }

  boolean isPost() {
    return request.method().name().equals("POST");
  }

  boolean isRead() {
    return request.method().name().equals("GET") || request.method().name().equals("HEAD");
  }

  /** A parameter of the address, or the empty text. */
  String parameter(String name) {
    return fields(request.query()).getOrDefault(name, "");
  }

  /** The texts of a form or of a JSON object. */
  Future<Map<String, String>> body() {
    return BoundedBody.read(request, LARGEST_BODY_BYTES)
        .map(bytes ->
            contains("Content-Type", "application/json")
                ? members(bytes)
                : fields(new String(bytes, StandardCharsets.UTF_8)));
  }

  private static Map<String, String> fields(@org.jspecify.annotations.Nullable String query) {
    var fields = new HashMap<String, String>();
    QueryString.parse(query)
        .parameters()
        .forEach(parameter -> fields.putIfAbsent(parameter.name(), parameter.value()));
    return fields;
  }

  private static Map<String, String> members(byte[] bytes) {
    var fields = new HashMap<String, String>();
    object(bytes)
        .properties()
        .forEach(member -> {
          if (member.getValue().isTextual()) {
            fields.put(member.getKey(), member.getValue().textValue());
          }
        });
    return fields;
  }

  /** A body that must be a JSON object. */
  static JsonNode object(byte[] bytes) {
    try {
      var tree = JSON.readTree(bytes);
      if (tree != null && tree.isObject()) {
        return tree;
      }
    } catch (JsonProcessingException notJson) {
      throw malformed();
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
    throw malformed();
  }

  private static RuntimeException malformed() {
    return Refusal.of(RequestCode.MALFORMED_BODY, "The body is not a JSON object", "Send an object")
        .thrown();
  }

  void page(int status, byte[] html) {
    Html.send(request, status, html);
  }

  void json(int status, Json json) {
    request
        .response()
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff");
    Replies.text(request, status, "application/json", JsonText.of(json));
  }

  void nothing() {
    request.response().setStatusCode(204).putHeader("Cache-Control", "no-store").end();
  }

  /** On to another page, by GET. */
  void onTo(String address) {
    request
        .response()
        .setStatusCode(303)
        .putHeader("Cache-Control", "no-store")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Location", address)
        .end();
  }

  /** Says what went wrong, in the form the asker understands. */
  void fail(Throwable failure) {
    var refusal = Replies.refusal(failure);
    if (refusal.code() == RequestCode.TOO_MANY_TRIES && refusal.details() != null) {
      request.response().putHeader("Retry-After", refusal.details());
    }
    if (isProgram()) {
      Replies.send(request, Replies.problem(refusal.thrown()));
    } else {
      page(refusal.code().status(), pages.refused(this, refusal));
    }
  }

  void methodNotAllowed(String allowed) {
    request.response().putHeader("Allow", allowed);
    fail(
        Refusal.of(RequestCode.METHOD_NOT_ALLOWED, "The method is not allowed here", null)
            .thrown());
  }
}
