package dev.libretto.publish.diff;

import dev.libretto.definition.AppAccess;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Type;
import dev.libretto.program.Field;
import dev.libretto.program.FieldRules;
import dev.libretto.program.Program;
import dev.libretto.program.Role;
import dev.libretto.program.States;
import dev.libretto.program.States.Transition;
import dev.libretto.program.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares who may do what besides the tables' own rules: fields, states, roles, membership. */
final class RulesDiff {

  /** What a field or transition without a rule of its own has. */
  private static final Expression NO_LIMIT = new Expression.Constant(true, Type.Scalar.BOOLEAN);

  private RulesDiff() {}

  /** Roles by their ids, so that a rename is one difference and not two. */
  static void roles(Program from, Program to, Findings findings) {
    var before = from.roles().stream().collect(Collectors.toMap(Role::id, role -> role));
    var different = new ArrayList<String>();
    for (var role : to.roles()) {
      if (!role.equals(before.remove(role.id()))) {
        different.add(role.name());
      }
    }
    from.roles().stream()
        .filter(role -> before.containsKey(role.id()))
        .forEach(role -> different.add(role.name()));
    findings.change(different, Change.ChangeRoles::new);
  }

  /** How one becomes a member and signs in. */
  static void membership(AppAccess from, AppAccess to, Findings findings) {
    var keywords =
        new Keywords()
            .compare("signUp", from.openSignUp(), to.openSignUp())
            .compare("defaultRole", from.defaultRole(), to.defaultRole())
            .compare("signIn.email", from.byEmail(), to.byEmail())
            .compare("signIn.oidc", providers(from), providers(to));
    boolean wider =
        to.openSignUp()
            && (!from.openSignUp()
                || (to.defaultRole() != null && !to.defaultRole().equals(from.defaultRole())));
    findings.change(keywords.different(), names -> new Change.ChangeMembership(names, wider));
  }

  private static List<List<String>> providers(AppAccess access) {
    return access.oidc().stream()
        .map(provider ->
            List.of(
                provider.name(),
                provider.label(),
                provider.issuer(),
                provider.clientId(),
                String.valueOf(provider.clientSecret())))
        .toList();
  }

  static void history(TablePair pair, Findings findings) {
    var from = pair.from().history();
    var to = pair.to().history();
    findings.change(
        new Keywords()
            .compare("changesDays", from.changesDays(), to.changesDays())
            .compare("trashDays", from.trashDays(), to.trashDays())
            .different(),
        keywords -> new Change.ChangeHistory(pair.to(), keywords));
  }

  static void field(TablePair pair, Field from, Field to, Findings findings) {
    var before = new Rules(pair.fromProgram(), pair.from(), from.rules());
    var after = new Rules(pair.toProgram(), pair.to(), to.rules());
    var changed = new Keywords();
    var wider = new ArrayList<String>();
    for (var keyword : List.of("visibleWhen", "requiredWhen", "readOnlyWhen")) {
      changed.compare(keyword, before.rule(keyword), after.rule(keyword));
    }
    for (var keyword : List.of("read", "write")) {
      changed.compare(keyword, before.rule(keyword), after.rule(keyword));
      if (Widening.widens(before.rule(keyword), after.rule(keyword))) {
        wider.add(keyword);
      }
    }
    changed.compare("sensitive", before.rules.sensitive(), after.rules.sensitive());
    findings.change(
        changed.different(),
        keywords -> new Change.ChangeFieldRules(pair.to(), to, keywords, wider));
  }

  private record Rules(Program program, Table table, FieldRules rules) {

    Expression rule(String keyword) {
      var rule =
          switch (keyword) {
            case "visibleWhen" -> rules.visibleWhen();
            case "requiredWhen" -> rules.requiredWhen();
            case "readOnlyWhen" -> rules.readOnlyWhen();
            case "read" -> rules.read();
            default -> rules.write();
          };
      boolean limitsWhereItHolds = keyword.equals("requiredWhen") || keyword.equals("readOnlyWhen");
      return rule == null && limitsWhereItHolds
          ? new Expression.Constant(false, Type.Scalar.BOOLEAN)
          : identified(rule, table, program);
    }
  }

  static void states(TablePair pair, Findings findings) {
    var from = pair.from().states();
    var to = pair.to().states();
    var parts = new LinkedHashSet<String>();
    var wider = new ArrayList<String>();
    new Keywords()
        .compare("field", id(pair.from(), from), id(pair.to(), to))
        .compare("initial", from == null ? null : from.initial(), to == null ? null : to.initial())
        .different()
        .forEach(parts::add);
    Map<String, Transition> before = new HashMap<>();
    transitions(from).forEach(transition -> before.put(transition.id(), transition));
    for (var transition : transitions(to)) {
      var old = before.remove(transition.id());
      var now = new Move(pair.toProgram(), pair.to(), transition);
      if (old == null) {
        parts.add(transition.name());
        // Without a machine every change of state was an update; with one, this is one more way.
        if (from != null) {
          wider.add(transition.name());
        }
      } else if (!now.sameAs(new Move(pair.fromProgram(), pair.from(), old))) {
        parts.add(transition.name());
        if (now.widerThan(new Move(pair.fromProgram(), pair.from(), old))) {
          wider.add(transition.name());
        }
      }
    }
    before.values().forEach(gone -> parts.add(gone.name()));
    findings.change(List.copyOf(parts), names -> new Change.ChangeStates(pair.to(), names, wider));
  }

  private static String id(Table table, @Nullable States states) {
    return states == null ? "" : table.field(states.field()).map(Field::id).orElse("");
  }

  private static List<Transition> transitions(@Nullable States states) {
    return states == null ? List.of() : states.transitions();
  }

  /** A transition with what its expressions are about. */
  private record Move(Program program, Table table, Transition transition) {

    private Expression guard() {
      return identified(transition.guard(), table, program);
    }

    private Set<String> roles() {
      return program.roles().stream()
          .filter(role -> transition.roles().contains(role.name()))
          .map(Role::id)
          .collect(Collectors.toSet());
    }

    private List<List<Object>> effects() {
      return transition.set().stream()
          .map(effect ->
              List.<Object>of(
                  table.field(effect.field()).map(Field::id).orElse(""),
                  RowFields.identified(effect.value(), table, program)))
          .toList();
    }

    boolean sameAs(Move other) {
      return transition.name().equals(other.transition.name())
          && transition.label().equals(other.transition.label())
          && transition.to().equals(other.transition.to())
          && Set.copyOf(transition.from()).equals(Set.copyOf(other.transition.from()))
          && String.valueOf(transition.guardMessage())
              .equals(String.valueOf(other.transition.guardMessage()))
          && guard().equals(other.guard())
          && roles().equals(other.roles())
          && effects().equals(other.effects());
    }

    boolean widerThan(Move other) {
      boolean moreRoles =
          roles().isEmpty() != other.roles().isEmpty() || !other.roles().containsAll(roles());
      return moreRoles
          || !transition.to().equals(other.transition.to())
          || !other.transition.from().containsAll(transition.from())
          || Widening.widens(other.guard(), guard());
    }
  }

  private static Expression identified(@Nullable Expression rule, Table table, Program program) {
    return RowFields.identified(rule == null ? NO_LIMIT : rule, table, program);
  }
}
