package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.StatesDefinition;
import dev.libretto.definition.StatesDefinition.Effect;
import dev.libretto.definition.TableDefinition;
import dev.libretto.expression.Compilation.Compiled;
import dev.libretto.expression.Compilation.Refused;
import dev.libretto.expression.ExpressionCompiler;
import dev.libretto.expression.Scope;
import dev.libretto.expression.Type;
import dev.libretto.kind.FieldKind;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.program.SystemFields;
import org.jspecify.annotations.Nullable;

/** The guards of transitions decide, and what they set fits the fields it is set into. */
final class TransitionExpressions implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (var table : names.tables()) {
      var states = table.states();
      if (states != null) {
        new OfTable(names, table, states, findings).check();
      }
    }
  }

  private record OfTable(
      Names names, TableDefinition table, StatesDefinition states, Findings findings) {

    void check() {
      var scope = names.scopes().rule(table);
      var expressions = new BooleanExpression(findings);
      for (var transition : states.transitions()) {
        if (transition.guard() != null) {
          var at = transition.at().child("guard");
          expressions.check(
              transition.guard(), at, scope, scope, "It is not known here.", names.computed(table));
        }
        var seen = new Duplicates(DefinitionCode.UNFIT_EFFECT, findings);
        for (var effect : transition.set()) {
          var message = "`" + effect.field() + "` is set twice.";
          seen.note(effect.field(), effect.at().child("field"), message);
          effect(effect, scope);
        }
      }
    }

    private void effect(Effect effect, Scope scope) {
      var at = effect.at().child("field");
      var field = names.expectField(table, effect.field(), at, findings).orElse(null);
      if (field == null) {
        if (SystemFields.NAMES.contains(effect.field())) {
          unfit(effect, "is written by the engine");
        }
        return;
      }
      var reason = reason(field);
      if (reason != null) {
        unfit(effect, reason);
        return;
      }
      switch (ExpressionCompiler.compile(effect.value(), scope)) {
        case Refused refused -> findings.refused(effect.at().child("value"), refused);
        case Compiled compiled -> value(effect, field, compiled);
      }
    }

    private void unfit(Effect effect, String reason) {
      findings.error(
          DefinitionCode.UNFIT_EFFECT,
          effect.at().child("field"),
          "`" + effect.field() + "` " + reason + ", so a transition cannot set it.",
          null);
    }

    private @Nullable String reason(FieldDefinition field) {
      if (field.name().equals(states.field())) {
        return "is the state itself";
      }
      return FieldKind.of(field.type()).unfitForEffect().orElse(null);
    }

    private void value(Effect effect, FieldDefinition field, Compiled compiled) {
      var wanted = FieldKind.of(field.type()).valueType();
      var type = compiled.expression().type();
      boolean widens = wanted == Type.Scalar.DECIMAL && type == Type.Scalar.INTEGER;
      boolean fits = type.equals(wanted) || widens || type == Type.Scalar.NULL;
      var text = effect.value();
      var at = effect.at().child("value");
      if (!fits) {
        findings.inside(
            DefinitionCode.WRONG_RESULT_TYPE,
            at,
            0,
            text.codePointCount(0, text.length()),
            "`%s` is %s, but this results in %s."
                .formatted(field.name(), wanted.word(), type.word()),
            null);
      } else if (field.required() && (compiled.nullable() || type == Type.Scalar.NULL)) {
        findings.inside(
            DefinitionCode.UNGUARDED_NULL,
            at,
            0,
            text.codePointCount(0, text.length()),
            "This can be null, but `" + field.name() + "` must have a value.",
            "Say what it is otherwise: `row.x != null ? row.x : …`.");
      } else if (field.type() instanceof FieldType.User
          && !new MemberValue(names, table).is(compiled.expression())) {
        findings.inside(
            DefinitionCode.UNFIT_EFFECT,
            at,
            0,
            text.codePointCount(0, text.length()),
            "`" + field.name() + "` holds a member, and this may be nobody's id.",
            "Set the caller, `user.id`, another field that holds a member, or null.");
      }
    }
  }
}
