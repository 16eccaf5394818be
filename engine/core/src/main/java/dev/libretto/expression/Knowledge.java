package dev.libretto.expression;

import dev.libretto.expression.Expression.Constant;
import dev.libretto.expression.Expression.ListLiteral;
import dev.libretto.expression.Expression.UserAttribute.Attribute;
import dev.libretto.expression.Type.ListOf;
import dev.libretto.expression.Type.Scalar;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of callers and rows before there are any.
 *
 * @param user what callers' attributes are; an absent one is not known
 * @param present which attributes are never null, though nothing else is known of them
 * @param fields the names of the row's fields that are never null
 */
public record Knowledge(
    Map<Attribute, Expression> user, Set<Attribute> present, Set<String> fields) {

  public Knowledge {
    user = Map.copyOf(user);
    present = Set.copyOf(present);
    fields = Set.copyOf(fields);
  }

  /** Callers without an identity. */
  public static Knowledge anonymous(Set<String> fields) {
    var user = callers(false, false);
    user.put(Attribute.ID, new Constant(null, Scalar.TEXT));
    user.put(Attribute.EMAIL, new Constant(null, Scalar.TEXT));
    user.put(Attribute.ROLES, roles(List.of()));
    return new Knowledge(user, Set.of(), fields);
  }

  /** Callers with an identity and just these roles; programs among them have no mail address. */
  public static Knowledge signedIn(List<String> roles, Set<String> fields) {
    var user = callers(true, false);
    user.put(Attribute.ROLES, roles(roles));
    return new Knowledge(user, Set.of(Attribute.ID), fields);
  }

  /** Callers with an identity and any roles. */
  public static Knowledge signedInWithAnyRoles(Set<String> fields) {
    return new Knowledge(callers(true, false), Set.of(Attribute.ID), fields);
  }

  /** The app's builder. */
  public static Knowledge builder(Set<String> fields) {
    var user = callers(true, true);
    user.put(Attribute.EMAIL, new Constant(null, Scalar.TEXT));
    user.put(Attribute.ROLES, roles(List.of()));
    return new Knowledge(user, Set.of(Attribute.ID), fields);
  }

  private static Map<Attribute, Expression> callers(boolean signedIn, boolean builder) {
    var user = new EnumMap<Attribute, Expression>(Attribute.class);
    user.put(Attribute.SIGNED_IN, new Constant(signedIn, Scalar.BOOLEAN));
    user.put(Attribute.BUILDER, new Constant(builder, Scalar.BOOLEAN));
    return user;
  }

  private static Expression roles(List<String> names) {
    return new ListLiteral(
        names.stream().<Expression>map(name -> new Constant(name, Scalar.TEXT)).toList(),
        new ListOf(Scalar.TEXT));
  }
}
