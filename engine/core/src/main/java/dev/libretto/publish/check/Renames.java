package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a name was before is told once, and is no longer the name of a sibling. */
final class Renames implements DefinitionCheck {

  private record Renamed(String name, @Nullable String from, Pointer at) {}

  @Override
  public void check(Names names, Findings findings) {
    check(
        names.tables().stream()
            .map((TableDefinition t) -> new Renamed(t.name(), t.renamedFrom(), t.at()))
            .toList(),
        findings);
    for (TableDefinition table : names.tables()) {
      check(
          table.fields().stream()
              .map((FieldDefinition f) -> new Renamed(f.name(), f.renamedFrom(), f.at()))
              .toList(),
          findings);
    }
  }

  private static void check(List<Renamed> siblings, Findings findings) {
    var seen = new Duplicates(DefinitionCode.AMBIGUOUS_RENAME, findings);
    for (Renamed one : siblings) {
      if (one.from() == null) {
        continue;
      }
      Pointer at = one.at().child("renamedFrom");
      seen.note(one.from(), at, "Two are said to have been `" + one.from() + "` before.");
      if (siblings.stream().anyMatch(other -> other.name().equals(one.from()))) {
        findings.error(
            DefinitionCode.AMBIGUOUS_RENAME,
            at,
            "`" + one.name() + "` is said to have been `" + one.from() + "`, which is still there.",
            "Remove `renamedFrom`, or rename what is called `" + one.from() + "` now.");
      }
    }
  }
}
