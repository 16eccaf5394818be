package dev.libretto.member;

import org.jspecify.annotations.Nullable;

/**
 * A mail to one person, the same as text and as simple HTML.
 *
 * @param fromName who it says it is from; the address is the operator's
 * @param subject one line
 */
public record Mail(EmailAddress to, String fromName, String subject, String text, String html) {

  public Mail {
    fromName = oneLine(fromName);
    subject = oneLine(subject);
  }

  /** Nothing an author or a builder writes can begin another header (RFC 5322, section 2.2). */
  private static String oneLine(@Nullable String text) {
    return text == null ? "" : text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
  }

  /** Never shows what only the receiver may know. */
  @Override
  public String toString() {
    return "mail to " + to;
  }
}
