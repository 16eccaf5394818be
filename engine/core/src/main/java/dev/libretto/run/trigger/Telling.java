package dev.libretto.run.trigger;

import dev.libretto.expression.Circumstances;
import dev.libretto.expression.Evaluator;
import dev.libretto.expression.Expression;
import dev.libretto.kind.UserKind;
import dev.libretto.member.EmailAddress;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.Role;
import dev.libretto.program.Table;
import dev.libretto.program.Trigger;
import dev.libretto.program.Trigger.Event;
import dev.libretto.store.run.NewDelivery;
import dev.libretto.store.run.RowEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the triggers of one program make of an event. It depends on nothing but the event, the
 * program and the addresses it is given.
 */
final class Telling {

  /** Of one event and trigger. */
  static final int MOST_RECIPIENTS = 100;

  private final Program program;
  private final RowEvent event;
  private final Directory directory;
  private final String address;

  /**
   * Prepares it.
   *
   * @param address where people find the app
   */
  Telling(Program program, RowEvent event, Directory directory, String address) {
    this.program = program;
    this.event = event;
    this.directory = directory;
    this.address = address;
  }

  /** The addresses of an app's people. */
  interface Directory {

    /** Active members with one of these roles, at most so many. */
    List<String> withRoles(List<Role> roles, int limit);

    /** Of these members, the active ones'. */
    List<String> of(List<UUID> members);

    /** The app's builder's, if known. */
    List<String> owner();
  }

  /** The notifications, for each trigger that is meant. */
  List<NewDelivery> deliveries() {
    var table =
        program.tables().stream().filter(one -> one.id().equals(event.tableId())).findFirst();
    if (table.isEmpty()) {
      return List.of();
    }
    var images = RowImages.of(table.get(), event);
    var all = new ArrayList<NewDelivery>();
    for (var trigger : program.triggers(table.get())) {
      if (happened(trigger.event(), images) && holds(trigger.when(), images)) {
        all.addAll(deliveries(trigger, table.get(), images));
      }
    }
    return all;
  }

  private boolean happened(Event what, RowImages images) {
    return switch (what) {
      case Event.Created _ -> event.kind().equals("c");
      case Event.Deleted _ -> event.kind().equals("d");
      case Event.Moved(var transition) ->
          event.kind().equals("u") && transition.id().equals(event.cause());
      case Event.Updated(var fields) ->
          event.kind().equals("u")
              && (fields.isEmpty()
                  ? images.hasChanged()
                  : fields.stream().anyMatch(images::hasChanged));
    };
  }

  private boolean holds(@Nullable Expression when, RowImages images) {
    return when == null || Evaluator.of(when).holds(images.row(), circumstances());
  }

  /** Nobody asks, and the time is that of the change. */
  private Circumstances circumstances() {
    return new Circumstances(null, null, List.of(), false, false, event.at(), program.timeZone());
  }

  private List<NewDelivery> deliveries(Trigger trigger, Table table, RowImages images) {
    var notify = trigger.notification();
    var letter =
        Letter.write(
            program, notify.subject(), notify.text(), images, table, circumstances(), address);
    var found = recipients(notify, images);
    var deliveries = new ArrayList<NewDelivery>();
    for (var recipient : found.stream().limit(MOST_RECIPIENTS).toList()) {
      deliveries.add(
          EmailAddress.of(recipient)
              .map(to -> delivery(trigger, letter, to.value(), null))
              .orElseGet(
                  () -> delivery(trigger, letter, null, "This is no address mail can be sent to")));
    }
    if (found.isEmpty()) {
      deliveries.add(delivery(trigger, letter, null, "There is nobody to send it to"));
    } else if (found.size() > MOST_RECIPIENTS) {
      var most = "It goes to " + MOST_RECIPIENTS + " people; there are more";
      deliveries.add(delivery(trigger, letter, null, most));
    }
    return deliveries;
  }

  private Set<String> recipients(Trigger.Notify notify, RowImages images) {
    var found = new LinkedHashSet<String>();
    if (notify.owner()) {
      found.addAll(directory.owner());
    }
    var members = new ArrayList<UUID>();
    notify.userFields().stream()
        .map(images::value)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(UserKind::isMember)
        .forEach(member -> members.add(UserKind.uuid(member)));
    if (!members.isEmpty()) {
      found.addAll(directory.of(members));
    }
    for (Field field : notify.emailFields()) {
      if (images.value(field) instanceof String written && !written.isBlank()) {
        found.add(EmailAddress.of(written).map(EmailAddress::value).orElse(written));
      }
    }
    if (!notify.roles().isEmpty()) {
      // One more than are written to, to know that there are more.
      found.addAll(directory.withRoles(notify.roles(), MOST_RECIPIENTS + 1));
    }
    return found;
  }

  private NewDelivery delivery(
      Trigger trigger, Letter letter, @Nullable String to, @Nullable String dead) {
    return new NewDelivery(
        event,
        trigger.name(),
        trigger.event().word(),
        to,
        program.header().label(),
        letter.subject(),
        letter.text(),
        dead);
  }
}
