package dev.libretto.member;

import java.time.Duration;

/** The words of the mails. No picture, no counting of who opens them. */
final class MailTexts {

  private MailTexts() {}

  static Mail signIn(String app, EmailAddress to, String link, String code) {
    var minutes = SignIns.LINK_LIFETIME.toMinutes();
    var shown = Secrets.shown(code);
    return new Mail(
        to,
        app,
        "Sign in to " + app,
        """
        Sign in to %s

        Open this link:
        %s

        Or type this code where you asked to sign in: %s

        Both work once, for %d minutes. If you did not ask for this, do nothing:
        nobody gets in without this mail.
        """
            .formatted(app, link, shown, minutes),
        MailHtml.of(
            "Sign in to " + app,
            link,
            "Sign in",
            "Or type this code where you asked to sign in:",
            shown,
            "Both work once, for "
                + minutes
                + " minutes. If you did not ask for this, do nothing: nobody gets in without this"
                + " mail."));
  }

  static Mail invitation(String app, EmailAddress to, String link, Duration lifetime) {
    var days = lifetime.toDays();
    return new Mail(
        to,
        app,
        "You are invited to " + app,
        """
        You are invited to %s

        Open this link to accept:
        %s

        It works once, for %d days. If you do not know what this is about, do nothing.
        """
            .formatted(app, link, days),
        MailHtml.of(
            "You are invited to " + app,
            link,
            "Accept the invitation",
            "",
            "",
            "The link works once, for "
                + days
                + " days. If you do not know what this is about, do nothing."));
  }
}
