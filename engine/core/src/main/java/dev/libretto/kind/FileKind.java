package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A file of the app, or several: columns hold ids, answers say what is behind them. */
public record FileKind(FieldType.File type) implements FieldKind {

  private static final int MOST_ITEMS = 100;

  @Override
  public String name() {
    return "file";
  }

  @Override
  public Type valueType() {
    return Type.Scalar.JSON;
  }

  @Override
  public Column column() {
    return Column.of(type.many() ? ColumnType.UUID_LIST : ColumnType.UUID);
  }

  @Override
  public Map<String, Json> schema() {
    return type.many()
        ? Keywords.ofType("array")
            .json("uniqueItems", Json.of(true))
            .number("maxItems", type.maxItems() == null ? MOST_ITEMS : type.maxItems())
            .members()
        : Map.of();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    if (!type.many()) {
      return id(node).map(id -> id);
    }
    if (!node.isArray()) {
      return Optional.empty();
    }
    var ids = new UUID[node.size()];
    for (var index = 0; index < ids.length; index++) {
      var id = id(node.get(index));
      if (id.isEmpty()) {
        return Optional.empty();
      }
      ids[index] = id.get();
    }
    return Optional.of(ids);
  }

  @Override
  public String expected() {
    return type.many() ? "It must be a list of ids of files" : "It must be the id of a file";
  }

  @Override
  public Optional<Object> parse(String text) {
    return type.many() ? Optional.empty() : Uuids.value(text);
  }

  @Override
  public String comparand() {
    return type.many() ? "is.null alone" : "the id of a file";
  }

  @Override
  public void write(Object value, JsonBytes out) {
    out.json((String) value);
  }

  @Override
  public Optional<String> misfit(Json value) {
    return Misfits.takesNone();
  }

  /** What is read may be sent back: of an object, its id counts. */
  private static Optional<UUID> id(JsonNode node) {
    var id = node.isObject() ? node.path("id") : node;
    return id.isTextual() ? Uuids.parse(id.textValue()) : Optional.empty();
  }

  /** The ids in a value this kind has read. */
  public static List<UUID> ids(Object value) {
    return value instanceof UUID one ? List.of(one) : List.of((UUID[]) value);
  }

  /** Why a file cannot stand in the field, as a sentence without its full stop. */
  public Optional<String> fault(String mediaType, long bytes) {
    if (type.maxBytes() != null && bytes > type.maxBytes()) {
      return Optional.of("At most " + type.maxBytes() + " bytes are allowed");
    }
    return type.accept().isEmpty()
            || type.accept().stream().anyMatch(accepted -> accepts(accepted, mediaType))
        ? Optional.empty()
        : Optional.of(
            "Only files of the type " + String.join(", ", type.accept()) + " are allowed");
  }

  private static boolean accepts(String accepted, String mediaType) {
    return accepted.endsWith("/*")
        ? mediaType.startsWith(accepted.substring(0, accepted.length() - 1))
        : mediaType.equals(accepted);
  }

  /** Semicolons between ids. */
  @Override
  public Optional<JsonNode> cell(String cell) {
    var nodes = JsonNodeFactory.instance;
    if (!type.many()) {
      return Optional.of(nodes.textNode(cell));
    }
    var list = nodes.arrayNode();
    for (var id : cell.split(";", -1)) {
      list.add(id);
    }
    return Optional.of(list);
  }

  @Override
  public Map<String, Json> pageKeywords() {
    return rules().json("many", Json.of(type.many())).members();
  }

  /** New rules are for new values: a file that is there stays. */
  @Override
  public Map<String, Json> otherKeywords() {
    return rules().number("maxItems", type.maxItems()).members();
  }

  private Keywords rules() {
    return new Keywords()
        .json("accept", new Json.Arr(type.accept().stream().map(Json::of).toList()))
        .number("maxBytes", type.maxBytes());
  }

  @Override
  public boolean isSortable() {
    return false;
  }

  @Override
  public Optional<String> unfitForIndex() {
    return Optional.of("is a file");
  }

  @Override
  public Optional<String> unfitForTitle() {
    return Optional.of("a file");
  }

  @Override
  public Optional<String> unfitForEffect() {
    return Optional.of("is no result of an expression");
  }
}
