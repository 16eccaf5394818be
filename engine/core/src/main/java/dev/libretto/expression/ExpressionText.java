package dev.libretto.expression;

import dev.libretto.expression.Expression.Call;
import dev.libretto.expression.Expression.Conditional;
import dev.libretto.expression.Expression.Constant;
import dev.libretto.expression.Expression.ListLiteral;
import dev.libretto.expression.Expression.Quantifier;
import dev.libretto.expression.Expression.RelatedField;
import dev.libretto.expression.Expression.RowField;
import dev.libretto.expression.Expression.UserAttribute;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes expressions as authors do, with no more parentheses than CEL needs. Reading the text gives
 * the expression again, but for how a chain of {@code &&} or {@code ||} is halved, and unless what
 * it says about null has been reduced away.
 */
public final class ExpressionText {

  private static final int CONDITIONAL = 0;
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int RELATION = 3;
  private static final int SUM = 4;
  private static final int PRODUCT = 5;
  private static final int UNARY = 6;
  private static final int PRIMARY = 7;

  private static final Map<String, Integer> STRENGTHS =
      Map.of("_+_", SUM, "_-_", SUM, "_*_", PRODUCT, "_/_", PRODUCT, "_%_", PRODUCT, "-_", UNARY);

  private ExpressionText() {}

  /** The expression in CEL. */
  public static String of(Expression expression) {
    return text(expression, CONDITIONAL);
  }

  private static String text(Expression expression, int least) {
    return switch (expression) {
      case Constant(@Nullable Object value, Type type) -> constant(value, type, least);
      case RowField(var field, var _) -> Names.path(field);
      case RelatedField(var path, var field, var _) ->
          "row." + String.join(".", path) + "." + field;
      case UserAttribute(var attribute, var _) -> user(attribute);
      case Expression.Now _ -> "now()";
      case Expression.Today _ -> "today()";
      case Expression.Variable(var name, var _) -> name;
      case ListLiteral(var items, var _) -> "[" + listed(items) + "]";
      case Quantifier q ->
          "%s.%s(%s, %s)"
              .formatted(
                  text(q.list(), PRIMARY),
                  q.kind() == Quantifier.Kind.ALL ? "all" : "exists",
                  q.variable(),
                  of(q.predicate()));
      case Conditional c ->
          enclosed(
              "%s ? %s : %s"
                  .formatted(text(c.condition(), OR), text(c.then(), OR), of(c.otherwise())),
              CONDITIONAL,
              least);
      case Call call -> call(call, least);
    };
  }

  private static String user(UserAttribute.Attribute attribute) {
    return switch (attribute) {
      case ID -> "user.id";
      case EMAIL -> "user.email";
      case ROLES -> "user.roles";
      case SIGNED_IN -> "user.signedIn";
      case BUILDER -> "user.builder";
    };
  }

  private static String call(Call call, int least) {
    var operands = call.arguments();
    return switch (call.function()) {
      case AND -> infix(operands, "&&", AND, least);
      case OR -> infix(operands, "||", OR, least);
      case NOT -> enclosed("!" + text(operands.getFirst(), UNARY), UNARY, least);
      case EQUAL -> infix(operands, "==", RELATION, least);
      case NOT_EQUAL -> infix(operands, "!=", RELATION, least);
      case IN -> infix(operands, "in", RELATION, least);
      default -> catalogued(call, least);
    };
  }

  private static String catalogued(Call call, int least) {
    var operands = call.arguments();
    var types = operands.stream().map(Expression::type).toList();
    var overload =
        Catalogue.all().stream()
            .filter(one -> one.function() == call.function() && one.accepts(types))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no overload of " + call.function()));
    if (Catalogue.isName(overload.name())) {
      return overload.method()
          ? "%s.%s(%s)"
              .formatted(
                  text(operands.getFirst(), PRIMARY),
                  overload.name(),
                  listed(operands.subList(1, operands.size())))
          : "%s(%s)".formatted(overload.name(), listed(operands));
    }
    int strength = STRENGTHS.getOrDefault(overload.name(), RELATION);
    var sign = Catalogue.sign(overload.name());
    return operands.size() == 1
        ? enclosed(sign + operand(operands.getFirst()), strength, least)
        : infix(operands, sign, strength, least);
  }

  /** A sign before a number would be read as part of it. */
  private static String operand(Expression expression) {
    return expression instanceof Constant ? "(" + of(expression) + ")" : text(expression, PRIMARY);
  }

  /** Operators of one strength are read from the left. */
  private static String infix(List<Expression> operands, String sign, int strength, int least) {
    return enclosed(
        "%s %s %s"
            .formatted(
                text(operands.getFirst(), strength), sign, text(operands.getLast(), strength + 1)),
        strength,
        least);
  }

  private static String enclosed(String text, int strength, int least) {
    return strength < least ? "(" + text + ")" : text;
  }

  private static String listed(List<Expression> expressions) {
    return expressions.stream().map(ExpressionText::of).collect(Collectors.joining(", "));
  }

  private static String constant(@Nullable Object value, Type type, int least) {
    return switch (value) {
      case null -> "null";
      case Long micros when type == Type.Scalar.DURATION ->
          "duration(\"" + Durations.text(micros) + "\")";
      case Long number -> enclosed(number.toString(), number < 0 ? UNARY : PRIMARY, least);
      case BigDecimal number -> {
        var text = number.toPlainString();
        yield enclosed(
            text.contains(".") ? text : text + ".0", number.signum() < 0 ? UNARY : PRIMARY, least);
      }
      case LocalDate date -> "date(\"" + date + "\")";
      case LocalTime time -> "time(\"" + Dates.text(time) + "\")";
      case Instant instant -> "timestamp(\"" + Dates.text(instant) + "\")";
      case String text -> quoted(text);
      default -> value.toString();
    };
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (Character.isISOControl(c)) {
            quoted.append("\\u%04x".formatted((int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
