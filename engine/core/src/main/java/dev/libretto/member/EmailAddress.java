package dev.libretto.member;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail address in the one form it is compared and kept in: lower case, the domain in ASCII. It
 * holds no character that could end a header or a command of SMTP.
 */
public record EmailAddress(String value) {

  private static final int LONGEST = 254;

  /** The form HTML accepts in a field of type email, which is a safe part of RFC 5321. */
  private static final Pattern FORM =
      Pattern.compile(
          "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");

  /** The address somebody wrote, or empty where it is none that mail can be sent to. */
  public static Optional<EmailAddress> of(String written) {
    var text = written.strip().toLowerCase(Locale.ROOT);
    var at = text.lastIndexOf('@');
    if (at < 1 || at > 64 || text.length() > LONGEST) {
      return Optional.empty();
    }
    String value;
    try {
      value = text.substring(0, at + 1) + IDN.toASCII(text.substring(at + 1));
    } catch (IllegalArgumentException notADomain) {
      return Optional.empty();
    }
    return value.length() <= LONGEST && FORM.matcher(value).matches()
        ? Optional.of(new EmailAddress(value))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
