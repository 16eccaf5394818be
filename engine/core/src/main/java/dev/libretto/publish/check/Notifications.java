package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.TriggerDefinition;
import dev.libretto.definition.TriggerDefinition.Notify;
import dev.libretto.expression.Expression;
import dev.libretto.expression.ExpressionTree;
import dev.libretto.expression.Type;
import dev.libretto.kind.FieldKind;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.problem.Suggestion;
import dev.libretto.program.SystemFields;
import dev.libretto.program.Template;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Notifications go to somebody, and tell fields that can and may be told in a mail. */
final class Notifications implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (var trigger : names.definition().triggers()) {
      somebody(trigger.notification(), findings);
      names
          .table(trigger.table())
          .ifPresent(table -> new OfTable(names, table, trigger, findings).check());
    }
  }

  private static void somebody(Notify notify, Findings findings) {
    var to = notify.to();
    if (to.roles().isEmpty()
        && to.userFields().isEmpty()
        && to.emailFields().isEmpty()
        && !to.owner()) {
      findings.error(
          DefinitionCode.NOBODY_TO_NOTIFY,
          to.at(),
          "The notification goes to nobody.",
          "Name `roles`, `userFields`, `emailFields`, or say `\"owner\": true`.");
    }
  }

  private record OfTable(
      Names names, TableDefinition table, TriggerDefinition trigger, Findings findings) {

    void check() {
      var to = trigger.notification().to();
      recipients(
          to.userFields(),
          to.at().child("userFields"),
          field -> field.type() instanceof FieldType.User,
          "user");
      recipients(
          to.emailFields(),
          to.at().child("emailFields"),
          field -> field.type() instanceof FieldType.Email,
          "email");
      var notify = trigger.notification();
      template(notify.subject(), notify.at().child("subject"));
      template(notify.text(), notify.at().child("text"));
    }

    private void recipients(
        List<String> fields, Pointer at, Predicate<FieldDefinition> fits, String type) {
      for (int i = 0; i < fields.size(); i++) {
        var name = fields.get(i);
        var place = at.child(i);
        var field = names.expectField(table, name, place, findings);
        if (names.field(table, name).isPresent() ? field.filter(fits).isEmpty() : isSystem(name)) {
          findings.error(
              DefinitionCode.UNFIT_RECIPIENT,
              place,
              "`" + name + "` is not of type `" + type + "`.",
              "Mail goes to the address in a field of type `email`, or to the member a field of"
                  + " type `user` names.");
        }
      }
    }

    private static boolean isSystem(String name) {
      return SystemFields.NAMES.contains(name);
    }

    private void template(String text, Pointer at) {
      switch (Template.read(text)) {
        case Template.Reading.Malformed(var offset, var length, var message) ->
            findings.inside(
                DefinitionCode.BAD_TEMPLATE,
                at,
                offset,
                length,
                message,
                "`{field}` stands for a value; a brace that is meant as one is written twice.");
        case Template.Reading.Sound(var template) ->
            template.placeholders().forEach(one -> placeholder(one, at));
      }
    }

    private void placeholder(Template.Part.Placeholder one, Pointer at) {
      var name = one.field();
      var field = names.field(table, name);
      if (field.isEmpty() && !isSystem(name)) {
        findings.inside(
            DefinitionCode.UNKNOWN_FIELD,
            at,
            one.offset(),
            name.length(),
            "Table `" + table.name() + "` has no field `" + name + "`.",
            Suggestion.hint(name, table.fields().stream().map(FieldDefinition::name).toList())
                .orElse(null));
        return;
      }
      field
          .flatMap(this::unfit)
          .ifPresent(reason ->
              findings.inside(
                  DefinitionCode.UNFIT_PLACEHOLDER,
                  at,
                  one.offset(),
                  name.length(),
                  "`" + name + "` " + reason + ", so it says nothing in a text.",
                  "Tell fields with a plain value, such as text, numbers, dates and selections."));
      field
          .flatMap(this::sensitive)
          .ifPresent(reason ->
              findings.inside(
                  DefinitionCode.SENSITIVE_IN_NOTIFICATION,
                  at,
                  one.offset(),
                  name.length(),
                  "`" + name + "` " + reason + ", and mail is read by others on its way.",
                  "Leave it out and let the receiver look it up in the app."));
    }

    private Optional<String> unfit(FieldDefinition field) {
      return switch (field.type()) {
        case FieldType.Computed _ ->
            // One that is refused itself has its own finding.
            Optional.ofNullable(names.computed(table).expanded().get(field.name()))
                .map(Expression::type)
                .filter(type -> !(type instanceof Type.Scalar))
                .map(_ -> "is a list");
        case FieldType.MultiSelect _ -> Optional.empty();
        case FieldType.Relation _, FieldType.User _, FieldType.File _ ->
            Optional.of("only refers to something");
        default ->
            !FieldKind.of(field.type()).isColumn()
                ? Optional.of("stands in other rows")
                : FieldKind.of(field.type()).valueType() instanceof Type.Scalar scalar
                        && scalar != Type.Scalar.JSON
                    ? Optional.empty()
                    : Optional.of("is no single value");
      };
    }

    private Optional<String> sensitive(FieldDefinition field) {
      if (field.rules().sensitive()) {
        return Optional.of("is sensitive");
      }
      var computed = names.computed(table).expanded().get(field.name());
      return table.fields().stream()
          .filter(other -> other.rules().sensitive())
          .filter(other ->
              computed != null
                  && ExpressionTree.any(
                      computed,
                      part ->
                          part instanceof Expression.RowField(var name, _)
                              && name.equals(other.name())))
          .findFirst()
          .map(other -> "is made of `" + other.name() + "`, which is sensitive");
    }
  }
}
