package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType.Relation;
import dev.libretto.definition.TableDefinition;
import dev.libretto.problem.DefinitionCode;
import java.util.HashSet;
import java.util.Set;

/** No row needs, by required relations, that a row of its own table is there already. */
final class RequiredCircles implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      for (FieldDefinition field : table.fields()) {
        if (field.required()
            && field.type() instanceof Relation relation
            && needs(names, relation.table(), table.name(), new HashSet<>())) {
          findings.error(
              DefinitionCode.CIRCULAR_REQUIREMENT,
              field.at().child("required"),
              message(table.name(), relation.table()),
              "Let one of the relations be optional.");
        }
      }
    }
  }

  private static String message(String table, String other) {
    String needs = "A row of `" + table + "` needs a row of `" + other + "`";
    return table.equals(other)
        ? needs + " before it, so there can be no first one."
        : needs + ", and that one needs a row of `" + table + "` before it.";
  }

  /** Whether a row of one table cannot be without a row of another. */
  private static boolean needs(Names names, String from, String wanted, Set<String> visited) {
    if (from.equals(wanted)) {
      return true;
    }
    return visited.add(from)
        && names.table(from).stream()
            .flatMap(table -> table.fields().stream())
            .anyMatch(field ->
                field.required()
                    && field.type() instanceof Relation next
                    && needs(names, next.table(), wanted, visited));
  }
}
