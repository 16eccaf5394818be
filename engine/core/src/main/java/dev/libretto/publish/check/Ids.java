package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.ViewDefinition;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import org.jspecify.annotations.Nullable;

/** No id stands twice in a definition. */
final class Ids implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    var seen = new Duplicates(DefinitionCode.DUPLICATE_ID, findings);
    for (TableDefinition table : names.tables()) {
      note(seen, table.id(), table.at());
      for (FieldDefinition field : table.fields()) {
        note(seen, field.id(), field.at());
      }
      if (table.states() != null) {
        table.states().transitions().forEach(t -> note(seen, t.id(), t.at()));
      }
    }
    names.definition().roles().forEach(role -> note(seen, role.id(), role.at()));
    for (ViewDefinition view : names.definition().views()) {
      note(seen, view.id(), view.at());
    }
  }

  private static void note(Duplicates seen, @Nullable String id, Pointer at) {
    if (id != null) {
      seen.note(
          id,
          at.child("id"),
          "The id `"
              + id
              + "` stands twice. Leave it out of what you copied; the engine gives one.");
    }
  }
}
