package dev.libretto.publish.diff;

import dev.libretto.expression.Durations;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Expression.Constant;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.program.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Optional;

/** What rows that exist already get for a field that is new. */
final class ExistingRows {

  private ExistingRows() {}

  /** The one value they all get, which may be null; empty when they get different ones. */
  static Optional<Expression> constant(Field field) {
    if (field.kind().isGivenByEngine()) {
      return Optional.empty();
    }
    var value = field.defaultValue();
    return field.required() && value != null && field.kind().isDefaultKnown()
        ? constant(value, field.expressionType())
        : Optional.of(new Constant(null, field.expressionType()));
  }

  /** Whether they all get the same value and not null. */
  static boolean shareValue(Field field) {
    return field.required() && field.defaultValue() != null && field.kind().isDefaultKnown();
  }

  private static Optional<Expression> constant(Json value, Type type) {
    return switch (type) {
      case Type.ListOf(var element) when value instanceof Json.Arr list ->
          list(list, element, type);
      case Type.ListOf _ -> Optional.empty();
      case Type.Scalar scalar -> scalar(value, scalar);
    };
  }

  private static Optional<Expression> list(Json.Arr list, Type element, Type type) {
    var items = new ArrayList<Expression>();
    for (var item : list.items()) {
      var constant = constant(item, element);
      if (constant.isEmpty()) {
        return Optional.empty();
      }
      items.add(constant.get());
    }
    return Optional.of(new Expression.ListLiteral(items, type));
  }

  private static Optional<Expression> scalar(Json value, Type.Scalar type) {
    return switch (value) {
      case Json.Bool(var bool) -> Optional.of(new Constant(bool, type));
      case Json.Num(var number) when type == Type.Scalar.INTEGER ->
          Optional.of(new Constant(number.longValue(), type));
      case Json.Num(var number) -> Optional.of(new Constant(number, type));
      case Json.Str(var text) -> Optional.of(new Constant(parsed(text, type), type));
      case Json.Null _ -> Optional.empty();
      case Json.Arr _ -> Optional.empty();
      case Json.Obj _ -> Optional.empty();
    };
  }

  private static Object parsed(String text, Type.Scalar type) {
    return switch (type) {
      case DATE -> LocalDate.parse(text);
      case TIME -> LocalTime.parse(text);
      case DATE_TIME -> OffsetDateTime.parse(text).toInstant();
      case DURATION -> Durations.parse(text).orElseThrow();
      case DECIMAL -> new BigDecimal(text);
      case BOOLEAN, INTEGER, TEXT, JSON, NULL -> text;
    };
  }
}
