package dev.libretto.expression;

import dev.libretto.expression.Expression.Call;
import dev.libretto.expression.Expression.Conditional;
import dev.libretto.expression.Expression.Constant;
import dev.libretto.expression.Expression.ListLiteral;
import dev.libretto.expression.Expression.Quantifier;
import dev.libretto.expression.Expression.RelatedField;
import dev.libretto.expression.Expression.RowField;
import dev.libretto.expression.Expression.UserAttribute;
import dev.libretto.expression.Scope.FieldSignature;
import java.util.List;
import java.util.Map;

/**
 * Adds up what an expression costs. Conditions that are decided early may cost less, never more:
 * every part counts, and the condition of {@code all} and {@code exists} as often as their list has
 * elements.
 */
final class Costing {

  /** The longest text of a number, a date or an identity. */
  private static final long SHORT_TEXT = 100;

  private final Scope scope;

  private Costing(Scope scope) {
    this.scope = scope;
  }

  static Cost of(Expression expression, Scope scope) {
    return new Costing(scope).cost(expression);
  }

  private Cost cost(Expression expression) {
    return switch (expression) {
      case Constant(var value, var _) -> new Cost(1, value instanceof String s ? Texts.size(s) : 0);
      case RowField(var field, var type) -> field(scope.row(), field, type);
      case RelatedField related -> related(related);
      case UserAttribute(var _, Type.ListOf _) -> new Cost(1, Cost.FIELD_LIST);
      case UserAttribute _ -> new Cost(1, SHORT_TEXT);
      case Expression.Now _, Expression.Today _ -> new Cost(1, 0);
      case Expression.Variable _ -> new Cost(1, SHORT_TEXT);
      case Conditional c -> {
        // Each part once: asked twice at each level, a deep one would take for ever.
        var then = cost(c.then());
        var otherwise = cost(c.otherwise());
        yield new Cost(
            1 + cost(c.condition()).steps() + then.steps() + otherwise.steps(),
            Math.max(then.length(), otherwise.length()));
      }
      case ListLiteral list ->
          new Cost(
              1 + list.items().stream().mapToLong(item -> cost(item).steps()).sum(),
              list.items().size());
      case Quantifier q -> {
        var list = cost(q.list());
        long each = 1 + cost(q.predicate()).steps();
        yield new Cost(1 + list.steps() + Cost.times(list.length(), each), 0);
      }
      case Call call -> call(call);
    };
  }

  private static Cost field(Map<String, FieldSignature> row, String field, Type type) {
    var signature = row.get(field);
    return signature == null ? Cost.of(type) : signature.cost();
  }

  private Cost related(RelatedField related) {
    var row = scope.row();
    for (var name : related.path()) {
      var relation = row.get(name);
      var target = relation == null ? null : relation.target();
      row = target == null ? Map.of() : target.get();
    }
    var value = field(row, related.field(), related.type());
    return new Cost(related.path().size() * Cost.HOP + value.steps(), value.length());
  }

  private Cost call(Call call) {
    var operands = call.arguments().stream().map(this::cost).toList();
    long length = length(call.function(), operands);
    long below = operands.stream().mapToLong(Cost::steps).sum();
    return new Cost(1 + below + work(call, operands, length), length);
  }

  /** How long the text is that an operation makes. */
  private static long length(Function function, List<Cost> operands) {
    long first = operands.getFirst().length();
    long made =
        switch (function) {
          case TEXT_CONCATENATE -> first + operands.getLast().length();
          // At worst each character is replaced.
          case TEXT_REPLACE -> Cost.times(first, Math.max(1, operands.getLast().length()));
          case TEXT_LOWER_ASCII, TEXT_UPPER_ASCII, TEXT_TRIM, TEXT_SUBSTRING, TEXT_SUBSTRING_FROM ->
              first;
          case TEXT_OF_INTEGER,
              TEXT_OF_DECIMAL,
              TEXT_OF_BOOLEAN,
              TEXT_OF_DATE,
              TEXT_OF_TIME,
              TEXT_OF_DATE_TIME,
              TEXT_OF_DURATION ->
              SHORT_TEXT;
          default -> 0;
        };
    return Math.min(made, Texts.LONGEST);
  }

  private static long work(Call call, List<Cost> operands, long length) {
    long gone = operands.stream().mapToLong(Cost::length).sum() + length;
    return switch (call.function()) {
      // A pattern is tried at each character; its texts are bounded, so the bound counts.
      case TEXT_MATCHES ->
          call.arguments().getLast() instanceof Constant(String pattern, var _)
              ? (long) RegexParser.steps(pattern) * Regex.MAX_TEXT / 1_000
              : Cost.LIMIT;
      case IN -> operands.getLast().length();
      case LIST_SIZE, AND, OR, NOT -> 0;
      default -> gone / Cost.TEXT_STEP;
    };
  }
}
