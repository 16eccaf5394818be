package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType.Money;
import dev.libretto.definition.TableDefinition;
import dev.libretto.kind.MinorDigits;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Suggestion;
import java.util.Currency;

/** A currency is one of ISO 4217 with which something can be paid. */
final class Currencies implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      for (FieldDefinition field : table.fields()) {
        if (field.type() instanceof Money money && MinorDigits.of(money.currency()).isEmpty()) {
          var known =
              Currency.availableCurrencies()
                  .map(Currency::getCurrencyCode)
                  .filter(code -> MinorDigits.of(code).isPresent())
                  .toList();
          findings.error(
              DefinitionCode.UNKNOWN_CURRENCY,
              field.at().child("currency"),
              "`" + money.currency() + "` is not a currency of ISO 4217.",
              Suggestion.hint(money.currency(), known).orElse(null));
        }
      }
    }
  }
}
