package dev.libretto.expression;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What holds at one place of an expression.
 *
 * @param known what cannot be null here, such as {@code row.title}
 * @param variables the variables of the quantifiers around
 */
record Environment(Set<String> known, Map<String, Type> variables) {

  static final Environment OUTERMOST = new Environment(Set.of(), Map.of());

  Environment {
    known = Set.copyOf(known);
    variables = Map.copyOf(variables);
  }

  Environment knowing(Set<String> more) {
    return more.isEmpty() ? this : new Environment(Typed.union(known, more), variables);
  }

  Environment with(String variable, Type type) {
    var all = new HashMap<>(variables);
    all.put(variable, type);
    return new Environment(known, all);
  }
}
