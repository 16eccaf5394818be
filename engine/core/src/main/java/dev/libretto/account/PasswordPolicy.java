package dev.libretto.account;

import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.secret.SecretText;
import java.util.Locale;
import java.util.Optional;

/**
 * What a new password must be: long rather than colourful (NIST SP 800-63B, section 3.1.1.2), and
 * nothing that whoever guesses tries first.
 */
final class PasswordPolicy {

  private static final int SHORTEST = 10;
  private static final int LONGEST = 200;
  private static final int FEWEST_DIFFERENT = 5;

  private PasswordPolicy() {}

  /** Refuses a password, in words that do not repeat it. */
  static Optional<Refusal> fault(SecretText password, String name, Optional<String> email) {
    var text = password.reveal();
    var length = text.codePointCount(0, text.length());
    if (length < SHORTEST) {
      return weak("It has fewer than " + SHORTEST + " characters");
    }
    if (length > LONGEST) {
      return weak("It has more than " + LONGEST + " characters");
    }
    if (text.codePoints().distinct().count() < FEWEST_DIFFERENT) {
      return weak("It repeats a few characters");
    }
    var plain = text.toLowerCase(Locale.ROOT);
    var address = email.map(mail -> mail.toLowerCase(Locale.ROOT)).orElse("");
    if (plain.equals(name)
        || plain.replace(name, "").length() < FEWEST_DIFFERENT
        || plain.equals(address)
        || plain.equals(address.split("@")[0])) {
      return weak("It is made of the name or the mail address");
    }
    return Optional.empty();
  }

  private static Optional<Refusal> weak(String reason) {
    return Optional.of(
        Refusal.of(
            RequestCode.WEAK_PASSWORD, reason, "Several words that belong together are good"));
  }
}
