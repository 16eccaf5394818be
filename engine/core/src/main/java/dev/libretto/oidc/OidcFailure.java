package dev.libretto.oidc;

/** A sign-in elsewhere did not come to a proved identity. The message is for the log. */
public final class OidcFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Failed for this reason; no code, token or secret is in it. */
  public OidcFailure(String reason) {
    super(reason, null, false, false);
  }
}
