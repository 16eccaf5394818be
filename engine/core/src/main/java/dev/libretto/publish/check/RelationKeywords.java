package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.TableDefinition;
import dev.libretto.json.Json;
import dev.libretto.problem.DefinitionCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said of a relation goes together: some keys are for lists, some for what is written. */
final class RelationKeywords implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    Json.Obj source = names.definition().source();
    for (int t = 0; t < names.tables().size(); t++) {
      TableDefinition table = names.tables().get(t);
      for (int f = 0; f < table.fields().size(); f++) {
        check(table.fields().get(f), members(source, t, f), findings);
      }
    }
  }

  private static void check(FieldDefinition field, Map<String, Json> said, Findings findings) {
    switch (field.type()) {
      case FieldType.Relation _ -> {
        for (String key : List.of("minItems", "maxItems")) {
          contradicts(
              field, said, key, "leads to one row", "Say `\"many\": true` as well.", findings);
        }
      }
      case FieldType.Inverse _ -> {
        for (String key :
            List.of("many", "onDelete", "minItems", "maxItems", "required", "write")) {
          contradicts(
              field,
              said,
              key,
              "is the other direction of a relation",
              "Say it of that relation.",
              findings);
        }
      }
      default -> {}
    }
  }

  private static void contradicts(
      FieldDefinition field,
      Map<String, Json> said,
      String key,
      String reason,
      String hint,
      Findings findings) {
    if (said.containsKey(key)) {
      findings.error(
          DefinitionCode.CONTRADICTORY_RELATION,
          field.at().child(key),
          "`" + field.name() + "` " + reason + ", so `" + key + "` says nothing.",
          hint);
    }
  }

  private static Map<String, Json> members(Json.Obj source, int table, int field) {
    Json at = item(item(source, "tables", table), "fields", field);
    return at instanceof Json.Obj object ? object.members() : Map.of();
  }

  private static @Nullable Json item(@Nullable Json json, String key, int index) {
    return json instanceof Json.Obj object && object.members().get(key) instanceof Json.Arr list
        ? list.items().get(index)
        : null;
  }
}
