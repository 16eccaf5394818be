package dev.libretto.store.ddl;

import dev.libretto.kind.NumberPattern;
import dev.libretto.kind.NumberPattern.Part;
import java.util.stream.Collectors;

/** The default of a column whose text holds a number that counts up. */
final class NumberPatternSql {

  private NumberPatternSql() {}

  /** The text of the next row, by the sequence of this qualified name. */
  static String of(String pattern, String sequence) {
    return NumberPattern.parse(pattern).orElseThrow().stream()
        .map(part -> of(part, sequence))
        .collect(Collectors.joining(" || ", "(", ")"));
  }

  private static String of(Part part, String sequence) {
    return switch (part) {
      case Part.Literal(var text) -> Literal.text(text);
      case Part.Year _ -> "EXTRACT(year FROM now() AT TIME ZONE 'UTC')::int4::text";
      case Part.Counter(var digits) ->
          "libretto.padded(nextval(" + Literal.text(sequence) + "::regclass), " + digits + ")";
    };
  }
}
