package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.TableDefinition;
import dev.libretto.kind.NumberPattern;
import dev.libretto.problem.DefinitionCode;

/** The pattern of an auto number has one place for the number, and no place nobody knows. */
final class NumberPatterns implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      for (FieldDefinition field : table.fields()) {
        if (field.type() instanceof FieldType.AutoNumber(var pattern)
            && pattern != null
            && NumberPattern.parse(pattern).isEmpty()) {
          findings.error(
              DefinitionCode.BAD_NUMBER_PATTERN,
              field.at().child("pattern"),
              "`"
                  + pattern
                  + "` does not have exactly one `{number}`, or has a place of another kind.",
              "Write `{number}` or `{number:5}` once, and `{year}` where you like.");
        }
      }
    }
  }
}
