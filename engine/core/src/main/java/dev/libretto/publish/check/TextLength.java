package dev.libretto.publish.check;

import dev.libretto.expression.Expression;
import dev.libretto.expression.Type;
import java.util.List;
import java.util.function.ToLongFunction;

/** How long a text can be that an expression results in. */
final class TextLength {

  /** The longest number, date or duration written out. */
  private static final long WRITTEN = 48;

  private static final long UNKNOWN = Integer.MAX_VALUE;

  private TextLength() {}

  /**
   * The most characters; of what is no text, none.
   *
   * @param field the most characters of a field of the row, by its name
   */
  static long most(Expression expression, ToLongFunction<String> field) {
    if (expression.type() != Type.Scalar.TEXT) {
      return 0;
    }
    return switch (expression) {
      case Expression.Constant constant ->
          constant.value() instanceof String text ? text.codePointCount(0, text.length()) : 0;
      case Expression.RowField row -> field.applyAsLong(row.field());
      case Expression.Conditional choice ->
          Math.max(most(choice.then(), field), most(choice.otherwise(), field));
      case Expression.Call call -> call(call, field);
      case Expression.RelatedField _,
          Expression.UserAttribute _,
          Expression.Now _,
          Expression.Today _,
          Expression.ListLiteral _,
          Expression.Quantifier _,
          Expression.Variable _ ->
          UNKNOWN;
    };
  }

  private static long call(Expression.Call call, ToLongFunction<String> field) {
    var arguments = call.arguments();
    return switch (call.function()) {
      case TEXT_CONCATENATE ->
          Math.min(UNKNOWN, most(arguments.get(0), field) + most(arguments.get(1), field));
      case TEXT_LOWER_ASCII, TEXT_UPPER_ASCII, TEXT_TRIM, TEXT_SUBSTRING_FROM ->
          most(arguments.getFirst(), field);
      case TEXT_SUBSTRING -> Math.min(most(arguments.getFirst(), field), upTo(arguments));
      case TEXT_OF_INTEGER,
          TEXT_OF_DECIMAL,
          TEXT_OF_BOOLEAN,
          TEXT_OF_DATE,
          TEXT_OF_TIME,
          TEXT_OF_DATE_TIME,
          TEXT_OF_DURATION ->
          WRITTEN;
      default -> UNKNOWN;
    };
  }

  /** A part that ends at a place written out is no longer than that. */
  private static long upTo(List<Expression> arguments) {
    return arguments.getLast() instanceof Expression.Constant(Long last, var _) ? last : UNKNOWN;
  }
}
