package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What several related rows come to, read and compared like a value of its result.
 *
 * @param where which of the rows, over each of them; null for all
 */
public record RollupKind(FieldType.Rollup type, FieldKind result, @Nullable Expression where)
    implements FieldKind {

  @Override
  public String name() {
    return "rollup";
  }

  @Override
  public Type valueType() {
    return result.valueType();
  }

  @Override
  public Column column() {
    return result.column();
  }

  @Override
  public boolean isColumn() {
    return false;
  }

  @Override
  public boolean isWorkedOut() {
    return true;
  }

  @Override
  public Map<String, Json> schema() {
    return Map.of();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    return result.read(node);
  }

  @Override
  public String expected() {
    return "It is worked out by the engine";
  }

  @Override
  public Optional<Object> parse(String text) {
    return result.parse(text);
  }

  @Override
  public String comparand() {
    return result.comparand();
  }

  @Override
  public void write(Object value, JsonBytes out) {
    result.write(value, out);
  }

  @Override
  public Map<String, Json> pageKeywords() {
    return result.pageKeywords();
  }

  @Override
  public Optional<String> misfit(Json value) {
    return Misfits.takesNone();
  }

  @Override
  public boolean isSortable() {
    return result.isSortable();
  }

  @Override
  public boolean isShort() {
    return result.isShort();
  }

  @Override
  public Optional<String> unfitForIndex() {
    return Optional.of("is worked out from other rows and not stored");
  }

  @Override
  public Optional<String> unfitForTitle() {
    return Optional.of("worked out from other rows");
  }

  @Override
  public Optional<String> unfitForEffect() {
    return Optional.of("is worked out from other rows");
  }
}
