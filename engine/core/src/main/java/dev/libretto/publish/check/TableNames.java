package dev.libretto.publish.check;

import dev.libretto.problem.DefinitionCode;

/** No two tables have the same name. */
final class TableNames implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    var seen = new Duplicates(DefinitionCode.DUPLICATE_TABLE, findings);
    names
        .tables()
        .forEach(table ->
            seen.note(
                table.name(),
                table.at().child("name"),
                "There are two tables `" + table.name() + "`."));
  }
}
