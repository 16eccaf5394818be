package dev.libretto.access;

import dev.libretto.expression.Expression;
import dev.libretto.expression.Expression.UserAttribute;
import dev.libretto.expression.Function;
import dev.libretto.expression.Rule;
import dev.libretto.expression.Type;
import dev.libretto.expression.Type.ListOf;
import dev.libretto.expression.Type.Scalar;
import dev.libretto.program.Field;
import dev.libretto.program.States.Transition;
import dev.libretto.program.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rights of a table, each with all that has to hold for it together: who cannot read a row can
 * change nothing about it, and a field is never more open than its table.
 */
final class Rights {

  private static final Expression YES = new Expression.Constant(true, Scalar.BOOLEAN);
  private static final Expression NO = new Expression.Constant(false, Scalar.BOOLEAN);
  private static final Type ROLES = new ListOf(Scalar.TEXT);

  private final Table table;
  private final Table.Access access;

  private Rights(Table table) {
    this.table = table;
    this.access = table.access();
  }

  /** What has to hold for everybody whom rules bind; of fields, those worth listing. */
  static SequencedMap<Right, Expression> of(Table table) {
    return of(table, listed(table));
  }

  /** The same with these fields, by their ids. */
  static SequencedMap<Right, Expression> of(Table table, Set<String> fieldIds) {
    return new Rights(table).bound(fieldIds);
  }

  /**
   * The ids of the fields that are not simply as open as their table, are sensitive, or show what
   * their readers may not read where it stands.
   */
  static Set<String> listed(Table table) {
    return table.fields().stream()
        .filter(field -> {
          var rules = field.rules();
          return rules.read() != null
              || rules.write() != null
              || rules.sensitive()
              || field.showsAsApp();
        })
        .map(Field::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What has to hold for the app's builder: facts about the row, but no rule. */
  static SequencedMap<Right, Expression> ofBuilder(Table table) {
    var rights = new LinkedHashMap<Right, Expression>();
    of(table).keySet().forEach(right -> rights.put(right, YES));
    for (var transition : transitions(table)) {
      rights.put(move(transition), orYes(transition.guard()));
    }
    table.fields().stream()
        .filter(field -> !field.writable())
        .forEach(field -> rights.computeIfPresent(write(field), (_, _) -> NO));
    return rights;
  }

  /** The names of the row's fields that are never null. */
  static Set<String> neverNull(Table table) {
    return table.fields().stream()
        .filter(Field::required)
        .map(Field::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private SequencedMap<Right, Expression> bound(Set<String> fieldIds) {
    var rights = new LinkedHashMap<Right, Expression>();
    rights.put(Right.OnRows.READ, access.read());
    rights.put(Right.OnRows.CREATE, access.create());
    rights.put(Right.OnRows.UPDATE, updates());
    rights.put(Right.OnRows.DELETE, Rule.all(access.read(), access.delete()));
    transitions(table).forEach(transition -> rights.put(move(transition), moves(transition)));
    for (var field : table.fields()) {
      if (fieldIds.contains(field.id())) {
        rights.put(
            new Right.ReadField(field.id(), field.name(), field.showsAsApp()),
            Rule.all(access.read(), orYes(field.rules().read())));
        rights.put(write(field), writes(field));
      }
    }
    return rights;
  }

  private Expression updates() {
    return Rule.all(access.read(), access.update());
  }

  private Expression writes(Field field) {
    return field.writable()
        ? Rule.all(Rule.any(access.create(), updates()), orYes(field.rules().write()))
        : NO;
  }

  /** A transition that names roles asks for no rule about updating. */
  private Expression moves(Transition transition) {
    var may =
        transition.roles().isEmpty()
            ? access.update()
            : Rule.any(transition.roles().stream().map(Rights::hasRole).toArray(Expression[]::new));
    return Rule.all(access.read(), may, orYes(transition.guard()));
  }

  private static Expression hasRole(String role) {
    return new Expression.Call(
        Function.IN,
        List.of(
            new Expression.Constant(role, Scalar.TEXT),
            new UserAttribute(UserAttribute.Attribute.ROLES, ROLES)),
        Scalar.BOOLEAN);
  }

  private static Right move(Transition transition) {
    return new Right.Move(transition.id(), transition.name());
  }

  private static Right write(Field field) {
    return new Right.WriteField(field.id(), field.name());
  }

  private static Expression orYes(@Nullable Expression rule) {
    return rule == null ? YES : rule;
  }

  private static List<Transition> transitions(Table table) {
    var states = table.states();
    return states == null ? List.of() : states.transitions();
  }
}
