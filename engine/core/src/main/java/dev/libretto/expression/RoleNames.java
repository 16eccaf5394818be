package dev.libretto.expression;

import dev.libretto.expression.Expression.Constant;
import dev.libretto.expression.Expression.ListLiteral;
import dev.libretto.expression.Expression.UserAttribute;
import dev.libretto.expression.Expression.UserAttribute.Attribute;
import dev.libretto.expression.Expression.Variable;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Suggestion;
import java.util.List;

/**
 * Texts that are compared with the caller's roles are roles of the app: a misspelt one would never
 * hold, and nobody would notice whom the rule leaves out.
 */
final class RoleNames {
  private final Scope scope;
  private final Findings findings;

  RoleNames(Scope scope, Findings findings) {
    this.scope = scope;
    this.findings = findings;
  }

  /** Reports texts written out on one side where the other side is the caller's roles. */
  void compare(Typed one, Typed other, Environment here) {
    if (areRoles(one, here)) {
      written(other, here);
    }
    if (areRoles(other, here)) {
      written(one, here);
    }
  }

  private static boolean areRoles(Typed part, Environment here) {
    return range(part, here).expression() instanceof UserAttribute(var attribute, var _)
        && attribute == Attribute.ROLES;
  }

  /** A variable stands for the list it goes through. */
  private static Typed range(Typed part, Environment here) {
    return part.expression() instanceof Variable(var name, var _)
        ? here.ranges().getOrDefault(name, part)
        : part;
  }

  private void written(Typed part, Environment here) {
    var place = range(part, here);
    var texts =
        place.expression() instanceof ListLiteral(var items, var _)
            ? items
            : List.of(place.expression());
    for (var text : texts) {
      if (text instanceof Constant(String role, var _) && !scope.roles().contains(role)) {
        unknown(place, role);
      }
    }
  }

  private void unknown(Typed place, String role) {
    var declared = scope.roles().stream().sorted().toList();
    findings.add(
        DefinitionCode.UNKNOWN_ROLE_IN_EXPRESSION,
        place,
        "The app has no role `" + role + "`",
        Suggestion.nearest(role, declared)
            .map(known -> "Did you mean `" + known + "`?")
            .orElse(
                declared.isEmpty()
                    ? "Declare it in `roles`; the app has none so far."
                    : "Its roles: " + String.join(", ", declared) + "."));
  }
}
