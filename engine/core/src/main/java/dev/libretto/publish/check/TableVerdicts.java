package dev.libretto.publish.check;

import dev.libretto.access.Verdict;
import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.expression.Compilation.Compiled;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Expression.RowField;
import dev.libretto.expression.ExpressionCompiler;
import dev.libretto.expression.ExpressionTree;
import dev.libretto.expression.Knowledge;
import dev.libretto.expression.Rule;
import dev.libretto.expression.Type;
import dev.libretto.program.Field;
import dev.libretto.program.SystemFields;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of one table come to for a kind of caller. A rule that is not sound has its own
 * finding, and counts as one that holds for nobody.
 */
final class TableVerdicts {

  private final Names names;
  private final TableDefinition table;

  TableVerdicts(Names names, TableDefinition table) {
    this.names = names;
    this.table = table;
  }

  /** The names of the fields that are never null. */
  Set<String> neverNull() {
    return Stream.concat(
            table.fields().stream().filter(FieldDefinition::required).map(FieldDefinition::name),
            SystemFields.ALL.stream().filter(Field::required).map(Field::name))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether rows can be changed in this way, which takes reading them. */
  Verdict changing(@Nullable String rule, Knowledge known) {
    return Verdict.of(Rule.all(compiled(table.access().read()), compiled(rule)), known);
  }

  /** Whether an operation is allowed to give a field a value. */
  Verdict allowing(@Nullable String rule, @Nullable String write, Knowledge known) {
    return Verdict.of(Rule.all(compiled(rule), orYes(write)), known);
  }

  /** Whether a field can be read: what a computed field is made of has its rules too. */
  Verdict reading(FieldDefinition field, Knowledge known) {
    var rule = Rule.all(compiled(table.access().read()), orYes(field.rules().read()));
    var computed = names.computed(table).expanded().get(field.name());
    if (computed != null) {
      for (var part : table.fields()) {
        if (ExpressionTree.any(
            computed,
            one -> one instanceof RowField(var name, var _) && name.equals(part.name()))) {
          rule = Rule.all(rule, orYes(part.rules().read()));
        }
      }
    }
    return Verdict.of(rule, known);
  }

  private Expression orYes(@Nullable String rule) {
    return rule == null ? Rule.all() : compiled(rule);
  }

  private Expression compiled(@Nullable String rule) {
    return rule != null
            && ExpressionCompiler.compile(rule, names.scopes().rule(table))
                instanceof Compiled(var expression, var _, var _)
            && expression.type() == Type.Scalar.BOOLEAN
        ? ExpressionTree.expand(expression, names.computed(table).expanded())
        : Rule.any();
  }
}
