package dev.libretto.expression;

import dev.cel.common.ast.CelExpr;
import dev.libretto.expression.Compilation.Finding;
import dev.libretto.expression.Type.ListOf;
import dev.libretto.expression.Type.Scalar;
import dev.libretto.problem.DefinitionCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives each node of a parsed expression its type and says what does not fit. A part with a finding
 * is null for what encloses it, so that one slip is reported once; its neighbours are still
 * checked.
 */
final class Checker {
  private final Scope scope;
  private final Findings findings;
  private final Names names;
  private final Hops hops;
  private final Logic logic;
  private final Equality equality;
  private final Quantifiers quantifiers;
  private final Operations operations;

  Checker(Scope scope, Source source) {
    this.scope = scope;
    this.findings = new Findings(source);
    this.names = new Names(scope, findings);
    this.hops = new Hops(scope, findings);
    this.logic = new Logic(this, findings);
    this.equality = new Equality(this, findings);
    this.quantifiers = new Quantifiers(this, findings);
    this.operations = new Operations(this, findings);
  }

  List<Finding> findings() {
    return findings.all();
  }

  Scope scope() {
    return scope;
  }

  @Nullable Typed check(CelExpr node, Environment here) {
    return switch (node.getKind()) {
      case CONSTANT -> constant(node);
      case IDENT -> names.bare(node, here);
      case SELECT -> member(node, here);
      case CALL -> call(node, here);
      case LIST -> list(node, here);
      case MAP ->
          outside(
              node, "Maps are not part of the profile", "Name each value in a field of its own.");
      case STRUCT ->
          outside(node, "Messages are not part of the profile", "Name each value in a field.");
      case COMPREHENSION, NOT_SET -> outside(node, "This is not part of the profile", null);
    };
  }

  private @Nullable Typed member(CelExpr node, Environment here) {
    var operand = node.select().operand();
    if (Names.isName(operand, here)) {
      return names.member(node, here);
    }
    if (Hops.isHop(node, here)) {
      return hops.check(node, here);
    }
    return check(operand, here) == null
        ? null
        : outside(
            node,
            "`." + node.select().field() + "` goes into a value, which the profile does not do",
            "Only `row` and `user` have members; methods have brackets, such as `.size()`.");
  }

  /** Every argument, whatever is wrong with the others; null when something is wrong with one. */
  @Nullable List<Typed> checkAll(List<CelExpr> nodes, Environment here) {
    var all = new ArrayList<Typed>();
    boolean sound = true;
    for (var node : nodes) {
      var typed = check(node, here);
      if (typed == null) {
        sound = false;
      } else {
        all.add(typed);
      }
    }
    return sound ? all : null;
  }

  Typed typed(CelExpr node, Expression expression, boolean nullable) {
    var source = findings.source();
    return Typed.of(expression, nullable, source.start(node), source.end(node));
  }

  private @Nullable Typed call(CelExpr node, Environment here) {
    var call = node.call();
    return switch (call.function()) {
      case "_&&_" -> logic.and(node, here);
      case "_||_" -> logic.or(node, here);
      case "!_" -> logic.not(node, here);
      case "_?_:_" -> logic.conditional(node, here);
      case "_==_" -> equality.equality(node, here, Function.EQUAL);
      case "_!=_" -> equality.equality(node, here, Function.NOT_EQUAL);
      case "@in" -> equality.in(node, here);
      case "_[_]" ->
          outside(
              node,
              "Elements and members cannot be picked out",
              "Use `in`, `all` or `exists` for a list.");
      case "has" -> equality.has(node, here);
      case "all", "exists" -> quantifiers.check(node, here);
      default -> operations.call(node, here);
    };
  }

  private @Nullable Typed constant(CelExpr node) {
    var constant = node.constant();
    return switch (constant.getKind()) {
      case NULL_VALUE -> typed(node, new Expression.Constant(null, Scalar.NULL), true);
      case BOOLEAN_VALUE ->
          typed(node, new Expression.Constant(constant.booleanValue(), Scalar.BOOLEAN), false);
      case INT64_VALUE -> integer(node, constant.int64Value());
      case DOUBLE_VALUE -> decimal(node, constant.doubleValue() < 0);
      case STRING_VALUE -> text(node, constant.stringValue());
      case UINT64_VALUE ->
          outside(node, "Unsigned integers are not part of the profile", "Leave the `u` out.");
      case BYTES_VALUE ->
          outside(node, "Bytes are not part of the profile", "Leave the `b` out to have text.");
      case NOT_SET, TIMESTAMP_VALUE, DURATION_VALUE ->
          outside(node, "This literal is not part of the profile", null);
    };
  }

