package dev.libretto.expression;

import dev.libretto.expression.Type.ListOf;
import java.util.List;

/**
 * One way of calling an operation whose operands must not be null.
 *
 * @param name what authors write: a name, {@code math.least}, or the parser's {@code _+_}
 * @param method whether the first operand stands before a dot
 * @param parameters the types of the operands; a list stands for a list of anything
 */
record Overload(
    String name, boolean method, List<Type> parameters, Function function, Type result) {

  Overload {
    parameters = List.copyOf(parameters);
  }

  boolean accepts(List<Type> arguments) {
    if (arguments.size() != parameters.size()) {
      return false;
    }
    for (int i = 0; i < arguments.size(); i++) {
      var parameter = parameters.get(i);
      var argument = arguments.get(i);
      if (!parameter.equals(argument)
          && !(parameter instanceof ListOf && argument instanceof ListOf)) {
        return false;
      }
    }
    return true;
  }

  /** How an author writes it, such as {@code text.contains(text)}. */
  String signature() {
    if (!Catalogue.isName(name)) {
      String sign = Catalogue.sign(name);
      return parameters.size() == 1
          ? sign + parameters.getFirst().word()
          : parameters.getFirst().word() + " " + sign + " " + parameters.get(1).word();
    }
    var words = parameters.stream().map(Type::word).toList();
    return method
        ? words.getFirst()
            + "."
            + name
            + "("
            + String.join(", ", words.subList(1, words.size()))
            + ")"
        : name + "(" + String.join(", ", words) + ")";
  }
}
