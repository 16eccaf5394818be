package dev.libretto.oidc;

/**
 * What one sign-in at a provider is known by: all but the redirect are secrets of 256 random bits.
 *
 * @param redirect the address the provider sends the browser back to
 * @param state comes back with the browser
 * @param nonce comes back inside the ID token
 * @param verifier PKCE's proof that who spends the code began the sign-in (RFC 7636)
 */
public record Handshake(String redirect, String state, String nonce, String verifier) {

  /** Never shows the secrets. */
  @Override
  public String toString() {
    return "handshake for " + redirect;
  }
}
