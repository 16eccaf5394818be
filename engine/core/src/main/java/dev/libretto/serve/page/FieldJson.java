package dev.libretto.serve.page;

import dev.libretto.expression.Expression;
import dev.libretto.expression.ExpressionJson;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.kind.ComputedKind;
import dev.libretto.kind.FieldKind;
import dev.libretto.kind.ListKind;
import dev.libretto.kind.LookupKind;
import dev.libretto.kind.RollupKind;
import dev.libretto.kind.UserKind;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.States;
import dev.libretto.program.Table;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A field as the front end needs it: how to show it, how to ask for it, when it is right. */
final class FieldJson {

  private final Program program;
  private final @Nullable States states;
  private final Offers offers;

  FieldJson(Program program, Table table, Offers offers) {
    this.program = program;
    this.states = table.states();
    this.offers = offers;
  }

  void write(Field field, JsonObject out) {
    out.text("name", field.name())
        .text("label", field.label())
        .text("type", field.kind().name())
        .text("origin", field.origin().name().toLowerCase(Locale.ROOT))
        .flag("required", field.required())
        .text("help", field.help())
        .json("default", start(field));
    field.kind().pageKeywords().forEach(out::json);
    rules(field, out);
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

  /** The value a new row of this caller's gets where the writer gives none. */
  private @Nullable Json start(Field field) {
    if (states != null && states.field().equals(field.name())) {
      return Json.of(states.initial());
    }
    var declared = field.defaultValue();
    if (declared == null || field.kind().isDefaultKnown()) {
      return declared;
    }
    var id = offers.caller().id();
    return id != null && UserKind.isMember(id) ? Json.of(id) : null;
  }

  /**
   * The conditions a form follows while one types, and whether the field is closed to the caller.
   * Who may read or write it is not said: the answer is, as far as it is known without a row.
   */
  private void rules(Field field, JsonObject out) {
    var rules = field.rules();
    out.json("visibleWhen", condition(rules.visibleWhen()))
        .json("requiredWhen", condition(rules.requiredWhen()))
        .json("readOnlyWhen", condition(rules.readOnlyWhen()));
    if (rules.write() != null && !offers.may(rules.write())) {
      out.flag("writable", false);
    }
  }

  private @Nullable Json condition(@Nullable Expression condition) {
    return condition == null ? null : ExpressionJson.of(offers.about(condition));
  }

  /** A value of another field's kind shows as that kind does; of several, as a list of them. */
  private static void result(FieldKind result, JsonObject out) {
    var each = result instanceof ListKind(var element) ? element : result;
    out.flag("list", result instanceof ListKind)
        .text(
            "resultType",
            each instanceof ComputedKind computed ? resultType(computed.valueType()) : each.name());
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
