package dev.libretto.server.http;

import dev.libretto.json.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as the builder API and the pages of signing in write them. */
final class ApiJson {

  private ApiJson() {}

  static Json text(@Nullable String text) {
    return text == null ? new Json.Null() : Json.of(text);
  }

  static Json time(@Nullable Instant instant) {
    return text(instant == null ? null : instant.toString());
  }

  static Json texts(List<String> texts) {
    return new Json.Arr(texts.stream().map(Json::of).toList());
  }
}
