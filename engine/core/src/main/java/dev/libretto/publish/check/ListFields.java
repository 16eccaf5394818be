package dev.libretto.publish.check;

import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.ViewDefinition;
import dev.libretto.definition.ViewDefinition.ListView;
import dev.libretto.definition.ViewDefinition.Sort;
import dev.libretto.kind.FieldKind;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;

/** The columns of a list exist, and rows can be ordered by what they are sorted by. */
final class ListFields implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (ViewDefinition view : names.definition().views()) {
      if (view instanceof ListView list) {
        names.table(list.table()).ifPresent(table -> check(list, table, names, findings));
      }
    }
  }

  private static void check(ListView list, TableDefinition table, Names names, Findings findings) {
    for (int i = 0; i < list.columns().size(); i++) {
      Pointer at = list.at().child("columns").child(i);
      var _ = names.expectField(table, list.columns().get(i), at, findings);
    }
    for (Sort sort : list.sort()) {
      Pointer at = sort.at().child("field");
      names
          .expectField(table, sort.field(), at, findings)
          .filter(field -> !FieldKind.of(field.type()).isSortable())
          .ifPresent(field ->
              findings.error(
                  DefinitionCode.UNSORTABLE_FIELD,
                  at,
                  "Rows cannot be ordered by `" + field.name() + "`: it has no order.",
                  null));
    }
  }
}
