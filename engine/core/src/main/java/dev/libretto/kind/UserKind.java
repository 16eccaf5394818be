package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A member of this app, whose identity is {@code member:} and a UUID. */
public record UserKind(FieldType.User type) implements FieldKind {

  private static final String CALLER = "caller";
  private static final String PREFIX = "member:";

  @Override
  public String name() {
    return "user";
  }

  @Override
  public Type valueType() {
    return Type.Scalar.TEXT;
  }

  @Override
  public Column column() {
    return Column.of(ColumnType.TEXT);
  }

  @Override
  public Map<String, Json> schema() {
    return Keywords.ofType("string").text("pattern", TextForm.MEMBER).members();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    return node.isTextual() ? parse(node.textValue()) : Optional.empty();
  }

  @Override
  public String expected() {
    return "It must be a member such as member:01978a3e-5d10-7c4b-9a41-6f2d8e0b7c15";
  }

  @Override
  public Optional<Object> parse(String text) {
    return text.startsWith(PREFIX)
        ? Uuids.parse(text.substring(PREFIX.length())).map(uuid -> PREFIX + uuid)
        : Optional.empty();
  }

  @Override
  public String comparand() {
    return "a member such as member:01978a3e-5d10-7c4b-9a41-6f2d8e0b7c15";
  }

  @Override
  public void write(Object value, JsonBytes out) {
    UnicodeText.write(value, out);
  }

  @Override
  public Optional<String> misfit(Json value) {
    return value.equals(Json.of(CALLER))
        ? Optional.empty()
        : Optional.of("only `caller` is a default of such a field");
  }

  /** The part behind the colon of an identity this kind has read. */
  public static UUID uuid(Object value) {
    return UUID.fromString(((String) value).substring(PREFIX.length()));
  }

  /** Whether a caller's identity is a member's. */
  public static boolean isMember(String identity) {
    return identity.startsWith(PREFIX);
  }

  /** Who calls is not known before there is a request. */
  @Override
  public boolean isDefaultKnown() {
    return false;
  }
}
