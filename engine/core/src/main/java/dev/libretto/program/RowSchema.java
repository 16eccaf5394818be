package dev.libretto.program;

import dev.libretto.definition.FieldType;
import dev.libretto.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema (2020-12) of the rows of a table, as REST takes them: closed, and null allowed
 * where a value is not required. Bounds of decimals and dates are not in it: those values travel as
 * strings, which the schema's bounds do not concern.
 */
public final class RowSchema {

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private RowSchema() {}

  /** For a new row: what is required and has no default must be there. */
  public static Json.Obj insert(Table table) {
    var required =
        table.fields().stream()
            .filter(field -> field.writable() && field.required() && field.defaultValue() == null)
            .<Json>map(field -> Json.of(field.name()))
            .toList();
    return schema(table, required);
  }

  /** For a change: any of the fields. */
  public static Json.Obj patch(Table table) {
    return schema(table, List.of());
  }

  private static Json.Obj schema(Table table, List<Json> required) {
    var properties = new LinkedHashMap<String, Json>();
    for (var field : table.fields()) {
      if (field.writable()) {
        properties.put(field.name(), new Json.Obj(property(field)));
      }
    }
    var schema = new LinkedHashMap<String, Json>();
    schema.put("$schema", Json.of(DIALECT));
    schema.put("type", Json.of("object"));
    schema.put("properties", new Json.Obj(properties));
    schema.put("required", new Json.Arr(required));
    schema.put("additionalProperties", Json.of(false));
    return new Json.Obj(schema);
  }

  private static Map<String, Json> property(Field field) {
    var keywords = new LinkedHashMap<String, Json>();
    switch (field.type()) {
      case FieldType.Text(var least, var most, var pattern) -> {
        type(keywords, field, "string");
        lengths(keywords, least, most);
        put(keywords, "pattern", pattern == null ? null : Json.of(pattern));
      }
      case FieldType.LongText(var least, var most) -> {
        type(keywords, field, "string");
        lengths(keywords, least, most);
      }
      case FieldType.Markdown(var least, var most) -> {
        type(keywords, field, "string");
        lengths(keywords, least, most);
      }
      case FieldType.IntegerNumber(var minimum, var maximum, var multipleOf) -> {
        type(keywords, field, "integer");
        put(keywords, "minimum", number(minimum));
        put(keywords, "maximum", number(maximum));
        put(keywords, "multipleOf", number(multipleOf));
      }
      // A number is taken too, exact as written: many clients send one.
      case FieldType.DecimalNumber _, FieldType.Money _ ->
          type(keywords, field, "string", "number");
      case FieldType.Bool _ -> type(keywords, field, "boolean");
      case FieldType.Date _ -> text(keywords, field, TextForm.DATE);
      case FieldType.Time _ -> text(keywords, field, TextForm.TIME);
      case FieldType.DateTime _ -> text(keywords, field, TextForm.DATE_TIME);
      case FieldType.Email _ -> text(keywords, field, TextForm.EMAIL);
      case FieldType.Url _ -> text(keywords, field, TextForm.URL);
      case FieldType.Relation _, FieldType.Uuid _ -> text(keywords, field, TextForm.UUID);
      case FieldType.Select(var options) -> {
        var values = values(options);
        if (!field.required()) {
          values.add(Json.NULL);
        }
        keywords.put("enum", new Json.Arr(values));
      }
      case FieldType.MultiSelect(var options, var least, var most) -> {
        type(keywords, field, "array");
        keywords.put("items", new Json.Obj(Map.of("enum", new Json.Arr(values(options)))));
        keywords.put("uniqueItems", Json.of(true));
        put(keywords, "minItems", number(least));
        put(keywords, "maxItems", number(most));
      }
      case FieldType.JsonValue _, FieldType.AutoNumber _, FieldType.Computed _ -> {}
    }
    return keywords;
  }

  private static void type(Map<String, Json> keywords, Field field, String... types) {
    var allowed = new ArrayList<Json>();
    for (var type : types) {
      allowed.add(Json.of(type));
    }
    if (!field.required()) {
      allowed.add(Json.of("null"));
    }
    keywords.put("type", allowed.size() == 1 ? allowed.getFirst() : new Json.Arr(allowed));
  }

  private static void text(Map<String, Json> keywords, Field field, String pattern) {
    type(keywords, field, "string");
    keywords.put("pattern", Json.of(pattern));
  }

  private static void lengths(
      Map<String, Json> keywords, @Nullable Integer least, @Nullable Integer most) {
    put(keywords, "minLength", number(least));
    put(keywords, "maxLength", number(most));
  }

  private static List<Json> values(List<FieldType.Option> options) {
    var values = new ArrayList<Json>();
    options.forEach(option -> values.add(Json.of(option.value())));
    return values;
  }

  private static @Nullable Json number(@Nullable Number number) {
    return number == null ? null : new Json.Num(new BigDecimal(number.toString()));
  }

  private static void put(Map<String, Json> keywords, String keyword, @Nullable Json value) {
    if (value != null) {
      keywords.put(keyword, value);
    }
  }
}
