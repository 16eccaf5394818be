package dev.libretto.publish.check;

import dev.libretto.definition.Visibility;
import dev.libretto.problem.DefinitionCode;

/** An app that has members has a way to sign in, and providers can be told apart. */
final class SignInWays implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    var access = names.definition().access();
    boolean members = access.visibility() == Visibility.INVITE || access.openSignUp();
    if (members && !access.byEmail() && access.oidc().isEmpty()) {
      findings.error(
          DefinitionCode.NO_WAY_TO_SIGN_IN,
          access.at().child("signIn"),
          "The app is for members, but there is no way for them to sign in.",
          "Leave `email` on, or name an OpenID Connect provider.");
    }
    var seen = new Duplicates(DefinitionCode.DUPLICATE_PROVIDER, findings);
    access
        .oidc()
        .forEach(provider ->
            seen.note(
                provider.name(),
                provider.at().child("name"),
                "There are two providers `" + provider.name() + "`."));
  }
}