  private @Nullable Typed integer(CelExpr node, long value) {
    if (Numbers.bounded(value) == null) {
      findings.add(
          DefinitionCode.BAD_LITERAL,
          node,
          value + " is beyond the range of integers",
          "Integers reach from -9007199254740991 to 9007199254740991; a decimal has a point.");
      return null;
    }
    return typed(node, new Expression.Constant(value, Scalar.INTEGER), false);
  }

  /** The parser has rounded the literal to binary; what the author wrote is still in the text. */
  private @Nullable Typed decimal(CelExpr node, boolean negative) {
    var source = findings.source();
    String written = source.slice(source.start(node), source.end(node));
    var value = Literals.decimal(written);
    if (value.isEmpty()) {
      findings.add(
          DefinitionCode.BAD_LITERAL,
          node,
          written + " is no decimal of the profile",
          "Decimals have at most 30 digits before the point and 12 after it.");
      return null;
    }
    var signed = negative ? value.get().negate() : value.get();
    return typed(node, new Expression.Constant(signed, Scalar.DECIMAL), false);
  }

  private @Nullable Typed text(CelExpr node, String value) {
    if (value.indexOf(0) >= 0) {
      findings.add(
          DefinitionCode.BAD_LITERAL, node, "Text cannot hold the character NUL", "Leave it out.");
      return null;
    }
    return typed(node, new Expression.Constant(value, Scalar.TEXT), false);
  }

  private @Nullable Typed list(CelExpr node, Environment here) {
    var items = checkAll(node.list().elements(), here);
    if (items == null) {
      return null;
    }
    var common = unify(items, "The elements of a list are of one type");
    if (common == null) {
      return null;
    }
    for (var item : common) {
      if (!guarded(item)) {
        return null;
      }
    }
    Type element = common.isEmpty() ? Scalar.NULL : common.getFirst().type();
    if (element instanceof ListOf) {
      return outside(node, "A list cannot hold lists", null);
    }
    var expressions = common.stream().map(Typed::expression).toList();
    return typed(node, new Expression.ListLiteral(expressions, new ListOf(element)), false);
  }

  /** A part that must be true or false. */
  @Nullable Typed condition(CelExpr node, Environment here) {
    return logic.condition(node, here);
  }

  /** Whether a part cannot be null; reports it otherwise. */
  boolean guarded(Typed part) {
    if (!part.nullable()) {
      return true;
    }
    if (part.expression() instanceof Expression.Constant) {
      findings.add(
          DefinitionCode.UNGUARDED_NULL,
          part,
          "null cannot stand here",
          "Leave it out; absence is asked for by `== null`.");
      return false;
    }
    var path = part.path().stream().findFirst();
    findings.add(
        DefinitionCode.UNGUARDED_NULL,
        part,
        findings.quote(part) + " can be null here",
        path.map(p ->
                p.equals("user.id")
                    ? "Guard it: `user.signedIn && …`."
                    : "Guard it: `%s != null && …` or `%s != null ? … : …`.".formatted(p, p))
            .orElse("Guard it with a condition on what it is made of."));
    return false;
  }

  /** Makes the parts of one type, or reports the first that is of another. */
  @Nullable List<Typed> unify(List<Typed> parts, String rule) {
    var same = Coercion.together(parts);
    for (int i = 1; i < same.size(); i++) {
      var first = same.getFirst().type();
      var other = same.get(i).type();
      if (!first.equals(other)) {
        findings.add(
            DefinitionCode.EXPRESSION_TYPE_MISMATCH,
            parts.get(i),
            rule + "; this is " + other.word() + " beside " + first.word(),
            Coercion.hint(first, other));
        return null;
      }
    }
    return new ArrayList<>(same);
  }

  /** Reports a part of CEL that the profile leaves out. */
  @Nullable Typed outside(CelExpr node, String message, @Nullable String hint) {
    findings.add(DefinitionCode.OUTSIDE_PROFILE, node, message, hint);
    return null;
  }
}
