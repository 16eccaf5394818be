package dev.libretto.member;

import dev.libretto.definition.AppAccess.OidcProvider;
import dev.libretto.program.Program;
import dev.libretto.program.Role;
import java.util.List;
import java.util.Optional;

/**
 * How people sign in to an app, as its definition says.
 *
 * @param email whether by a link in a mail
 * @param open whether a stranger who owns their address becomes a member
 * @param newRoles the ids of the roles of such a stranger
 * @param roles every role of the app
 * @param providers the OpenID providers it trusts
 */
public record SignInPolicy(
    boolean email,
    boolean open,
    List<String> newRoles,
    List<Role> roles,
    List<OidcProvider> providers) {

  public SignInPolicy {
    newRoles = List.copyOf(newRoles);
    roles = List.copyOf(roles);
    providers = List.copyOf(providers);
  }

  /** The policy of a program: the one place that knows where a definition says it. */
  public static SignInPolicy of(Program program) {
    var access = program.access();
    var newRoles =
        program.roles().stream()
            .filter(role -> role.name().equals(access.defaultRole()))
            .map(Role::id)
            .toList();
    return new SignInPolicy(
        access.byEmail(), access.openSignUp(), newRoles, program.roles(), access.oidc());
  }

  /** The provider of this name. */
  public Optional<OidcProvider> provider(String name) {
    return providers.stream().filter(provider -> provider.name().equals(name)).findFirst();
  }
}
