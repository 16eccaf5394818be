package dev.libretto.expression;

import dev.cel.common.ast.CelExpr;
import dev.libretto.expression.Expression.UserAttribute;
import dev.libretto.expression.Expression.UserAttribute.Attribute;
import dev.libretto.expression.Type.ListOf;
import dev.libretto.expression.Type.Scalar;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Suggestion;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a name means: a field of the row, an attribute of the caller, a variable. */
final class Names {
  private static final List<String> ATTRIBUTES =
      List.of("id", "email", "roles", "signedIn", "builder");

  /** No field's own name has a dot in it. */
  private static final String OLD = "old.";

  private final Scope scope;
  private final Findings findings;

  Names(Scope scope, Findings findings) {
    this.scope = scope;
    this.findings = findings;
  }

  /** A name without a dot: nothing but a variable stands alone. */
  @Nullable Typed bare(CelExpr node, Environment here) {
    String name = node.ident().name();
    var variable = here.variables().get(name);
    if (variable != null) {
      return typed(node, new Expression.Variable(name, variable), false);
    }
    String message = "There is nothing called `" + name + "` here";
    String hint;
    if (name.equals("row")) {
      message = "A row is no value by itself";
      hint = "Name one of its fields, such as `row." + anyField() + "`.";
    } else if (name.equals("old")) {
      hint = "`old.field` is known where a trigger is about a row that was changed.";
    } else if (name.equals("user")) {
      message = "The caller is no value by itself";
      hint = "Use `user.id`, `user.email`, `user.roles`, `user.signedIn` or `user.builder`.";
    } else if (scope.row().containsKey(name)) {
      hint = "Fields are written with their row: `row." + name + "`.";
    } else if (name.equals("now") || name.equals("today")) {
      hint = "It is a function: `" + name + "()`.";
    } else {
      hint =
          Suggestion.nearest(name, scope.row().keySet().stream().filter(f -> !isOld(f)).toList())
              .map(field -> "Did you mean `row." + field + "`?")
              .orElse("Text stands in quotes; fields are written `row.field`.");
    }
    findings.add(DefinitionCode.UNKNOWN_NAME_IN_EXPRESSION, node, message, hint);
    return null;
  }

  /** Whether a node is a name that can have members or is unknown: no variable, no value. */
  static boolean isName(CelExpr node, Environment here) {
    return node.getKind() == CelExpr.ExprKind.Kind.IDENT
        && !here.variables().containsKey(node.ident().name());
  }

  /** A name after a dot after a name. */
  @Nullable Typed member(CelExpr node, Environment here) {
    var select = node.select();
    return switch (select.operand().ident().name()) {
      case "row" -> field(node, select.field(), here);
      case "user" -> user(node, select.field(), here);
      case "old" ->
          scope.row().keySet().stream().anyMatch(Names::isOld)
              ? field(node, OLD + select.field(), here)
              : bare(select.operand(), here);
      default -> bare(select.operand(), here);
    };
  }

  private @Nullable Typed field(CelExpr node, String name, Environment here) {
    var signature = scope.row().get(name);
    if (signature == null) {
      var known = scope.row().keySet().stream().filter(one -> isOld(one) == isOld(name)).toList();
      findings.add(
          DefinitionCode.UNKNOWN_NAME_IN_EXPRESSION,
          node,
          isOld(name)
              ? "The row as it was has no field `" + name.substring(OLD.length()) + "`"
              : "The row has no field `" + name + "`",
          Suggestion.nearest(name, known)
              .map(field -> "Did you mean `" + path(field) + "`?")
              .orElse(null));
      return null;
    }
    boolean nullable = signature.nullable() && !here.known().contains(path(name));
    return typed(node, new Expression.RowField(name, signature.type()), nullable);
  }

  private @Nullable Typed user(CelExpr node, String name, Environment here) {
    if (!scope.user()) {
      findings.add(
          DefinitionCode.NOT_AVAILABLE_HERE,
          node,
          "The caller is not known here",
          "`user` belongs into access rules; this must hold for a row whoever looks at it.");
      return null;
    }
    return switch (name) {
      case "id" ->
          typed(
              node,
              new UserAttribute(Attribute.ID, Scalar.TEXT),
              !here.known().contains("user.id"));
      case "email" ->
          typed(
              node,
              new UserAttribute(Attribute.EMAIL, Scalar.TEXT),
              !here.known().contains("user.email"));
      case "roles" ->
          typed(node, new UserAttribute(Attribute.ROLES, new ListOf(Scalar.TEXT)), false);
      case "signedIn" ->
          typed(node, new UserAttribute(Attribute.SIGNED_IN, Scalar.BOOLEAN), false)
              .knowing(Set.of("user.id"), Set.of());
      case "builder" -> typed(node, new UserAttribute(Attribute.BUILDER, Scalar.BOOLEAN), false);
      default -> {
        findings.add(
            DefinitionCode.UNKNOWN_NAME_IN_EXPRESSION,
            node,
            "`user` has no `" + name + "`",
            Suggestion.nearest(name, ATTRIBUTES)
                .map(known -> "Did you mean `user." + known + "`?")
                .orElse("It has `id`, `email`, `roles`, `signedIn` and `builder`."));
        yield null;
      }
    };
  }

  /** What authors call a field of the scope. */
  static String path(String name) {
    return isOld(name) ? name : "row." + name;
  }

  /** Whether a name of the scope is that of a field of the row as it was. */
  private static boolean isOld(String name) {
    return name.startsWith(OLD);
  }

  private String anyField() {
    return scope.row().keySet().stream()
        .filter(name -> !isOld(name))
        .sorted()
        .findFirst()
        .orElse("id");
  }

  private Typed typed(CelExpr node, Expression expression, boolean nullable) {
    var source = findings.source();
    return Typed.of(expression, nullable, source.start(node), source.end(node));
  }
}
