package dev.libretto.publish.check;

import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.TableDefinition.Unique;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import java.util.Set;

/** The fields of a unique constraint exist, can be compared, and stand together once. */
final class UniqueFields implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      var seen = new Duplicates(DefinitionCode.DUPLICATE_CONSTRAINT, findings);
      for (Unique unique : table.unique()) {
        seen.note(
            Set.copyOf(unique.fields()),
            unique.at(),
            "These fields are declared unique together twice.");
        for (int i = 0; i < unique.fields().size(); i++) {
          Pointer at = unique.at().child("fields").child(i);
          names
              .expectField(table, unique.fields().get(i), at, findings)
              .ifPresent(field ->
                  Indexable.unfit(names, table, field)
                      .ifPresent(unfit ->
                          findings.error(
                              DefinitionCode.UNFIT_UNIQUE_FIELD,
                              at,
                              "`%s` %s, so it cannot be unique."
                                  .formatted(field.name(), unfit.reason()),
                              unfit.hint())));
        }
      }
    }
  }
}
