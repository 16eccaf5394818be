package dev.libretto.publish.check;

import dev.libretto.problem.DefinitionCode;

/** No two roles have the same name. */
final class RoleNames implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    var seen = new Duplicates(DefinitionCode.DUPLICATE_ROLE, findings);
    names
        .definition()
        .roles()
        .forEach(role ->
            seen.note(
                role.name(),
                role.at().child("name"),
                "There are two roles `" + role.name() + "`."));
  }
}
