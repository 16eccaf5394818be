package dev.libretto.rows.plan;

import dev.libretto.problem.RequestCode;
import dev.libretto.problem.Suggestion;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.rows.Refusal;

/** Finds the fields of a table by the names a caller uses. */
final class Columns {

  private Columns() {}

  /** The field, or a refusal with the nearest name. */
  static Field named(Table table, String name) {
    return table
        .field(name)
        .orElseThrow(() ->
            Refusal.of(
                    RequestCode.UNKNOWN_COLUMN,
                    "The table '" + table.name() + "' has no column '" + shortened(name) + "'",
                    Suggestion.hint(name, table.fieldsByName().keySet()).orElse(null))
                .thrown());
  }

  /** What a message quotes of a caller's text. */
  static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= 40
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 40)) + "…";
  }
}
