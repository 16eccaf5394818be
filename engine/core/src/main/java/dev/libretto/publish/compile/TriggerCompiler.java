package dev.libretto.publish.compile;

import dev.libretto.definition.AppDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.TriggerDefinition;
import dev.libretto.expression.Compilation.Compiled;
import dev.libretto.expression.Expression;
import dev.libretto.expression.ExpressionCompiler;
import dev.libretto.expression.ExpressionTree;
import dev.libretto.program.Field;
import dev.libretto.program.Role;
import dev.libretto.program.Table;
import dev.libretto.program.Template;
import dev.libretto.program.Trigger;
import dev.libretto.program.Trigger.Event;
import dev.libretto.publish.check.RowScopes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compiles the triggers of a definition. */
final class TriggerCompiler {

  private final TriggerDefinition trigger;
  private final TableDefinition definition;
  private final RowScopes scopes;
  private final Table table;
  private final List<Role> roles;

  private TriggerCompiler(
      TriggerDefinition trigger,
      TableDefinition definition,
      RowScopes scopes,
      Table table,
      List<Role> roles) {
    this.trigger = trigger;
    this.definition = definition;
    this.scopes = scopes;
    this.table = table;
    this.roles = roles;
  }

  static List<Trigger> compile(
      AppDefinition definition, RowScopes scopes, List<Table> tables, List<Role> roles) {
    return definition.triggers().stream()
        .map(trigger -> {
          int place = 0;
          while (!tables.get(place).name().equals(trigger.table())) {
            place++;
          }
          return new TriggerCompiler(
                  trigger, definition.tables().get(place), scopes, tables.get(place), roles)
              .trigger();
        })
        .toList();
  }

  private Trigger trigger() {
    var to = trigger.notification().to();
    return new Trigger(
        trigger.name(),
        trigger.label(),
        event(),
        table,
        when(),
        new Trigger.Notify(
            roles.stream().filter(role -> to.roles().contains(role.name())).toList(),
            fields(to.userFields()),
            fields(to.emailFields()),
            to.owner(),
            template(trigger.notification().subject()),
            template(trigger.notification().text())));
  }

  private Event event() {
    return switch (trigger.on()) {
      case TriggerDefinition.CREATED -> new Event.Created();
      case TriggerDefinition.UPDATED -> new Event.Updated(fields(trigger.fields()));
      case TriggerDefinition.DELETED -> new Event.Deleted();
      default ->
          new Event.Moved(
              Objects.requireNonNull(table.states(), "was not checked")
                  .transition(trigger.on().substring(TriggerDefinition.TRANSITION.length()))
                  .orElseThrow());
    };
  }

  private @Nullable Expression when() {
    var text = trigger.when();
    if (text == null) {
      return null;
    }
    var scope = scopes.trigger(definition, trigger.changes());
    if (!(ExpressionCompiler.compile(text, scope) instanceof Compiled compiled)) {
      throw new IllegalStateException("an expression was not checked: " + text);
    }
    return ExpressionTree.expand(compiled.expression(), scopes.computed(definition).expanded());
  }

  private List<Field> fields(List<String> names) {
    return names.stream().map(name -> table.field(name).orElseThrow()).toList();
  }

  private static Template template(String text) {
    if (!(Template.read(text) instanceof Template.Reading.Sound(var template))) {
      throw new IllegalStateException("a text was not checked: " + text);
    }
    return template;
  }
}
