package dev.libretto.publish.check;

import dev.libretto.definition.Layout;
import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.ViewDefinition;
import dev.libretto.problem.DefinitionCode;

/** The controls of a layout show fields there are, each once. */
final class LayoutFields implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (ViewDefinition view : names.definition().views()) {
      names
          .table(view.table())
          .ifPresent(table ->
              Controls.layout(view).ifPresent(layout -> check(layout, table, names, findings)));
    }
  }

  private static void check(Layout layout, TableDefinition table, Names names, Findings findings) {
    var seen = new Duplicates(DefinitionCode.DUPLICATE_CONTROL, findings);
    for (Layout.Control control : Controls.in(layout)) {
      var at = control.at().child("scope");
      var _ = names.expectField(table, control.field(), at, findings);
      seen.note(control.field(), at, "The layout shows `" + control.field() + "` twice.");
    }
  }
}
