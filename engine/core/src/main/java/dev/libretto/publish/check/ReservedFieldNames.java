package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.program.SystemFields;
import java.util.Set;

/** No field has the name of a system field or of a word of the query grammar. */
final class ReservedFieldNames implements DefinitionCheck {

  private static final Set<String> QUERY_WORDS =
      Set.of(
          "select",
          "order",
          "limit",
          "offset",
          "columns",
          "and",
          "or",
          "not",
          "on_conflict",
          "asOf");

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      for (FieldDefinition field : table.fields()) {
        if (SystemFields.NAMES.contains(field.name())) {
          findings.error(
              DefinitionCode.RESERVED_FIELD_NAME,
              field.at().child("name"),
              "Every table has a field `" + field.name() + "` of the engine's already.",
              "Use that one, or choose another name.");
        } else if (QUERY_WORDS.contains(field.name())) {
          findings.error(
              DefinitionCode.RESERVED_FIELD_NAME,
              field.at().child("name"),
              "`" + field.name() + "` is a word of the query grammar.",
              "Choose another name.");
        }
      }
    }
  }
}
