package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType.Many;
import dev.libretto.definition.FieldType.OnDelete;
import dev.libretto.definition.FieldType.Relation;
import dev.libretto.definition.TableDefinition;
import dev.libretto.problem.DefinitionCode;

/** A relation refers to a table, and can be emptied if it says it will be. */
final class RelationTables implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      for (FieldDefinition field : table.fields()) {
        if (field.type() instanceof Many many) {
          var _ = names.expectTable(many.table(), field.at().child("table"), findings);
          if (many.onDelete() == OnDelete.SET_NULL) {
            findings.error(
                DefinitionCode.CONTRADICTORY_RELATION,
                field.at().child("onDelete"),
                "`" + field.name() + "` is a list: there is nothing in it to set to null.",
                "Use `cascade` to take the link away, or `restrict` to keep the other row.");
          }
        }
        if (field.type() instanceof Relation relation) {
          var _ = names.expectTable(relation.table(), field.at().child("table"), findings);
          if (field.required() && relation.onDelete() == OnDelete.SET_NULL) {
            findings.error(
                DefinitionCode.SET_NULL_ON_REQUIRED,
                field.at().child("onDelete"),
                "`" + field.name() + "` is required, so a deletion cannot empty it.",
                "Choose `restrict` or `cascade`, or let the field be optional.");
          }
        }
      }
    }
  }
}
