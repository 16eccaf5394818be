package dev.libretto.publish.check;

import dev.libretto.definition.RoleDefinition;
import dev.libretto.definition.TestDefinition.Principal;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.problem.Suggestion;
import java.util.List;

/** Every role that is spoken of outside of expressions is declared. */
final class RoleReferences implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    var roles = names.definition().roles().stream().map(RoleDefinition::name).toList();
    var access = names.definition().access();
    if (access.defaultRole() != null) {
      expect(access.defaultRole(), access.at().child("defaultRole"), roles, findings);
    }
    for (var table : names.tables()) {
      if (table.states() != null) {
        for (var transition : table.states().transitions()) {
          var at = transition.at().child("roles");
          for (int i = 0; i < transition.roles().size(); i++) {
            expect(transition.roles().get(i), at.child(i), roles, findings);
          }
        }
      }
    }
    for (var trigger : names.definition().triggers()) {
      var to = trigger.notification().to();
      for (int i = 0; i < to.roles().size(); i++) {
        expect(to.roles().get(i), to.at().child("roles").child(i), roles, findings);
      }
    }
    for (var test : names.definition().tests()) {
      if (test.as() instanceof Principal.Member member) {
        if (member.role() != null) {
          expect(member.role(), member.at().child("role"), roles, findings);
        }
        for (int i = 0; i < member.roles().size(); i++) {
          expect(member.roles().get(i), member.at().child("roles").child(i), roles, findings);
        }
      }
    }
  }

  private static void expect(String role, Pointer at, List<String> roles, Findings findings) {
    if (!roles.contains(role)) {
      findings.error(
          DefinitionCode.UNKNOWN_ROLE,
          at,
          "The app has no role `" + role + "`.",
          Suggestion.hint(role, roles)
              .orElse(
                  roles.isEmpty()
                      ? "Declare it: `\"roles\": [{\"name\": \"" + role + "\"}]`."
                      : "Its roles: " + String.join(", ", roles) + "."));
    }
  }
}
