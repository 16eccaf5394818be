package dev.libretto.run.trigger;

import dev.libretto.expression.Circumstances;
import dev.libretto.expression.Evaluator;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.program.Template;

/**
 * The texts of one notification, filled in.
 *
 * @param subject one line, whatever a row holds
 * @param text plain, with the sender at its end
 */
record Letter(String subject, String text) {

  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_TEXT = 30_000;

  /** Fills in what a row holds. */
  static Letter write(
      Program program,
      Template subject,
      Template text,
      RowImages images,
      Table table,
      Circumstances at,
      String address) {
    var filled = new Filling(program, images, table, at);
    return new Letter(
        shortened(
            filled.in(subject).replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip(),
            LONGEST_SUBJECT),
        shortened(filled.in(text).replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", ""), LONGEST_TEXT)
            + "\n\n-- \n"
            + program.header().label()
            + "\n"
            + address
            + "\n");
  }

  private static String shortened(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }

  private record Filling(Program program, RowImages images, Table table, Circumstances at) {

    String in(Template template) {
      var text = new StringBuilder();
      for (var part : template.parts()) {
        switch (part) {
          case Template.Part.Literal(var literal) -> text.append(literal);
          case Template.Part.Placeholder(var name, _) ->
              text.append(value(table.field(name).orElseThrow()));
        }
      }
      return text.toString();
    }

    private String value(Field field) {
      var computed = field.computed();
      return FieldText.of(
          field,
          computed == null
              ? images.value(field)
              : Evaluator.of(computed).evaluate(images.row(), at),
          program.timeZone());
    }
  }
}
