package dev.libretto.access;

import dev.libretto.expression.Expression;
import dev.libretto.expression.Rule;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.program.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a notification tells, and to whom. The rules about reading are not asked of it, so it says
 * of each receiver what they could not be sure to read otherwise.
 *
 * @param on the event, in the definition's words
 * @param when what has to hold, or null
 * @param tells the names of the fields whose values it tells
 */
public record Notified(
    String trigger,
    String table,
    String on,
    @Nullable Expression when,
    List<String> tells,
    List<Receiver> to) {

  public Notified {
    tells = List.copyOf(tells);
    to = List.copyOf(to);
  }

  /** Who gets it. */
  public sealed interface Receiver {

    /** The app's builder, who can read all there is. */
    record Owner() implements Receiver {}

    /**
     * The members with a role.
     *
     * @param row whether they learn of rows that they could not read
     * @param fields those told that they could not read in every row
     */
    record WithRole(String role, boolean row, List<String> fields) implements Receiver {
      public WithRole {
        fields = List.copyOf(fields);
      }
    }

    /**
     * Whoever a field of the row names, a member or an address: it may be anybody.
     *
     * @param row whether there are rows that not everybody can read
     * @param fields those told that not everybody can read in every row
     */
    record NamedBy(String field, boolean row, List<String> fields) implements Receiver {
      public NamedBy {
        fields = List.copyOf(fields);
      }
    }
  }

  /** Everything the triggers of a program tell. */
  static List<Notified> all(Program program) {
    return program.triggers().stream().map(trigger -> of(program, trigger)).toList();
  }

  private static Notified of(Program program, Trigger trigger) {
    var notify = trigger.notification();
    var receivers = new ArrayList<Receiver>();
    if (notify.owner()) {
      receivers.add(new Receiver.Owner());
    }
    for (var role : notify.roles()) {
      var who = Principal.role(role.name());
      receivers.add(
          new Receiver.WithRole(
              role.name(),
              !reads(program, trigger.table(), who, Optional.empty()),
              beyond(program, trigger, who)));
    }
    var row = !reads(program, trigger.table(), Principal.ANONYMOUS, Optional.empty());
    var fields = beyond(program, trigger, Principal.ANONYMOUS);
    Stream.concat(notify.userFields().stream(), notify.emailFields().stream())
        .forEach(field -> receivers.add(new Receiver.NamedBy(field.name(), row, fields)));
    return new Notified(
        trigger.name(),
        trigger.table().name(),
        trigger.event().word(),
        trigger.when(),
        notify.told(),
        receivers);
  }

  /** The fields told that such a caller cannot read in every row. */
  private static List<String> beyond(Program program, Trigger trigger, Principal who) {
    return trigger.notification().told().stream()
        .filter(name -> !reads(program, trigger.table(), who, trigger.table().field(name)))
        .toList();
  }

  /**
   * Whether such a caller can read every row of a table, and a field of each if one is given.
   * Nobody counts on anything in an app that is its builder's alone.
   */
  public static boolean reads(Program program, Table table, Principal who, Optional<Field> field) {
    var rule = field.map(one -> one.rules().read()).orElse(null);
    return who.reaches(program.visibility())
        && Verdict.of(
                rule == null ? table.access().read() : Rule.all(table.access().read(), rule),
                who.knowledge(Rights.neverNull(table)))
            instanceof Verdict.Always;
  }
}
