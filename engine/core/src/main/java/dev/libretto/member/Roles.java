package dev.libretto.member;

import dev.libretto.problem.RequestCode;
import dev.libretto.problem.Suggestion;
import dev.libretto.rows.Refusal;
import java.util.List;

/** Roles are given by name, and only those the definition declares. */
final class Roles {

  private Roles() {}

  static void check(SignInPolicy policy, List<String> roles) {
    for (var role : roles) {
      if (!policy.roles().contains(role)) {
        throw Refusal.of(
                RequestCode.BAD_MEMBER,
                "The definition declares no role '" + role + "'",
                Suggestion.hint(role, List.copyOf(policy.roles()))
                    .orElse("Add it to the definition's roles, or leave it out"))
            .thrown();
      }
    }
  }
}
