package dev.libretto.expression;

import dev.libretto.expression.Expression.Call;
import dev.libretto.expression.Expression.Conditional;
import dev.libretto.expression.Expression.Constant;
import dev.libretto.expression.Expression.ListLiteral;
import dev.libretto.expression.Expression.Quantifier;
import dev.libretto.expression.Expression.RowField;
import dev.libretto.expression.Expression.UserAttribute;
import dev.libretto.expression.Type.Scalar;
import dev.libretto.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * An expression for the browser: JSON that {@code runtime-ui/src/expression/evaluate.ts} performs.
 *
 * <p>A constant stands for itself; everything else is an array of an operation's name and its
 * operands. In the browser integers are big, decimals are big integers of 10⁻¹², dates, times and
 * instants are texts of one length, so that equality and order need not know the type. The
 * outermost operation brings the result into its REST form.
 */
public final class ExpressionJson {

  private ExpressionJson() {}

  /** The expression as JSON. */
  public static Json of(Expression expression) {
    var body = part(expression);
    return switch (expression.type()) {
      case Scalar.INTEGER -> operation("num", body);
      case Scalar.DECIMAL -> operation(name(Function.TEXT_OF_DECIMAL), body);
      case Scalar.TIME -> operation(name(Function.TEXT_OF_TIME), body);
      case Scalar.DATE_TIME -> operation(name(Function.TEXT_OF_DATE_TIME), body);
      case Scalar.DURATION -> operation(name(Function.TEXT_OF_DURATION), body);
      case Scalar.BOOLEAN, Scalar.TEXT, Scalar.DATE, Scalar.JSON, Scalar.NULL -> body;
      case Type.ListOf _ -> body;
    };
  }

  /**
   * The expression as JSON text. It stands safely inside a script element: no character of it could
   * end the element or the script.
   */
  public static String write(Expression expression) {
    var text = new StringBuilder(256);
    write(of(expression), text);
    return text.toString();
  }

  private static void write(Json json, StringBuilder text) {
    switch (json) {
      case Json.Null _ -> text.append("null");
      case Json.Bool(boolean value) -> text.append(value);
      case Json.Num(BigDecimal value) -> text.append(value.toPlainString());
      case Json.Str(String value) -> write(value, text);
      case Json.Arr(List<Json> items) -> {
        char before = '[';
        for (var item : items) {
          text.append(before);
          write(item, text);
          before = ',';
        }
        text.append(']');
      }
      case Json.Obj _ -> throw new IllegalArgumentException("expressions hold no objects");
    }
  }

