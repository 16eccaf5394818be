package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.TableDefinition;
import dev.libretto.json.Json;
import dev.libretto.problem.DefinitionCode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A bound is itself a value the field could hold. */
final class BoundValues implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      for (FieldDefinition field : table.fields()) {
        if (field.type() instanceof FieldType.DecimalNumber number) {
          check(field, "minimum", number(number.minimum()), findings);
          check(field, "maximum", number(number.maximum()), findings);
        } else if (field.type() instanceof FieldType.Money money) {
          check(field, "minimum", number(money.minimum()), findings);
          check(field, "maximum", number(money.maximum()), findings);
        } else if (field.type() instanceof FieldType.Date date) {
          check(field, "minimum", text(date.minimum()), findings);
          check(field, "maximum", text(date.maximum()), findings);
        }
      }
    }
  }

  private static @Nullable Json number(@Nullable BigDecimal bound) {
    return bound == null ? null : new Json.Num(bound);
  }

  private static @Nullable Json text(@Nullable String bound) {
    return bound == null ? null : Json.of(bound);
  }

  private static void check(
      FieldDefinition field, String key, @Nullable Json bound, Findings findings) {
    if (bound == null) {
      return;
    }
    ValueFit.misfit(ValueFit.unbounded(field.type()), bound)
        .ifPresent(reason ->
            findings.error(
                DefinitionCode.UNFIT_BOUND,
                field.at().child(key),
                "`" + field.name() + "` could not hold its own " + key + ": " + reason + ".",
                null));
  }
}
