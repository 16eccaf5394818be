package dev.libretto.member;

import dev.libretto.problem.RequestCode;
import dev.libretto.problem.Suggestion;
import dev.libretto.program.Role;
import dev.libretto.rows.Refusal;
import java.util.List;

/** People give roles by name; what is kept is their id, so that a renamed role stays given. */
public final class Roles {

  private Roles() {}

  /** The ids of roles that the definition must declare. */
  static List<String> ids(List<Role> declared, List<String> names) {
    return names.stream().distinct().map(name -> id(declared, name)).toList();
  }

  private static String id(List<Role> declared, String name) {
    for (var role : declared) {
      if (role.name().equals(name)) {
        return role.id();
      }
    }
    var known = declared.stream().map(Role::name).toList();
    throw Refusal.of(
            RequestCode.BAD_MEMBER,
            "The definition declares no role '" + name + "'",
            Suggestion.hint(name, known)
                .orElse("Add it to the definition's roles, or leave it out"))
        .thrown();
  }

  /** The present names of roles; one that the definition has no more is left out. */
  public static List<String> names(List<Role> declared, List<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : declared.stream().filter(role -> ids.contains(role.id())).map(Role::name).toList();
  }
}
