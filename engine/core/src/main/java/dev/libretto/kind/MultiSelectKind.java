package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.FieldType.Option;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Some of the options, each at most once, in the order given. */
public record MultiSelectKind(FieldType.MultiSelect type) implements FieldKind {

  private static final Type TEXTS = new Type.ListOf(Type.Scalar.TEXT);

  @Override
  public String name() {
    return "multiSelect";
  }

  @Override
  public Type valueType() {
    return TEXTS;
  }

  @Override
  public Column column() {
    return Column.of(ColumnType.TEXT_LIST);
  }

  @Override
  public Map<String, Json> schema() {
    return Keywords.ofType("array")
        .json("items", new Json.Obj(Map.of("enum", OptionKeywords.schema(type.options()))))
        .json("uniqueItems", Json.of(true))
        .number("minItems", type.minItems())
        .number("maxItems", type.maxItems())
        .members();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    if (!node.isArray()) {
      return Optional.empty();
    }
    var values = new String[node.size()];
    for (var index = 0; index < values.length; index++) {
      var value = UnicodeText.read(node.get(index));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values[index] = (String) value.get();
    }
    return Optional.of(values);
  }

  @Override
  public String expected() {
    return "It must be a list of options";
  }

  /** Lists are compared by operators of their own. */
  @Override
  public Optional<Object> parse(String text) {
    return Optional.empty();
  }

  @Override
  public String comparand() {
    return "cs.{a,b} or ov.{a,b}";
  }

  @Override
  public void write(Object value, JsonBytes out) {
    out.raw('[');
    var first = true;
    for (var item : (String[]) value) {
      if (!first) {
        out.raw(',');
      }
      first = false;
      out.string(item);
    }
    out.raw(']');
  }

  /** Semicolons between the items. */
  @Override
  public Optional<JsonNode> cell(String cell) {
    var list = JsonNodeFactory.instance.arrayNode();
    for (var item : cell.split(";", -1)) {
      list.add(item);
    }
    return Optional.of(list);
  }

  @Override
  public Map<String, Json> pageKeywords() {
    return new Keywords()
        .json("options", OptionKeywords.page(type.options()))
        .number("minItems", type.minItems())
        .number("maxItems", type.maxItems())
        .members();
  }

  @Override
  public Optional<String> misfit(Json value) {
    if (!(value instanceof Json.Arr(List<Json> items))) {
      return Optional.of("it is not a list");
    }
    if (type.minItems() != null && items.size() < type.minItems()) {
      return Optional.of("it has fewer than " + Misfits.counted(type.minItems(), "choice"));
    }
    if (type.maxItems() != null && items.size() > type.maxItems()) {
      return Optional.of("it has more than " + Misfits.counted(type.maxItems(), "choice"));
    }
    return items.stream()
        .map(item -> Misfits.option(item, type.options()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  @Override
  public Optional<Contradiction> contradiction() {
    var least = type.minItems();
    var most = type.maxItems();
    if (least != null && most != null && least > most) {
      return Optional.of(new Contradiction("maxItems", "`maxItems` is less than `minItems`"));
    }
    return least != null && least > type.options().size()
        ? Optional.of(new Contradiction("minItems", "it has fewer options than that"))
        : Optional.empty();
  }

  @Override
  public Map<String, Bound> bounds() {
    var bounds = new LinkedHashMap<String, Bound>();
    bounds.put("options", new Bound.SomeOf(OptionKeywords.values(type.options())));
    if (type.minItems() != null) {
      bounds.put("minItems", new Bound.MinItems(type.minItems()));
    }
    if (type.maxItems() != null) {
      bounds.put("maxItems", new Bound.MaxItems(type.maxItems()));
    }
    return bounds;
  }

  @Override
  public List<Option> options() {
    return type.options();
  }

  @Override
  public boolean isSortable() {
    return false;
  }

  @Override
  public Optional<String> unfitForIndex() {
    return Optional.of("is a list");
  }

  @Override
  public Optional<String> unfitForTitle() {
    return Optional.of("a list");
  }
}
