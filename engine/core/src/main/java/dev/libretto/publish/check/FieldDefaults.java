package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.json.Json;
import dev.libretto.kind.FieldKind;
import dev.libretto.problem.DefinitionCode;
import java.util.Optional;

/** A default is a value the field could hold. */
final class FieldDefaults implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      for (FieldDefinition field : table.fields()) {
        misfit(field)
            .ifPresent(reason ->
                findings.error(
                    DefinitionCode.UNFIT_DEFAULT,
                    field.at().child("default"),
                    "The default of `" + field.name() + "` does not fit: " + reason + ".",
                    null));
      }
    }
  }

  private static Optional<String> misfit(FieldDefinition field) {
    Json value = field.defaultValue();
    if (value == null) {
      return Optional.empty();
    }
    return value instanceof Json.Null && field.required()
        ? Optional.of("the field is required, and null is no value")
        : FieldKind.of(field.type()).misfit(value);
  }
}
