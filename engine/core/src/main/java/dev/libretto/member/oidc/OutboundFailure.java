package dev.libretto.member.oidc;

/** A provider could not be asked, or does not answer as it has to. The message is for the log. */
final class OutboundFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OutboundFailure(String message) {
    super(message, null, false, false);
  }
}
