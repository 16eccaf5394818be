package dev.libretto.serve.page;

import dev.libretto.definition.FieldType;
import dev.libretto.expression.ExpressionJson;
import dev.libretto.expression.Type;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.TypeName;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A field as the front end needs it: how to show it, how to ask for it, when it is right. */
final class FieldJson {

  private FieldJson() {}

  static void write(Program program, Field field, JsonObject out) {
    out.text("name", field.name())
        .text("label", field.label())
        .text("type", TypeName.of(field.type()))
        .text("origin", field.origin().name().toLowerCase(Locale.ROOT))
        .flag("required", field.required())
        .text("help", field.help())
        .json("default", field.defaultValue());
    keywords(program, field.type(), out);
    var computed = field.computed();
    if (computed != null) {
      out.text("resultType", resultType(field.expressionType()))
          .json("computed", ExpressionJson.of(computed));
    }
  }

  private static void keywords(Program program, FieldType type, JsonObject out) {
    switch (type) {
      case FieldType.Text text ->
          out.number("minLength", text.minLength())
              .number("maxLength", text.maxLength())
              .text("pattern", text.pattern());
      case FieldType.LongText text ->
          out.number("minLength", text.minLength()).number("maxLength", text.maxLength());
      case FieldType.Markdown text ->
          out.number("minLength", text.minLength()).number("maxLength", text.maxLength());
      case FieldType.IntegerNumber number ->
          out.text("minimum", text(number.minimum()))
              .text("maximum", text(number.maximum()))
              .text("multipleOf", text(number.multipleOf()));
      case FieldType.DecimalNumber number ->
          out.number("scale", number.scale())
              .text("minimum", text(number.minimum()))
              .text("maximum", text(number.maximum()));
      case FieldType.Money money ->
          out.text("currency", money.currency())
              .number(
                  "scale",
                  Math.max(0, Currency.getInstance(money.currency()).getDefaultFractionDigits()))
              .text("minimum", text(money.minimum()))
              .text("maximum", text(money.maximum()));
      case FieldType.Date date ->
          out.text("minimum", date.minimum()).text("maximum", date.maximum());
      case FieldType.Select select -> options(select.options(), out);
      case FieldType.MultiSelect select -> {
        options(select.options(), out);
        out.number("minItems", select.minItems()).number("maxItems", select.maxItems());
      }
      case FieldType.Relation relation ->
          out.object(
              "relation",
              target ->
                  target
                      .text("table", relation.table())
                      .text(
                          "titleField",
                          program.table(relation.table()).orElseThrow().titleField()));
      case FieldType.Computed computed -> out.number("scale", computed.scale());
      case FieldType.Bool _,
          FieldType.Time _,
          FieldType.DateTime _,
          FieldType.Email _,
          FieldType.Url _,
          FieldType.JsonValue _,
          FieldType.Uuid _,
          FieldType.AutoNumber _ -> {}
    }
  }

  private static void options(List<FieldType.Option> options, JsonObject out) {
    out.objects(
        "options",
        options,
        (option, object) ->
            object
                .text("value", option.value())
                .text("label", option.label())
                .text("tone", option.tone()));
  }

  private static @Nullable String text(@Nullable Number number) {
    return number == null
        ? null
        : number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
  }

  private static String resultType(Type type) {
    return switch (type) {
      case Type.Scalar.BOOLEAN -> "boolean";
      case Type.Scalar.INTEGER -> "integer";
      case Type.Scalar.DECIMAL -> "decimal";
      case Type.Scalar.DATE -> "date";
      case Type.Scalar.TIME -> "time";
      case Type.Scalar.DURATION -> "duration";
      case Type.Scalar.DATE_TIME -> "dateTime";
      case Type.Scalar.TEXT, Type.Scalar.JSON, Type.Scalar.NULL -> "text";
      case Type.ListOf _ -> "text";
    };
  }
}
