package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.TableDefinition;
import dev.libretto.problem.DefinitionCode;

/** The other direction of a relation is that of a relation which leads here. */
final class Inverses implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      for (FieldDefinition field : table.fields()) {
        if (field.type() instanceof FieldType.Inverse inverse) {
          var at = field.at().child("inverseOf");
          names
              .expectTable(inverse.table(), field.at().child("table"), findings)
              .flatMap(other -> names.expectField(other, inverse.field(), at, findings))
              .filter(other -> !leadsTo(other.type(), table))
              .ifPresent(other ->
                  findings.error(
                      DefinitionCode.WRONG_INVERSE,
                      at,
                      "`%s` of `%s` does not lead to `%s`."
                          .formatted(inverse.field(), inverse.table(), table.name()),
                      "Name a relation of `"
                          + inverse.table()
                          + "` whose `table` is `"
                          + table.name()
                          + "`."));
        }
      }
    }
  }

  private static boolean leadsTo(FieldType type, TableDefinition table) {
    return switch (type) {
      case FieldType.Relation relation -> relation.table().equals(table.name());
      case FieldType.Many many -> many.table().equals(table.name());
      default -> false;
    };
  }
}
