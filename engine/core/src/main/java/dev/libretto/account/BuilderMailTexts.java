package dev.libretto.account;

import dev.libretto.member.EmailAddress;
import dev.libretto.member.Mail;
import dev.libretto.member.MailHtml;
import java.time.Duration;

/** The words of mails to builders. */
final class BuilderMailTexts {

  private static final String SENDER = "Libretto";

  private BuilderMailTexts() {}

  static Mail address(String builder, EmailAddress to, String link, Duration lifetime) {
    var end =
        "The link works once, for "
            + lifetime.toHours()
            + " hours. If you are not "
            + builder
            + ", do nothing.";
    return mail(to, "Confirm the mail address of " + builder, link, "Confirm the address", end);
  }

  static Mail password(String builder, EmailAddress to, String link, Duration lifetime) {
    var end =
        "The link works once, for "
            + lifetime.toMinutes()
            + " minutes. If you did not ask for this, do nothing: the password stays as it is.";
    return mail(to, "A new password for " + builder, link, "Choose a new password", end);
  }

  private static Mail mail(EmailAddress to, String title, String link, String button, String end) {
    return new Mail(
        to,
        SENDER,
        title,
        """
        %s

        Open this link:
        %s

        %s
        """
            .formatted(title, link, end),
        MailHtml.of(title, link, button, "", "", end));
  }

  static Mail addressChanged(String builder, EmailAddress to, String origin) {
    var title = "The mail address of " + builder + " has changed";
    var end = "This address is not used any more. If that was not you, sign in and look after it.";
    return new Mail(
        to,
        SENDER,
        title,
        title + "\n\n" + end + "\n\n" + origin + "\n",
        MailHtml.of(title, origin, "Go there", "", "", end));
  }
}
