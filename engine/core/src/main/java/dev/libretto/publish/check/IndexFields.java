package dev.libretto.publish.check;

import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.TableDefinition.Index;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;

/** The fields of an index exist, can be ordered, and stand in this order once. */
final class IndexFields implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      var seen = new Duplicates(DefinitionCode.DUPLICATE_CONSTRAINT, findings);
      for (Index index : table.indexes()) {
        seen.note(index.fields(), index.at(), "These fields are indexed in this order twice.");
        for (int i = 0; i < index.fields().size(); i++) {
          Pointer at = index.at().child("fields").child(i);
          names
              .expectField(table, index.fields().get(i), at, findings)
              .ifPresent(field ->
                  Indexable.unfit(names, table, field)
                      .ifPresent(unfit ->
                          findings.error(
                              DefinitionCode.UNFIT_INDEX_FIELD,
                              at,
                              "`%s` %s, so it cannot be indexed."
                                  .formatted(field.name(), unfit.reason()),
                              unfit.hint())));
        }
      }
    }
  }
}
