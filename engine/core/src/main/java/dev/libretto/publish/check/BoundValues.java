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
        check(field, findings);
      }
    }
  }

  private static void check(FieldDefinition field, Findings findings) {
    if (field.type() instanceof FieldType.DecimalNumber(int scale, var least, var most)) {
      var unbounded = new FieldType.DecimalNumber(scale, null, null);
      check(field, unbounded, number(least), number(most), findings);
    } else if (field.type() instanceof FieldType.Money(String currency, var least, var most)) {
      var unbounded = new FieldType.Money(currency, null, null);
      check(field, unbounded, number(least), number(most), findings);
    } else if (field.type() instanceof FieldType.Date(var least, var most)) {
      check(field, new FieldType.Date(null, null), text(least), text(most), findings);
    }
  }

  private static void check(
      FieldDefinition field,
      FieldType unbounded,
      @Nullable Json least,
      @Nullable Json most,
      Findings findings) {
    check(field, "minimum", unbounded, least, findings);
    check(field, "maximum", unbounded, most, findings);
  }

  private static @Nullable Json number(@Nullable BigDecimal bound) {
    return bound == null ? null : new Json.Num(bound);
  }

  private static @Nullable Json text(@Nullable String bound) {
    return bound == null ? null : Json.of(bound);
  }

  private static void check(
      FieldDefinition field,
      String key,
      FieldType unbounded,
      @Nullable Json bound,
      Findings findings) {
    if (bound == null) {
      return;
    }
    ValueFit.misfit(unbounded, bound)
        .ifPresent(reason ->
            findings.error(
                DefinitionCode.UNFIT_BOUND,
                field.at().child(key),
                "`" + field.name() + "` could not hold its own " + key + ": " + reason + ".",
                null));
  }
}
