package dev.libretto.member;

/** A mail server will not take a mail for its receiver, however often it is asked. */
public final class MailRefused extends Exception {

  private static final long serialVersionUID = 1;

  /**
   * Tells it.
   *
   * @param said the server's own words
   */
  public MailRefused(String said, Throwable cause) {
    super(said, cause);
  }
}
