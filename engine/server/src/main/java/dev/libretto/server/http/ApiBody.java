package dev.libretto.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.member.Members;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object somebody sends to the builder API. An unknown member is a problem: who misspells
 * one must not believe that it was heard.
 *
 * @param code what a wrong body is called
 */
record ApiBody(JsonNode object, RequestCode code) {

  private static final int MOST_ITEMS = 200;

  static ApiBody read(byte[] bytes, RequestCode code, Set<String> known) {
    var body = new ApiBody(AuthExchange.object(bytes), code);
    body.object
        .fieldNames()
        .forEachRemaining(name -> {
          if (!known.contains(name)) {
            throw body.refused("There is no '" + name + "' here", "Members are " + known);
          }
        });
    return body;
  }

  /** The text of a member; null where it is absent or null. */
  @Nullable String text(String name) {
    var value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual() || value.textValue().indexOf('\u0000') >= 0) {
      throw refused("'" + name + "' is no text", "Write it in quotes");
    }
    return value.textValue();
  }

  String required(String name) {
    var value = text(name);
    if (value == null) {
      throw refused("'" + name + "' is missing", "Add it");
    }
    return value;
  }

  /** The texts of a list; null where it is absent. */
  @Nullable List<String> texts(String name) {
    var value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isArray() || value.size() > MOST_ITEMS) {
      throw refused("'" + name + "' is no list of at most " + MOST_ITEMS, "Write […]");
    }
    var texts = new ArrayList<String>();
    for (var item : value) {
      if (!item.isTextual()) {
        throw refused("'" + name + "' holds something that is no text", "Write it in quotes");
      }
      texts.add(item.textValue());
    }
    return List.copyOf(texts);
  }

  @Nullable Boolean flag(String name) {
    var value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isBoolean()) {
      throw refused("'" + name + "' is neither true nor false", "Write true or false");
    }
    return value.booleanValue();
  }

  RuntimeException refused(String message, String hint) {
    return Refusal.of(code, message, hint).thrown();
  }

  /** An id from an address; what is none belongs to nobody. */
  static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException none) {
      throw Members.unknown("member, session or key");
    }
  }
}
