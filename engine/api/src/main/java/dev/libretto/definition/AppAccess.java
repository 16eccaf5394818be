package dev.libretto.definition;

import dev.libretto.problem.Pointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may come near an app, and how its members come to be and prove who they are.
 *
 * @param openSignUp whether whoever has a mail address may become a member
 * @param defaultRole the role of a member who was not invited
 * @param byEmail whether members may sign in by a link and a code in a mail
 * @param oidc who else may vouch for them
 */
public record AppAccess(
    Pointer at,
    Visibility visibility,
    boolean openSignUp,
    @Nullable String defaultRole,
    boolean byEmail,
    List<OidcProvider> oidc) {

  public AppAccess {
    oidc = List.copyOf(oidc);
  }

  /**
   * An OpenID Connect provider.
   *
   * @param name its part of the address
   * @param issuer the issuer's address, without a slash at its end
   * @param clientSecret the name of the app's secret that holds the client's; absent for a public
   *     client
   */
  public record OidcProvider(
      Pointer at,
      String name,
      String label,
      String issuer,
      String clientId,
      @Nullable String clientSecret) {}
}
