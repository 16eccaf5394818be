package dev.libretto.publish.check;

import dev.libretto.definition.TableDefinition;
import dev.libretto.problem.DefinitionCode;
import java.util.Set;

/** No table has the name of another part of the REST address. */
final class ReservedTableNames implements DefinitionCheck {

  private static final Set<String> ROUTES = Set.of("rpc", "batch");

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      if (ROUTES.contains(table.name())) {
        findings.error(
            DefinitionCode.RESERVED_TABLE_NAME,
            table.at().child("name"),
            "`" + table.name() + "` is a part of the REST address that the engine keeps.",
            "Choose another name.");
      }
    }
  }
}
