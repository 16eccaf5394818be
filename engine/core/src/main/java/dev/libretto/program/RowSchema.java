package dev.libretto.program;

import dev.libretto.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
            .filter(field -> field.writable() && field.required() && !table.fillsIn(field))
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
    var schema = field.kind().schema();
    if (field.required()) {
      return schema;
    }
    var keywords = new LinkedHashMap<>(schema);
    keywords.computeIfPresent("type", (_, types) -> with(types, Json.of("null")));
    keywords.computeIfPresent("enum", (_, values) -> with(values, Json.NULL));
    return keywords;
  }

  private static Json with(Json allowed, Json more) {
    var all = new ArrayList<>(allowed instanceof Json.Arr(var items) ? items : List.of(allowed));
    all.add(more);
    return new Json.Arr(all);
  }
}
