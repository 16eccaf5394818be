package dev.libretto.access;

import dev.libretto.program.Program;
import dev.libretto.program.Role;
import dev.libretto.program.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes wider or narrower from one version of an app to another, for whom. Tables, fields,
 * transitions and roles are the same by their ids. In doubt it is wider.
 */
public final class AccessDiff {

  private AccessDiff() {}

  /**
   * A kind of caller.
   *
   * @param before what the same people were in the earlier version
   * @param existing whether there were any
   */
  record Callers(Principal before, Principal after, boolean existing) {
    Callers(Principal same) {
      this(same, same, true);
    }

    /** Whoever had a role that is gone are still called by it. */
    Principal named() {
      return after.kind() == Principal.Kind.SIGNED_IN ? before : after;
    }

    boolean same() {
      return before.equals(after);
    }
  }

  /**
   * All that changes, table by table. What is gone with its table or field is left out: that it is
   * gone says enough.
   */
  public static List<AccessChange> between(Program from, Program to) {
    return to.tables().stream()
        .flatMap(table -> between(from, byId(from, table.id()), to, table).stream())
        .toList();
  }

  /** What changes for one table, by its rules or by who comes near the app. */
  public static List<AccessChange> between(
      Program from, Optional<Table> before, Program to, Table after) {
    var comparison = new TableComparison(from, before, to, after);
    callers(from, to).forEach(comparison::compare);
    if (from.roles().size() > 1 || to.roles().size() > 1) {
      comparison.compareSeveralRoles();
    }
    return List.copyOf(comparison.changes());
  }

  private static List<Callers> callers(Program from, Program to) {
    var callers = new ArrayList<Callers>();
    callers.add(new Callers(Principal.ANONYMOUS));
    callers.add(new Callers(Principal.SIGNED_IN));
    for (var role : to.roles()) {
      var before = role(from, role.id()).map(Role::name).map(Principal::role);
      callers.add(
          new Callers(
              before.orElse(Principal.SIGNED_IN), Principal.role(role.name()), before.isPresent()));
    }
    from.roles().stream()
        .filter(role -> role(to, role.id()).isEmpty())
        .forEach(role ->
            callers.add(new Callers(Principal.role(role.name()), Principal.SIGNED_IN, true)));
    return callers;
  }

  private static Optional<Role> role(Program program, String id) {
    return program.roles().stream().filter(role -> role.id().equals(id)).findFirst();
  }

  private static Optional<Table> byId(Program program, String id) {
    return program.tables().stream().filter(table -> table.id().equals(id)).findFirst();
  }
}
