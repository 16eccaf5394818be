package dev.libretto.serve.page;

import dev.libretto.expression.ExpressionJson;
import dev.libretto.expression.Type;
import dev.libretto.kind.ComputedKind;
import dev.libretto.kind.FieldKind;
import dev.libretto.kind.ListKind;
import dev.libretto.kind.LookupKind;
import dev.libretto.kind.RollupKind;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import java.util.Locale;

/** A field as the front end needs it: how to show it, how to ask for it, when it is right. */
final class FieldJson {

  private FieldJson() {}

  static void write(Program program, Field field, JsonObject out) {
    out.text("name", field.name())
        .text("label", field.label())
        .text("type", field.kind().name())
        .text("origin", field.origin().name().toLowerCase(Locale.ROOT))
        // What the server fills in for whoever calls, nobody has to enter.
        .flag("required", field.required() && isDefaultKnown(field))
        .text("help", field.help())
        .json("default", isDefaultKnown(field) ? field.defaultValue() : null);
    field.kind().pageKeywords().forEach(out::json);
    // What the other table is called by is for the program to say, not for the field's kind.
    field
        .relatedTable()
        .ifPresent(table ->
            out.object(
                "relation",
                target ->
                    target
                        .text("table", table)
                        .text("titleField", program.table(table).orElseThrow().titleField())));
    var computed = field.computed();
    if (computed != null) {
      out.text("resultType", resultType(field.expressionType()))
          .json("computed", ExpressionJson.of(computed));
    }
    switch (field.kind()) {
      case LookupKind(_, var result) -> result(result, out);
      case RollupKind(_, var result, _) -> result(result, out);
      default -> {}
    }
  }

  /** A value of another field's kind shows as that kind does; of several, as a list of them. */
  private static void result(FieldKind result, JsonObject out) {
    var each = result instanceof ListKind(var element) ? element : result;
    out.flag("list", result instanceof ListKind)
        .text(
            "resultType",
            each instanceof ComputedKind computed ? resultType(computed.valueType()) : each.name());
  }

  private static boolean isDefaultKnown(Field field) {
    return field.defaultValue() == null || field.kind().isDefaultKnown();
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
