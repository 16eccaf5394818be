package dev.libretto.publish.diff;

import dev.libretto.access.Notified;
import dev.libretto.access.Principal;
import dev.libretto.expression.Expression;
import dev.libretto.expression.ExpressionTree;
import dev.libretto.expression.Rule;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.Role;
import dev.libretto.program.Template;
import dev.libretto.program.Trigger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares the triggers of two programs; one is the same while its name is. A notification widens
 * access where it may tell somebody of a row, or a field of it, that they could not read anyhow.
 */
final class TriggerDiff {

  private static final String THE_ROW = "";

  private final Program from;
  private final Program to;
  private final Findings findings;

  TriggerDiff(Program from, Program to, Findings findings) {
    this.from = from;
    this.to = to;
    this.findings = findings;
  }

  void run() {
    Map<String, Trigger> before = new HashMap<>();
    from.triggers().forEach(trigger -> before.put(trigger.name(), trigger));
    for (var trigger : to.triggers()) {
      var old = before.remove(trigger.name());
      var now = new Told(to, trigger);
      if (old == null) {
        boolean wider = isPublished(trigger) && !now.disclosed().isEmpty();
        findings.change(new Change.AddTrigger(trigger.table(), trigger.name(), wider));
      } else {
        compare(new Told(from, old), now);
      }
    }
    from.triggers().stream()
        .filter(trigger -> before.containsKey(trigger.name()))
        .forEach(
            trigger -> findings.change(new Change.RemoveTrigger(trigger.table(), trigger.name())));
  }

  /** A table that is new has no rows to tell of. */
  private boolean isPublished(Trigger trigger) {
    return from.tables().stream().anyMatch(table -> table.id().equals(trigger.table().id()));
  }

  private void compare(Told old, Told now) {
    var notify = old.trigger.notification();
    var next = now.trigger.notification();
    var occasion =
        new Keywords()
            .compare("on", old.event(), now.event())
            .compare("table", old.trigger.table().id(), now.trigger.table().id())
            .compare("fields", old.fields(), now.fields())
            .different();
    var different =
        new Keywords()
            .compare("label", old.trigger.label(), now.trigger.label())
            .compare("on", old.event(), now.event())
            .compare("table", old.trigger.table().id(), now.trigger.table().id())
            .compare("fields", old.fields(), now.fields())
            .compare("when", old.when(), now.when())
            .compare("to", old.recipients(), now.recipients())
            .compare("subject", old.text(notify.subject()), now.text(next.subject()))
            .compare("text", old.text(notify.text()), now.text(next.text()))
            .different();
    var disclosed = now.disclosed();
    boolean wider =
        isPublished(now.trigger)
            && (!old.disclosed().containsAll(disclosed)
                || (!disclosed.isEmpty()
                    && (!occasion.isEmpty() || Widening.widens(old.when(), now.when()))));
    findings.change(
        different,
        keywords ->
            new Change.ChangeTrigger(now.trigger.table(), now.trigger.name(), keywords, wider));
  }

  /** Something told to somebody, by ids. */
  private record Disclosure(String recipient, String field) {}

  /** A trigger and the program it is of. */
  private record Told(Program program, Trigger trigger) {

    Object event() {
      return trigger.event() instanceof Trigger.Event.Moved(var transition)
          ? transition.id()
          : trigger.event().word();
    }

    Set<String> fields() {
      return trigger.event() instanceof Trigger.Event.Updated(var fields)
          ? fields.stream().map(Field::id).collect(Collectors.toSet())
          : Set.of();
    }

    Expression when() {
      var when = trigger.when();
      return when == null
          ? Rule.all()
          : ExpressionTree.rewrite(
              when,
              leaf ->
                  leaf instanceof Expression.RowField(var name, var type)
                      ? new Expression.RowField(identified(name), type)
                      : leaf);
    }

    private String identified(String name) {
      return name.startsWith(Trigger.OLD)
          ? Trigger.OLD + field(name.substring(Trigger.OLD.length())).id()
          : field(name).id();
    }

    private Field field(String name) {
      return trigger.table().field(name).orElseThrow();
    }

    List<String> text(Template template) {
      return template.parts().stream()
          .map(part ->
              switch (part) {
                case Template.Part.Literal(var text) -> text;
                case Template.Part.Placeholder(var name, _) -> "{" + field(name).id() + "}";
              })
          .toList();
    }

    Set<String> recipients() {
      var notify = trigger.notification();
      var recipients = new HashSet<String>();
      notify.roles().forEach(role -> recipients.add(key(role)));
      notify.userFields().forEach(field -> recipients.add("user " + field.id()));
      notify.emailFields().forEach(field -> recipients.add("email " + field.id()));
      if (notify.owner()) {
        recipients.add("owner");
      }
      return recipients;
    }

    private static String key(Role role) {
      return "role " + role.id();
    }

    /** What is told to whom, but for what they can read anyhow; the builder can read all. */
    Set<Disclosure> disclosed() {
      var notify = trigger.notification();
      var disclosed = new HashSet<Disclosure>();
      for (var role : notify.roles()) {
        if (!reads(role, THE_ROW)) {
          disclosed.add(new Disclosure(key(role), THE_ROW));
        }
        notify.told().stream()
            .filter(name -> !reads(role, name))
            .forEach(name -> disclosed.add(new Disclosure(key(role), field(name).id())));
      }
      var named = recipients();
      named.removeIf(key -> key.startsWith("role ") || key.equals("owner"));
      for (var key : named) {
        disclosed.add(new Disclosure(key, THE_ROW));
        notify.told().forEach(name -> disclosed.add(new Disclosure(key, field(name).id())));
      }
      return disclosed;
    }

    private boolean reads(Role role, String field) {
      return Notified.reads(
          program,
          trigger.table(),
          Principal.role(role.name()),
          field.equals(THE_ROW) ? Optional.empty() : Optional.of(field(field)));
    }
  }
}
