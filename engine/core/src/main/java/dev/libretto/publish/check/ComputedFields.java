package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType.Computed;
import dev.libretto.definition.TableDefinition;
import dev.libretto.expression.Compilation.Refused;
import dev.libretto.problem.DefinitionCode;
import java.util.List;

/** The expression of a computed field is sound and does not need itself. */
final class ComputedFields implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      ComputedTypes types = names.computed(table);
      for (FieldDefinition field : table.fields()) {
        if (field.type() instanceof Computed) {
          check(field, types, findings);
        }
      }
    }
  }

  private static void check(FieldDefinition field, ComputedTypes types, Findings findings) {
    Refused refused = types.refused().get(field.name());
    if (refused != null) {
      findings.refused(field.at().child("expression"), refused);
    }
    List<String> circle = types.circle(field.name());
    if (!circle.isEmpty()) {
      findings.error(
          DefinitionCode.CIRCULAR_COMPUTATION,
          field.at().child("expression"),
          "`" + field.name() + "` needs itself: " + String.join(" → ", circle) + ".",
          "Work one of them out from stored fields alone.");
    }
  }
}
