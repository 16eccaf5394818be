package dev.libretto.kind;

import dev.libretto.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects JSON members in order; one without a value is left out. */
final class Keywords {

  private final Map<String, Json> members = new LinkedHashMap<>();

  /** A schema of one JSON type. */
  static Keywords ofType(String type) {
    return new Keywords().text("type", type);
  }

  Keywords text(String key, @Nullable String value) {
    return json(key, value == null ? null : Json.of(value));
  }

  Keywords number(String key, @Nullable Number value) {
    return json(key, value == null ? null : new Json.Num(new BigDecimal(value.toString())));
  }

  /** A number as text, for readers whose numbers are not exact. */
  Keywords digits(String key, @Nullable Number value) {
    return text(
        key,
        value == null
            ? null
            : value instanceof BigDecimal exact ? exact.toPlainString() : value.toString());
  }

  Keywords json(String key, @Nullable Json value) {
    if (value != null) {
      members.put(key, value);
    }
    return this;
  }

  Map<String, Json> members() {
    return members;
  }
}
