package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** UUIDs (RFC 9562) as text. */
public final class Uuids {

  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private Uuids() {}

  /** The UUID, upper case allowed, or nothing when the text is not one. */
  public static Optional<UUID> parse(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return FORM.matcher(lower).matches() ? Optional.of(UUID.fromString(lower)) : Optional.empty();
  }

  static Map<String, Json> schema() {
    return Keywords.ofType("string").text("pattern", TextForm.UUID).members();
  }

  static Optional<Object> read(JsonNode node) {
    return node.isTextual() ? value(node.textValue()) : Optional.empty();
  }

  static Optional<Object> value(String text) {
    return parse(text).map(uuid -> uuid);
  }

  static void write(Object value, JsonBytes out) {
    out.raw('"');
    out.raw(((UUID) value).toString());
    out.raw('"');
  }
}
