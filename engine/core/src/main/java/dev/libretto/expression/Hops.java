package dev.libretto.expression;

import dev.cel.common.ast.CelExpr;
import dev.libretto.expression.Expression.RelatedField;
import dev.libretto.expression.Scope.FieldSignature;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Suggestion;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields of other rows, reached over relations: {@code row.customer.owner}. */
final class Hops {

  /** The most relations one after another: each is a row more to find for each row. */
  static final int MOST = 4;

  private final Scope scope;
  private final Findings findings;

  Hops(Scope scope, Findings findings) {
    this.scope = scope;
    this.findings = findings;
  }

  /** Whether a node is {@code row} with two names or more behind it. */
  static boolean isHop(CelExpr node, Environment here) {
    var inner = node;
    while (inner.getKind() == CelExpr.ExprKind.Kind.SELECT) {
      inner = inner.select().operand();
    }
    return Names.isName(inner, here)
        && inner.ident().name().equals("row")
        && node.select().operand().getKind() == CelExpr.ExprKind.Kind.SELECT;
  }

  @Nullable Typed check(CelExpr node, Environment here) {
    var names = new ArrayList<String>();
    var nodes = new ArrayList<CelExpr>();
    for (var at = node; at.getKind() == CelExpr.ExprKind.Kind.SELECT; at = at.select().operand()) {
      names.addFirst(at.select().field());
      nodes.addFirst(at);
    }
    var row = scope.row();
    boolean nullable = false;
    var path = new StringBuilder("row");
    for (int i = 0; i + 1 < names.size(); i++) {
      var signature = field(nodes.get(i), names.get(i), row, i == 0);
      if (signature == null || !leads(nodes.get(i), names.get(i), signature, i)) {
        return null;
      }
      path.append('.').append(names.get(i));
      nullable |= signature.nullable() && !here.known().contains(path.toString());
      var target = signature.target();
      row = target == null ? Map.of() : target.get();
    }
    var last = field(node, names.getLast(), row, false);
    if (last == null) {
      return null;
    }
    path.append('.').append(names.getLast());
    var related =
        new RelatedField(names.subList(0, names.size() - 1), names.getLast(), last.type());
    var source = findings.source();
    boolean known = here.known().contains(path.toString());
    return Typed.of(
        related, !known && (nullable || last.nullable()), source.start(node), source.end(node));
  }

  private @Nullable FieldSignature field(
      CelExpr node, String name, Map<String, FieldSignature> row, boolean own) {
    var signature = row.get(name);
    if (signature == null) {
      findings.add(
          DefinitionCode.UNKNOWN_NAME_IN_EXPRESSION,
          node,
          (own ? "The row" : "The related row") + " has no field `" + name + "`",
          Suggestion.nearest(name, row.keySet())
              .map(field -> "Did you mean `" + field + "`?")
              .orElse(null));
    }
    return signature;
  }

  /** Whether the field can be followed here; reports it otherwise. */
  private boolean leads(CelExpr node, String name, FieldSignature signature, int hop) {
    if (signature.target() == null) {
      findings.add(
          DefinitionCode.OUTSIDE_PROFILE,
          node,
          "`" + name + "` is " + signature.type().word() + " and has no fields of its own",
          "Only relations to one row are followed; methods have brackets, such as `.size()`.");
      return false;
    }
    if (!scope.hops()) {
      findings.add(
          DefinitionCode.NOT_AVAILABLE_HERE,
          node,
          "Relations are not followed here",
          "Only access rules, guards and conditions follow them; a `lookup` field shows a related"
              + " row's value in this one.");
      return false;
    }
    if (hop >= MOST) {
      findings.add(
          DefinitionCode.TOO_MANY_HOPS,
          node,
          "More than " + MOST + " relations one after another",
          "Refer to the row in a relation of this table, or keep the value in a nearer row.");
      return false;
    }
    return true;
  }
}
