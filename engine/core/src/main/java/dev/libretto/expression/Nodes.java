package dev.libretto.expression;

import com.google.re2j.Pattern;
import dev.libretto.expression.Evaluator.Node;
import dev.libretto.expression.Expression.Call;
import dev.libretto.expression.Expression.Conditional;
import dev.libretto.expression.Expression.Constant;
import dev.libretto.expression.Expression.ListLiteral;
import dev.libretto.expression.Expression.Quantifier;
import dev.libretto.expression.Expression.RowField;
import dev.libretto.expression.Expression.UserAttribute;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the parts of one expression ready. */
final class Nodes {

  /** The places of the variables that can be seen, by name. */
  private final Map<String, Integer> places = new HashMap<>();

  private int variables;

  /** How many variables the expression has in all. */
  int variables() {
    return variables;
  }

  Node of(Expression expression) {
    return switch (expression) {
      case Constant(var value, var _) -> _ -> value;
      case RowField(var field, var _) -> frame -> frame.row().value(field);
      // Another row is not at hand: whoever has a rule with hops asks the database.
      case Expression.RelatedField _ -> _ -> null;
      case UserAttribute(var attribute, var _) -> user(attribute);
      case Expression.Now _ -> frame -> frame.circumstances().now();
      case Expression.Today _ -> frame -> frame.circumstances().today();
      case Expression.Variable(var name, var _) -> variable(name);
      case Call call -> call(call);
      case Conditional conditional -> conditional(conditional);
      case ListLiteral literal -> list(literal);
      case Quantifier quantifier -> quantifier(quantifier);
    };
  }

  private static Node user(UserAttribute.Attribute attribute) {
    return switch (attribute) {
      case ID -> frame -> frame.circumstances().userId();
      case EMAIL -> frame -> frame.circumstances().email();
      case ROLES -> frame -> frame.circumstances().roles();
      case SIGNED_IN -> frame -> frame.circumstances().signedIn();
      case BUILDER -> frame -> frame.circumstances().builder();
    };
  }

  private Node variable(String name) {
    int place = places.getOrDefault(name, -1);
    return frame -> frame.variable(place);
  }

  private Node call(Call call) {
    var operands = call.arguments().stream().map(this::of).toList();
    return call.function() == Function.TEXT_MATCHES
        ? matches(operands.getFirst(), call.arguments().getLast())
        : Performing.of(call.function(), operands);
  }

  private static Node matches(Node text, Expression pattern) {
    if (!(pattern instanceof Constant constant)
        || !(constant.value() instanceof String source)
        || !(Regex.parse(source) instanceof Regex.Sound sound)) {
      throw new IllegalArgumentException("the checker lets only sound literals be patterns");
    }
    // RE2/J is linear in the text, whatever the pattern: no row can make a rule hang.
    var compiled = Pattern.compile(sound.canonical());
    return frame ->
        text.value(frame) instanceof String value && Texts.size(value) <= Regex.MAX_TEXT
            ? compiled.matcher(value).find()
            : null;
  }

  private Node conditional(Conditional conditional) {
    var condition = of(conditional.condition());
    var then = of(conditional.then());
    var otherwise = of(conditional.otherwise());
    return frame ->
        condition.value(frame) instanceof Boolean holds
            ? (holds ? then : otherwise).value(frame)
            : null;
  }

  private Node list(ListLiteral literal) {
    var items = literal.items().stream().map(this::of).toList();
    if (literal.items().stream().allMatch(Constant.class::isInstance)) {
      var constants = new ArrayList<@Nullable Object>();
      literal.items().forEach(item -> constants.add(item instanceof Constant c ? c.value() : null));
      var fixed = Collections.unmodifiableList(constants);
      return _ -> fixed;
    }
    return frame -> {
      var values = new ArrayList<@Nullable Object>(items.size());
      for (var item : items) {
        values.add(item.value(frame));
      }
      return values;
    };
  }

  private Node quantifier(Quantifier quantifier) {
    var list = of(quantifier.list());
    int place = variables++;
    places.put(quantifier.variable(), place);
    var predicate = of(quantifier.predicate());
    places.remove(quantifier.variable());
    // The outcome that one element alone decides.
    boolean deciding = quantifier.kind() == Quantifier.Kind.EXISTS;
    return frame -> {
      if (!(list.value(frame) instanceof List<?> items)) {
        return null;
      }
      boolean unknown = false;
      for (Object item : items) {
        frame.variable(place, item);
        var holds = predicate.value(frame);
        if (holds == null) {
          unknown = true;
        } else if (holds.equals(deciding)) {
          return deciding;
        }
      }
      return unknown ? null : !deciding;
    };
  }
}
