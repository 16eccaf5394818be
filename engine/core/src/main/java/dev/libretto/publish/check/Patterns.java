package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.TableDefinition;
import dev.libretto.expression.Regex;
import dev.libretto.problem.DefinitionCode;

/** A pattern is of the regex subset that database, server and browser read alike. */
final class Patterns implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      for (FieldDefinition field : table.fields()) {
        if (field.type() instanceof FieldType.Text text
            && text.pattern() != null
            && Regex.parse(text.pattern()) instanceof Regex.Refused refused) {
          findings.inside(
              DefinitionCode.BAD_REGEX,
              field.at().child("pattern"),
              refused.offset(),
              refused.length(),
              refused.message(),
              refused.hint());
        }
      }
    }
  }
}
