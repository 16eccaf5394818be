package dev.libretto.member;

/** What came of a try to sign in by mail. */
public sealed interface Proof {

  /**
   * The person owns the address.
   *
   * @param returnTo where they wanted to go, a path inside the app
   */
  record Given(EmailAddress address, String returnTo) implements Proof {}

  /** The code was another one; so many tries are left. */
  record WrongCode(int left) implements Proof {}

  /** There is nothing to try any more. */
  record Closed(dev.libretto.member.Closed reason) implements Proof {}
}
