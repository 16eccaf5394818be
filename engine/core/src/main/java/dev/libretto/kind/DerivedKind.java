package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.Map;
import java.util.Optional;

/**
 * A kind whose values the engine works out: nobody gives one, and it is read, compared and written
 * like a value of another kind. What differs from that is said by the kind itself.
 */
public sealed interface DerivedKind extends FieldKind permits ComputedKind, LookupKind, RollupKind {

  /** The kind its values are like. */
  FieldKind result();

  @Override
  default Type valueType() {
    return result().valueType();
  }

  @Override
  default Column column() {
    return result().column();
  }

  @Override
  default boolean isColumn() {
    return false;
  }

  @Override
  default boolean isWorkedOut() {
    return true;
  }

  @Override
  default Map<String, Json> schema() {
    return Map.of();
  }

  @Override
  default Optional<Object> read(JsonNode node) {
    return result().read(node);
  }

  @Override
  default String expected() {
    return "It is worked out by the engine";
  }

  @Override
  default Optional<Object> parse(String text) {
    return result().parse(text);
  }

  @Override
  default String comparand() {
    return result().comparand();
  }

  @Override
  default void write(Object value, JsonBytes out) {
    result().write(value, out);
  }

  @Override
  default Map<String, Json> pageKeywords() {
    return result().pageKeywords();
  }

  @Override
  default Optional<String> misfit(Json value) {
    return Misfits.takesNone();
  }

  @Override
  default boolean isSortable() {
    return result().isSortable();
  }

  @Override
  default boolean isShort() {
    return result().isShort();
  }
}
