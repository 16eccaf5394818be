package dev.libretto.publish.check;

import dev.libretto.definition.ViewDefinition;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.program.ReservedViewNames;

/** A view's part of the address is its own. */
final class ViewNames implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    var seen = new Duplicates(DefinitionCode.DUPLICATE_VIEW, findings);
    for (ViewDefinition view : names.definition().views()) {
      Pointer at = view.at().child("name");
      seen.note(view.name(), at, "There are two views `" + view.name() + "`.");
      if (ReservedViewNames.ALL.contains(view.name())) {
        findings.error(
            DefinitionCode.RESERVED_VIEW_NAME,
            at,
            "`" + view.name() + "` is a part of the address that the engine uses itself.",
            "Choose another name, such as `" + view.name() + "-list`.");
      }
    }
  }
}
