package dev.libretto.member;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How people sign in to an app, as its definition says.
 *
 * @param email whether by a link in a mail
 * @param open whether a stranger who owns their address becomes a member
 * @param newRoles the roles of such a stranger
 * @param roles every role of the app
 * @param providers the OpenID providers it trusts
 */
public record SignInPolicy(
    boolean email, boolean open, List<String> newRoles, Set<String> roles, List<Provider> providers) {

  public SignInPolicy {
    newRoles = List.copyOf(newRoles);
    roles = Set.copyOf(roles);
    providers = List.copyOf(providers);
  }

  /**
   * An OpenID provider.
   *
   * @param secretName the name of the app's secret that holds the client secret
   */
  public record Provider(
      String name, String label, String issuer, String clientId, String secretName) {}

  /** The provider of this name. */
  public Optional<Provider> provider(String name) {
    return providers.stream().filter(provider -> provider.name().equals(name)).findFirst();
  }
}
