package dev.libretto.access;

import dev.libretto.definition.Visibility;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Rule;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares who may do what with one table in two versions. */
final class TableComparison {

  private final Optional<Side> before;
  private final Side after;
  private final boolean sameWorld;
  private final List<AccessChange> changes = new ArrayList<>();

  /**
   * One version.
   *
   * @param rights by {@link Right#key}
   */
  private record Side(
      Program program,
      Visibility visibility,
      Table table,
      Set<String> present,
      Map<String, Entry> rights) {

    static Side of(Program program, Visibility visibility, Table table, Set<String> fieldIds) {
      var rights = new LinkedHashMap<String, Entry>();
      Rights.of(table, fieldIds)
          .forEach((right, rule) -> rights.put(right.key(), new Entry(right, rule)));
      return new Side(program, visibility, table, Rights.neverNull(table), rights);
    }

    Verdict verdict(Expression rule, Principal principal) {
      return principal.reaches(visibility)
          ? Verdict.of(rule, principal.knowledge(present))
          : new Verdict.Never();
    }

    Expression identified(Expression rule) {
      return Identified.of(rule, table, program);
    }
  }

  private record Entry(Right right, Expression rule) {}

  TableComparison(Program from, Optional<Table> before, Program to, Table after) {
    var listed = new LinkedHashSet<>(Rights.listed(after));
    before.ifPresent(table -> listed.addAll(Rights.listed(table)));
    boolean sameVisibility = from.visibility() == to.visibility();
    // API keys come into private apps, and rules bind them as they bind members elsewhere.
    boolean keys = sameVisibility && to.visibility() == Visibility.PRIVATE;
    this.before =
        before.map(
            table -> Side.of(from, keys ? Visibility.INVITE : from.visibility(), table, listed));
    this.after = Side.of(to, keys ? Visibility.INVITE : to.visibility(), after, listed);
    this.sameWorld =
        sameVisibility
            && before.map(Rights::neverNull).equals(Optional.of(Rights.neverNull(after)));
  }

  List<AccessChange> changes() {
    return changes;
  }

  void compare(AccessDiff.Callers callers) {
    after.rights().forEach((key, entry) -> compare(callers, key, entry));
  }

  private void compare(AccessDiff.Callers callers, String key, Entry entry) {
    var earlier = before.flatMap(side -> Optional.ofNullable(side.rights().get(key)));
    boolean sameRule = earlier.isPresent() && isSame(earlier.get(), entry);
    if (callers.same() && sameWorld && sameRule) {
      return;
    }
    var was =
        earlier
            .map(one -> before.orElseThrow().verdict(one.rule(), callers.before()))
            .orElseGet(Verdict.Never::new);
    var is = after.verdict(entry.rule(), callers.after());
    var old = before.map(side -> side.identified(was.rule())).orElseGet(was::rule);
    var now = after.identified(is.rule());
    boolean wider = !Rule.implies(now, old);
    if (wider || !Rule.implies(old, now)) {
      changes.add(
          new AccessChange(
              callers.named(),
              after.table().id(),
              after.table().name(),
              entry.right(),
              was,
              is,
              wider,
              earlier.isPresent() && callers.existing(),
              !sameRule));
    }
  }

  private boolean isSame(Entry earlier, Entry later) {
    return before.orElseThrow().identified(earlier.rule()).equals(after.identified(later.rule()));
  }

  /**
   * A rule may open something to those who have two roles and to nobody who has one. What is said
   * of somebody already is not said again.
   */
  void compareSeveralRoles() {
    var said = new LinkedHashSet<String>();
    changes.stream()
        .filter(change -> change.principal().kind() != Principal.Kind.ANONYMOUS)
        .forEach(change -> said.add(change.right().key()));
    var callers = new AccessDiff.Callers(Principal.ANY_ROLES);
    after
        .rights()
        .forEach((key, entry) -> {
          if (!said.contains(key)) {
            compare(callers, key, entry);
          }
        });
  }
}
