package dev.libretto.expression;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What holds at one place of an expression.
 *
 * @param known what cannot be null here, such as {@code row.title}
 * @param variables the variables of the quantifiers around
 * @param ranges the lists these go through
 */
record Environment(Set<String> known, Map<String, Type> variables, Map<String, Typed> ranges) {

  static final Environment OUTERMOST = new Environment(Set.of(), Map.of(), Map.of());

  Environment {
    known = Set.copyOf(known);
    variables = Map.copyOf(variables);
    ranges = Map.copyOf(ranges);
  }

  Environment knowing(Set<String> more) {
    return more.isEmpty() ? this : new Environment(Typed.union(known, more), variables, ranges);
  }

  Environment with(String variable, Type type, Typed range) {
    var all = new HashMap<>(variables);
    all.put(variable, type);
    var lists = new HashMap<>(ranges);
    lists.put(variable, range);
    return new Environment(known, all, lists);
  }
}
