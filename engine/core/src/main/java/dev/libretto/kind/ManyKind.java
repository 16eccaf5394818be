package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of another table, by their ids. The links are rows of a table of their own; a value is their
 * list.
 */
public record ManyKind(FieldType.Many type) implements FieldKind {

  @Override
  public String name() {
    return "relation";
  }

  @Override
  public Type valueType() {
    return IdLists.TEXTS;
  }

  @Override
  public Column column() {
    return Column.of(ColumnType.UUID_LIST);
  }

  @Override
  public boolean isColumn() {
    return false;
  }

  @Override
  public Map<String, Json> schema() {
    return Keywords.ofType("array")
        .json("items", new Json.Obj(Uuids.schema()))
        .number("minItems", type.minItems())
        .number("maxItems", type.maxItems() == null ? IdLists.MOST : type.maxItems())
        .members();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    return IdLists.read(node);
  }

  @Override
  public Optional<String> fault(Object value) {
    return IdLists.repeats(value) ? Optional.of("It has the same row twice") : Optional.empty();
  }

  @Override
  public String expected() {
    return "It must be a list of UUIDs";
  }

  @Override
  public Optional<Object> parse(String text) {
    return Optional.empty();
  }

  @Override
  public String comparand() {
    return IdLists.COMPARAND;
  }

  @Override
  public void write(Object value, JsonBytes out) {
    IdLists.write(value, out);
  }

  @Override
  public Map<String, Json> pageKeywords() {
    return new Keywords()
        .json("many", Json.of(true))
        .number("minItems", type.minItems())
        .number("maxItems", type.maxItems())
        .members();
  }

  @Override
  public Optional<String> misfit(Json value) {
    return Misfits.takesNone();
  }

  @Override
  public Optional<Contradiction> contradiction() {
    var least = type.minItems();
    var most = type.maxItems();
    return least != null && most != null && least > most
        ? Optional.of(new Contradiction("maxItems", "`maxItems` is less than `minItems`"))
        : Optional.empty();
  }

  @Override
  public boolean isSortable() {
    return false;
  }

  @Override
  public Optional<String> unfitForIndex() {
    return Optional.of("is a list of rows");
  }

  @Override
  public Optional<String> unfitForTitle() {
    return Optional.of("a list of other rows");
  }

  @Override
  public Optional<String> unfitForEffect() {
    return Optional.of("refers to other rows");
  }
}
