package dev.libretto.member;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person, as text and sometimes the same as simple HTML.
 *
 * @param fromName who it says it is from; the address is the operator's
 * @param subject one line
 * @param html null where there is text alone
 * @param id tells the same mail sent twice, so that it can be recognised; null where nobody would
 */
public record Mail(
    EmailAddress to,
    String fromName,
    String subject,
    String text,
    @Nullable String html,
    @Nullable UUID id) {

  /** A mail that is sent once. */
  public Mail(EmailAddress to, String fromName, String subject, String text, String html) {
    this(to, fromName, subject, text, html, null);
  }

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