  private static void write(String value, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean plain = c >= ' ' && c < 0x7F && "\"\\<>&".indexOf(c) < 0;
      if (plain || (c > 0x9F && c != 0x2028 && c != 0x2029)) {
        text.append(c);
      } else {
        text.append("\\u%04x".formatted((int) c));
      }
    }
    text.append('"');
  }

  private static Json part(Expression expression) {
    return switch (expression) {
      case Constant constant -> constant(constant);
      case RowField(var field, var type) -> field(field, type);
      // The browser does not have the other row; it answers that it does not know.
      case Expression.RelatedField _ -> operation("related");
      case UserAttribute(var attribute, var _) ->
          operation(
              "user",
              Json.of(
                  switch (attribute) {
                    case ID -> "id";
                    case EMAIL -> "email";
                    case ROLES -> "roles";
                    case SIGNED_IN -> "signedIn";
                    case BUILDER -> "builder";
                  }));
      case Expression.Now _ -> operation("now");
      case Expression.Today _ -> operation("today");
      case Expression.Variable(var name, var _) -> operation("var", Json.of(name));
      case Conditional(var condition, var then, var otherwise, var _) ->
          operation("?", part(condition), part(then), part(otherwise));
      case ListLiteral(var items, var _) -> operation("list", parts(items));
      case Quantifier(var kind, var variable, var list, var predicate, var _) ->
          operation(
              switch (kind) {
                case ALL -> "all";
                case EXISTS -> "exists";
              },
              Json.of(variable),
              part(list),
              part(predicate));
      case Call call -> call(call);
    };
  }

  private static Json call(Call call) {
    var operands = parts(call.arguments());
    if (call.function() == Function.TEXT_MATCHES
        && operands[1] instanceof Json.Str(String pattern)
        && Regex.parse(pattern) instanceof Regex.Sound(String canonical)) {
      operands[1] = Json.of(canonical);
    }
    return operation(name(call.function()), operands);
  }

  private static Json constant(Constant constant) {
    return switch (constant.value()) {
      case null -> Json.NULL;
      case Boolean value -> Json.of(value);
      case Long value ->
          // A duration can be beyond what JSON readers hold exactly.
          constant.type() == Scalar.DURATION
              ? operation("micros", Json.of(value.toString()))
              : Json.of(value);
      case BigDecimal value -> operation("dec", Json.of(Numbers.text(value)));
      case String value -> Json.of(value);
      case LocalDate value -> Json.of(value.toString());
      case LocalTime value -> Json.of(fixed(value));
      case Instant value -> {
        var utc = value.atOffset(ZoneOffset.UTC);
        yield Json.of(utc.toLocalDate() + "T" + fixed(utc.toLocalTime()) + "Z");
      }
      default -> throw new IllegalArgumentException("no constant: " + constant.value());
    };
  }

  private static String fixed(LocalTime time) {
    return "%02d:%02d:%02d.%06d"
        .formatted(time.getHour(), time.getMinute(), time.getSecond(), time.getNano() / 1000);
  }

  /**
   * A field comes with how its REST form is read, unless that is how it is kept; of a list, with
   * how each element is.
   */
  private static Json field(String field, Type type) {
    var reader = reader(type instanceof Type.ListOf(var element) ? element : type);
    return reader.isEmpty()
        ? operation("row", Json.of(field))
        : operation("row", Json.of(field), Json.of(reader));
  }

  private static String reader(Type type) {
    return switch (type) {
      case Scalar.INTEGER -> "int";
      case Scalar.DECIMAL -> "dec";
      case Scalar.TIME -> "time";
      case Scalar.DATE_TIME -> "instant";
      case Scalar.DURATION -> "dur";
      case Scalar.TEXT -> "text";
      case Scalar.DATE -> "date";
      case Scalar.BOOLEAN, Scalar.JSON, Scalar.NULL -> "";
      case Type.ListOf _ -> throw new IllegalArgumentException("there are no lists of lists");
    };
  }

  /** What the browser calls an operation: one name where its values make no difference. */
  private static String name(Function function) {
    return switch (function) {
      case AND -> "&&";
      case OR -> "||";
      case NOT -> "!";
      case EQUAL -> "==";
      case NOT_EQUAL -> "!=";
      case IN -> "in";
      case LESS, TEXT_LESS -> "<";
      case LESS_OR_EQUAL, TEXT_LESS_OR_EQUAL -> "<=";
      case GREATER, TEXT_GREATER -> ">";
      case GREATER_OR_EQUAL, TEXT_GREATER_OR_EQUAL -> ">=";
      case INTEGER_ADD -> "i+";
      case INTEGER_SUBTRACT -> "i-";
      case INTEGER_MULTIPLY -> "i*";
      case INTEGER_DIVIDE -> "i/";
      case INTEGER_REMAINDER, DECIMAL_REMAINDER -> "%";
      case INTEGER_NEGATE, DECIMAL_NEGATE -> "neg";
      case INTEGER_ABSOLUTE, DECIMAL_ABSOLUTE -> "abs";
      case INTEGER_GREATEST, DECIMAL_GREATEST -> "max";
      case INTEGER_LEAST, DECIMAL_LEAST -> "min";
      case DECIMAL_ADD -> "d+";
      case DECIMAL_SUBTRACT -> "d-";
      case DECIMAL_MULTIPLY -> "d*";
      case DECIMAL_DIVIDE -> "d/";
      case DECIMAL_ROUND -> "round";
      case DECIMAL_OF_INTEGER -> "i>d";
      case INTEGER_OF_DECIMAL -> "d>i";
      case TEXT_CONCATENATE -> "cat";
      case TEXT_SIZE -> "size";
      case TEXT_CONTAINS -> "contains";
      case TEXT_STARTS_WITH -> "starts";
      case TEXT_ENDS_WITH -> "ends";
      case TEXT_MATCHES -> "matches";
      case TEXT_LOWER_ASCII -> "lower";
      case TEXT_UPPER_ASCII -> "upper";
      case TEXT_TRIM -> "trim";
      case TEXT_OF_INTEGER, TEXT_OF_BOOLEAN, TEXT_OF_DATE -> "str";
      case TEXT_OF_DECIMAL -> "d>s";
      case TEXT_OF_TIME, TEXT_OF_DATE_TIME -> "t>s";
      case LIST_SIZE -> "len";
      case DATE_ADD_DAYS -> "addDays";
      case DAYS_BETWEEN -> "days";
      case DATE_YEAR -> "year";
      case DATE_MONTH -> "month";
      case DATE_DAY -> "day";
      case DATE_WEEKDAY -> "weekday";
      case TEXT_OF_DURATION -> "dur>s";
      case TEXT_SUBSTRING, TEXT_SUBSTRING_FROM -> "sub";
      case TEXT_INDEX_OF -> "index";
      case TEXT_REPLACE -> "replace";
      case DECIMAL_FLOOR -> "floor";
      case DECIMAL_CEILING -> "ceil";
      case DURATION_ADD -> "u+";
      case DURATION_SUBTRACT -> "u-";
      case DURATION_MULTIPLY -> "u*";
      case DURATION_DAYS -> "u>d";
      case DURATION_HOURS -> "u>h";
      case DURATION_MINUTES -> "u>m";
      case DURATION_SECONDS -> "u>s";
      case DATE_TIME_ADD -> "t+";
      case DATE_TIME_SUBTRACT -> "t-";
      case DATE_TIME_DIFFERENCE -> "t-t";
      case DATE_OF_DATE_TIME -> "t>d";
      case DATE_TIME_HOURS, TIME_HOURS -> "hh";
      case DATE_TIME_MINUTES, TIME_MINUTES -> "mm";
      case DATE_TIME_SECONDS, TIME_SECONDS -> "ss";
    };
  }

  private static Json[] parts(List<Expression> expressions) {
    return expressions.stream().map(ExpressionJson::part).toArray(Json[]::new);
  }

  private static Json operation(String name, Json... operands) {
    var items = new ArrayList<Json>(operands.length + 1);
    items.add(Json.of(name));
    items.addAll(List.of(operands));
    return new Json.Arr(items);
  }
}
