package dev.libretto.rows.plan;

import dev.libretto.problem.RequestCode;
import dev.libretto.program.Field;
import dev.libretto.rows.Refusal;

/** Reads a value written as text in an address as the Java type of a column. */
final class TextValue {

  private TextValue() {}

  /** The value, or a refusal that says what the column takes. */
  static Object parse(Field field, String text) {
    return field
        .kind()
        .parse(text)
        .orElseThrow(() ->
            Refusal.of(
                    RequestCode.BAD_VALUE,
                    "The column '" + field.name() + "' cannot be compared with this value",
                    "It takes " + field.kind().comparand())
                .thrown());
  }
}
