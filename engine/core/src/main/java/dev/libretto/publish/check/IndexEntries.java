package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import java.util.List;
import java.util.Optional;

/** The values of an index fit into its entries, so that no row is refused for its length. */
final class IndexEntries implements DefinitionCheck {

  /** PostgreSQL's B-tree takes 2,704 bytes an entry; some of them are its own. */
  private static final long MOST_BYTES = 2600;

  /** UTF-8 at its longest. */
  private static final int BYTES_PER_CHARACTER = 4;

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      table.unique().forEach(u -> check(u.fields(), u.at(), table, names, findings));
      table.indexes().forEach(i -> check(i.fields(), i.at(), table, names, findings));
    }
  }

  private static void check(
      List<String> fields, Pointer at, TableDefinition table, Names names, Findings findings) {
    List<FieldDefinition> known =
        fields.stream().map(name -> names.field(table, name)).flatMap(Optional::stream).toList();
    long characters =
        known.stream().mapToLong(field -> Indexable.mostCharacters(names, table, field)).sum();
    if (characters * BYTES_PER_CHARACTER > MOST_BYTES) {
      List<String> texts =
          known.stream()
              .filter(field -> Indexable.mostCharacters(names, table, field) > 0)
              .map(field -> "`" + field.name() + "`")
              .toList();
      findings.warning(
          DefinitionCode.LONG_INDEX_ENTRY,
          at.child("fields"),
          "A row with a long value of " + String.join(" and ", texts) + " could not be saved.",
          "An index takes "
              + MOST_BYTES / BYTES_PER_CHARACTER
              + " characters of text: give the field a `maxLength` within that.");
    }
  }
}
